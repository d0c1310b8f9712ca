import { rootArn } from '#model/entities/arn-of.ts'
import type { Account, Group, ManagedPolicy, Resource, Role, User } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { GraphQuestionKind } from '../hrefs.ts'
import { type Named, namesMeant } from './names-meant.ts'

/** So many readings of one name are told of. */
export const mostMeant = 12

/** Whom or what of the workspace a name may mean that is typed for an end of a question on the graph, best first. */
export function endsMeant(
  workspace: Workspace,
  ask: GraphQuestionKind,
  field: 'from' | 'to',
  typed: string,
): readonly Named[] {
  return namesMeant(endsOf(workspace, ask, field), typed).slice(0, mostMeant)
}

/** All that can be an end: accounts as a whole only start ways, for what they pass or change can't be told. */
export function endsOf(workspace: Workspace, ask: GraphQuestionKind, field: 'from' | 'to'): readonly Named[] {
  const ends = kindsOf(ask, field).flatMap((kind) => entitiesOf(workspace, kind).map(namedOf))
  return field === 'to' || isOfWorkspaceAlone(ask)
    ? ends
    : [...ends, ...entitiesOf(workspace, 'account').map(namedOf)]
}

/** Is it asked of what the workspace holds alone? What it comes to of somebody outside can't be told. */
export function isOfWorkspaceAlone(ask: GraphQuestionKind): boolean {
  return ask === 'passes' || ask === 'who-passes' || ask === 'changes' || ask === 'who-changes'
}

function kindsOf(ask: GraphQuestionKind, field: 'from' | 'to') {
  if (field === 'from') return ['user', 'role'] as const
  if (ask === 'who-passes') return ['role'] as const
  return ask === 'who-changes'
    ? (['role', 'user', 'group', 'policy', 'resource'] as const)
    : (['role', 'resource'] as const)
}

/** What has a name that people type. */
export type NamedEntity = User | Role | Group | ManagedPolicy | Resource | Account

/** An entity by what it is called. Entities are never changed in place, so that each is read once. */
export function namedOf(entity: NamedEntity): Named {
  const found = known.get(entity)
  if (found !== undefined) return found
  const made = madeOf(entity)
  known.set(entity, made)
  return made
}

const known = new WeakMap<NamedEntity, Named>()

function madeOf(entity: NamedEntity): Named {
  const { id, name } = entity
  switch (entity.kind) {
    case 'account':
      return { id: rootArn(entity.accountId), name, accountId: entity.accountId, isAccount: true }
    case 'policy':
      return { id, name, accountId: entity.owner === 'aws' ? null : entity.owner, isAccount: false }
    case 'user':
    case 'role':
    case 'group':
    case 'resource':
      return { id, name, accountId: entity.accountId, isAccount: false }
  }
}
