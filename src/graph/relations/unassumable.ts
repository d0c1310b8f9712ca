import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { resourceGrammar } from '#engine/compile/resource-grammar.ts'
import { elementCovers } from '#engine/policy/action-element.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { Principal, Role } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

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
    const role = entityOf(scene.workspace, 'role', id)
    if (role === undefined || into.some(isAccess)) return []
    return [{ role: id, why: reasonFor(scene, role, into), halves: into.map(relationOf) }]
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

function reasonFor(scene: Scene, role: Role, into: readonly TrustEdge[]): Unassumable['why'] {
  if (into.some(({ state }) => state === 'unknown')) return 'unknown'
  if (into.some(({ reason }) => reason === 'at-odds')) return 'at-odds'
  if (into.some(({ reason }) => reason === 'over')) return 'over'
  if (isKeptOut(scene, role, into)) return 'kept-out'
  const trusts = into.some(({ state, reason }) => state === 'trustOnly' && reason !== 'no-such-principal')
  return trusts ? 'not-permitted' : 'nobody-trusted'
}

/** Has somebody the permission whom the role trusts by what an Allow says of whom? Only conditions and denials of its trust policy shut these out. */
function isKeptOut({ workspace }: Scene, role: Role, into: readonly TrustEdge[]): boolean {
  const permitted = into.flatMap(({ state, from }) => {
    const principal = entityOf(workspace, 'user', from) ?? entityOf(workspace, 'role', from)
    return state !== 'permissionOnly' || principal === undefined ? [] : [principal]
  })
  if (permitted.length === 0) return false
  const compiled = compiledOnce(role.trustPolicy, resourceGrammar(role.trustPolicy))
  if (!compiled.ok) return false
  const trusting = compiled.value.statements.filter(
    ({ effect, actions }) => effect === 'Allow' && elementCovers(actions, assuming),
  )
  return trusting.some(({ principals }) => permitted.some((one) => isNamed(principals, one)))
}

const assuming = { name: 'sts:assumerole', service: 'sts', operation: 'assumerole' } as const

/** Does a statement that names these speak of the user or role, or of its account as a whole? */
function isNamed(principals: Statement['principals'], one: Principal): boolean {
  if (principals === null) return true
  const isAmong = principals.patterns.some((pattern) => {
    switch (pattern.kind) {
      case 'everyone':
        return true
      case 'account':
        return pattern.account === one.accountId
      case 'user':
      case 'role':
        return pattern.arn === one.arn
      case 'unique-id':
        return pattern.id === one.uniqueId
      case 'role-session':
        return one.kind === 'role' && pattern.arn.includes(`:${one.accountId}:assumed-role/${one.name}/`)
      case 'federated-user':
      case 'service':
      case 'federated':
      case 'canonical-user':
        return false
    }
  })
  return isAmong !== principals.negated
}
