import type { Entity } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { boundedBy, holdersOf, membersOf, named, type PolicyHolder } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Relation } from './relation.ts'

type Structural = 'member' | 'attachment' | 'boundary'

/** Those that leave the node of that id: a user's groups, and the holders of a policy. */
export function structureFrom(workspace: Workspace, id: string): readonly Relation[] {
  const entity = workspace.entities.get(id)
  if (entity?.kind === 'user') return memberships(workspace, entity)
  return policiesFrom(workspace, id)
}

/** Those that arrive at the node of that id: members of a group, policies of a user, group or role. */
export function structureTo(workspace: Workspace, id: string): readonly Relation[] {
  const entity = workspace.entities.get(id)
  if (entity?.kind !== 'user' && entity?.kind !== 'group' && entity?.kind !== 'role') return []
  const members = entity.kind === 'group' ? membersOf(workspace, entity) : []
  return [...members.map((member) => tie('member', member.arn, entity.arn)), ...policiesOf(entity)]
}

function memberships(
  workspace: Workspace,
  user: Extract<Entity, { readonly kind: 'user' }>,
): readonly Relation[] {
  return user.groups.flatMap((name) => {
    const group = named(workspace, 'group', user.accountId, name)
    return group === undefined ? [] : [tie('member', user.arn, group.arn)]
  })
}

function policiesOf(holder: PolicyHolder): readonly Relation[] {
  const bound = holder.kind === 'group' ? null : holder.permissionsBoundary
  return [
    ...holder.attachedPolicies.map((policy) => tie('attachment', policy, holder.arn)),
    ...(bound === null ? [] : [tie('boundary', bound, holder.arn)]),
  ]
}

function policiesFrom(workspace: Workspace, id: string): readonly Relation[] {
  // a policy that isn't there may be attached all the same, and be somebody's boundary
  const policy = arn(id)
  return [
    ...holdersOf(workspace, policy).map((holder) => tie('attachment', id, holder.arn)),
    ...boundedBy(workspace, policy).map((holder) => tie('boundary', id, holder.arn)),
  ]
}

function tie(kind: Structural, from: string, to: string): Relation {
  return { id: `${kind} ${from} ${to}`, kind, from, to, ...certain }
}

const certain = { state: 'allowed', covers: 1, conditions: [], sentence: '', deciding: [] } as const
