import { nodeIn } from '../graph-index.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import { assumptionsIn, relationOf } from './assumptions.ts'
import type { Unassumable, UnassumableAnswer } from './graph-question.ts'
import { nodesOf, type Scene } from './scene.ts'

/**
 * Roles of the workspace that nobody can assume, and why. Accounts that can't be seen count as able to, since nothing
 * here says that they aren't; services and identities of providers count too.
 */
export function unassumableIn(scene: Scene): UnassumableAnswer {
  const { to } = assumptionsIn(scene.graph)
  const roles = scene.graph.nodes.flatMap(({ id, kind, entity }): readonly Unassumable[] => {
    if (kind !== 'role' || entity === null) return []
    const into = to(id)
    if (into.some(isAccess)) return []
    return [{ role: id, why: reasonFor(scene.graph, into), halves: into.map(relationOf) }]
  })
  return {
    roles,
    nodes: nodesOf(
      scene,
      roles.flatMap(({ halves }) => halves),
      roles.map(({ role }) => role),
    ),
  }
}

function reasonFor(graph: TrustGraph, into: readonly TrustEdge[]): Unassumable['why'] {
  if (into.some(({ state }) => state === 'unknown')) return 'unknown'
  if (into.some(({ reason }) => reason === 'at-odds')) return 'at-odds'
  if (into.some(({ reason }) => reason === 'over')) return 'over'
  if (isKeptOut(graph, into)) return 'kept-out'
  const trusts = into.some(({ state, reason }) => state === 'trustOnly' && reason !== 'no-such-principal')
  return trusts ? 'not-permitted' : 'nobody-trusted'
}

/** Has somebody the permission whose account, or anyone, is trusted as a whole? Only conditions and denials of the trust policy shut these out. */
function isKeptOut(graph: TrustGraph, into: readonly TrustEdge[]): boolean {
  const permitted = into.filter(({ state }) => state === 'permissionOnly')
  return into.some(({ from, reason }) => {
    if (reason === 'insiders') return permitted.length > 0
    const trusted = reason === 'delegated' ? nodeIn(graph, from)?.accountId : null
    if (trusted === null || trusted === undefined) return false
    return permitted.some((half) => nodeIn(graph, half.from)?.accountId === trusted)
  })
}
