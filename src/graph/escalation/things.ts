import type { Entity, Group, Principal, Resource, Role, User } from '#model/entities/entity.ts'
import { entitiesOfAccount, named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { isKindOfThing, isOfKind } from './held-things.ts'
import type { Actor } from './may-do.ts'

/** One thing that a permission is used on: its ARN as asked, what it is, and the identity that it gives away. */
export type Thing = { readonly arn: string; readonly entity: Entity | null; readonly gains: string | null }

/** What a word of the catalogue may stand for, for one actor. Only of the actor's own account: IAM looks no further. */
export function thingsFor(
  workspace: Workspace,
  actor: Actor,
  { on, action }: { on: string; action: string },
): readonly Thing[] {
  const { principal } = actor
  const own = entitiesOfAccount(workspace, principal.accountId)
  switch (on) {
    case '*':
      return ['*', ...actor.examples(action)].map(made)
    case 'self-user':
      return principal.kind === 'user' ? [held(principal)] : []
    case 'self-role':
      return principal.kind === 'role' ? [held(principal)] : []
    case 'group-of-actor':
      return groupsOf(workspace, principal).map(held)
    case 'target-user':
      return own.filter((one): one is User => one.kind === 'user' && one.arn !== principal.arn).map(held)
    case 'target-group': {
      const mine = new Set(groupsOf(workspace, principal).map(({ arn }) => arn))
      return own.filter((one): one is Group => one.kind === 'group' && !mine.has(one.arn)).map(held)
    }
    case 'target-role':
      return editableRoles(own)
        .filter(({ arn }) => arn !== principal.arn)
        .map(held)
    case 'customer-policy-attached-to-actor':
      return [principal, ...groupsOf(workspace, principal)].flatMap((one) =>
        ownPolicies(workspace, one.attachedPolicies),
      )
    case 'policy-used-as-boundary-of-actor':
      return principal.permissionsBoundary === null
        ? []
        : ownPolicies(workspace, [principal.permissionsBoundary])
    case 'saml-provider':
    case 'oidc-provider':
      return own.flatMap((one) => (one.kind === on ? [{ arn: one.arn, entity: one, gains: null }] : []))
    case 'new-role':
    case 'new-user':
    case 'new-group':
    case 'new-mfa':
      return newThings(actor, on.slice('new-'.length), action)
    default:
      return isKindOfThing(on) ? heldThings(workspace, own, on) : []
  }
}

/** The things of a role: of its own policies where the word asks for them, else the role. */
export function thingsOfRole(workspace: Workspace, role: Role, on: string): readonly Thing[] {
  return on === 'customer-policy-attached-to-target-role'
    ? ownPolicies(workspace, role.attachedPolicies)
    : [held(role)]
}

/** Roles that can be edited and passed: those that belong to a service can't. */
export function editableRoles(own: readonly Entity[]): readonly Role[] {
  return own.filter((one): one is Role => one.kind === 'role' && !one.path.startsWith('/aws-service-role/'))
}

function held(entity: User | Group | Role): Thing {
  return { arn: entity.arn, entity, gains: entity.kind === 'group' ? null : entity.arn }
}

function made(arn: string): Thing {
  return { arn, entity: null, gains: null }
}

function groupsOf(workspace: Workspace, principal: Principal): readonly Group[] {
  if (principal.kind === 'role') return []
  return principal.groups.flatMap((name) => named(workspace, 'group', principal.accountId, name) ?? [])
}

function ownPolicies(workspace: Workspace, arns: Principal['attachedPolicies']): readonly Thing[] {
  return arns.flatMap((arn) => {
    const policy = entityOf(workspace, 'policy', arn)
    return policy === undefined || policy.owner === 'aws' ? [] : [{ arn, entity: policy, gains: null }]
  })
}

/** Something that isn't there yet: under any name, and under such names as the actor's own permissions spell. */
function newThings({ principal, examples }: Actor, kind: string, action: string): readonly Thing[] {
  const start = `arn:${principal.arn.split(':')[1] ?? 'aws'}:iam::${principal.accountId}:${kind}/`
  const spelled = examples(action).filter((text) => text.startsWith(start))
  return [`${start}new`, ...spelled].map(made)
}

function heldThings(workspace: Workspace, own: readonly Entity[], kind: string): readonly Thing[] {
  return own.flatMap((one) => {
    if (one.kind !== 'resource' || !isOfKind(one, kind)) return []
    const at = kind === 's3-object' ? `${one.arn}/new` : one.arn
    return [{ arn: at, entity: one, gains: roleBehind(workspace, one) }]
  })
}

/** The role that a function or an instance acts as. */
function roleBehind(workspace: Workspace, { executionRole, instanceProfile }: Resource): string | null {
  if (executionRole !== null) return entityOf(workspace, 'role', executionRole)?.arn ?? null
  if (instanceProfile === null) return null
  const profile = entityOf(workspace, 'instance-profile', instanceProfile)
  if (profile === undefined || profile.roleName === null) return null
  return named(workspace, 'role', profile.accountId, profile.roleName)?.arn ?? null
}
