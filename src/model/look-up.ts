import type { Entity, EntityKind, EntityOf, Group, Principal, User } from './entities/entity.ts'
import type { AccountId, Arn } from './entities/names.ts'
import type { Workspace } from './workspace.ts'

/** Whatever policies can be attached to. */
export type PolicyHolder = User | Group | EntityOf<'role'>

/**
 * Compute something of a workspace once: the answer is kept as long as the entities it was computed from. Rests
 * on workspaces being immutable.
 */
export function oncePerWorkspace<Answer>(
  compute: (workspace: Workspace) => Answer,
): (workspace: Workspace) => Answer {
  const known = new WeakMap<Workspace['entities'], { readonly answer: Answer }>()
  return (workspace) => {
    const found = known.get(workspace.entities)
    if (found !== undefined) return found.answer
    const answer = compute(workspace)
    known.set(workspace.entities, { answer })
    return answer
  }
}

type Index = {
  readonly byAccount: ReadonlyMap<AccountId, readonly Entity[]>
  readonly byName: ReadonlyMap<string, Entity>
  readonly byUniqueId: ReadonlyMap<string, Entity>
  readonly holders: ReadonlyMap<Arn, readonly PolicyHolder[]>
  readonly bounded: ReadonlyMap<Arn, readonly Principal[]>
  readonly members: ReadonlyMap<string, readonly User[]>
}

const indexOf = oncePerWorkspace((workspace): Index => {
  const byAccount = new Map<AccountId, Entity[]>()
  const byName = new Map<string, Entity>()
  const byUniqueId = new Map<string, Entity>()
  const holders = new Map<Arn, PolicyHolder[]>()
  const bounded = new Map<Arn, Principal[]>()
  const members = new Map<string, User[]>()
  for (const entity of workspace.entities.values()) {
    if ('uniqueId' in entity) byUniqueId.set(entity.uniqueId, entity)
    const account = accountOf(entity)
    if (account === null) continue
    if (entity.kind !== 'account') push(byAccount, account, entity)
    if ('name' in entity && entity.kind !== 'resource')
      byName.set(nameKey(entity.kind, account, entity.name), entity)
    if ('attachedPolicies' in entity)
      for (const policy of entity.attachedPolicies) push(holders, policy, entity)
    if ('permissionsBoundary' in entity && entity.permissionsBoundary !== null) {
      push(bounded, entity.permissionsBoundary, entity)
    }
    if (entity.kind === 'user') {
      for (const group of entity.groups) push(members, nameKey('group', account, group), entity)
    }
  }
  return { byAccount, byName, byUniqueId, holders, bounded, members }
})

/** The account that an entity belongs to; null for AWS's own policies, pinned requests and what Organizations keeps. */
export function accountOf(entity: Entity): AccountId | null {
  if (entity.kind === 'policy') return entity.owner === 'aws' ? null : entity.owner
  return 'accountId' in entity ? entity.accountId : null
}

/** All that lives in an account, in the order of creation. The account itself is not among it. */
export function entitiesOfAccount(workspace: Workspace, account: AccountId): readonly Entity[] {
  return indexOf(workspace).byAccount.get(account) ?? []
}

/** The IAM entity of that kind and name in the account. Letter case is ignored, as IAM does for names. */
export function named<Kind extends EntityKind>(
  workspace: Workspace,
  kind: Kind,
  account: AccountId,
  name: string,
): EntityOf<Kind> | undefined {
  const found = indexOf(workspace).byName.get(nameKey(kind, account, name))
  return found !== undefined && isOfKind(found, kind) ? found : undefined
}

/** The entity that has this unique id, letter case counting. */
export function entityOfUniqueId(workspace: Workspace, uniqueId: string): Entity | undefined {
  return indexOf(workspace).byUniqueId.get(uniqueId)
}

/** Users, groups and roles that a managed policy is attached to. */
export function holdersOf(workspace: Workspace, policy: Arn): readonly PolicyHolder[] {
  return indexOf(workspace).holders.get(policy) ?? []
}

/** Users and roles that have this policy as their permissions boundary. */
export function boundedBy(workspace: Workspace, policy: Arn): readonly Principal[] {
  return indexOf(workspace).bounded.get(policy) ?? []
}

/** Users in a group. */
export function membersOf(workspace: Workspace, group: Group): readonly User[] {
  return indexOf(workspace).members.get(nameKey('group', group.accountId, group.name)) ?? []
}

function nameKey(kind: EntityKind, account: AccountId, name: string): string {
  return `${kind}/${account}/${name.toLowerCase()}`
}

function isOfKind<Kind extends EntityKind>(entity: Entity, kind: Kind): entity is EntityOf<Kind> {
  return entity.kind === kind
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
