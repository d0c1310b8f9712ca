import { isAccess } from '../reach.ts'
import type { TrustEdge } from '../trust-graph.ts'
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
    return [{ role: id, why: reasonFor(into), halves: into.map(relationOf) }]
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

function reasonFor(into: readonly TrustEdge[]): Unassumable['why'] {
  if (into.some(({ state }) => state === 'unknown')) return 'unknown'
  if (into.some(({ reason }) => reason === 'at-odds')) return 'at-odds'
  if (into.some(({ reason }) => reason === 'over')) return 'over'
  const trusts = into.some(({ state, reason }) => state === 'trustOnly' && reason !== 'no-such-principal')
  return trusts ? 'not-permitted' : 'nobody-trusted'
}
