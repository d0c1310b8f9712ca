import type { Entity, EntityId, EntityKind, EntityOf, Group, Principal, User } from './entities/entity.ts'
import type { AccountId, Arn } from './entities/names.ts'
import { oncePerWorkspace, type Touched } from './once-per-workspace.ts'
import { entityOf, type Workspace } from './workspace.ts'

/** Whatever policies can be attached to. */
export type PolicyHolder = User | Group | EntityOf<'role'>

/** By id, so that a change which leaves names and ties as they are leaves the index as it is. */
type Index = {
  readonly byAccount: ReadonlyMap<AccountId, readonly EntityId[]>
  readonly byName: ReadonlyMap<string, EntityId>
  readonly byUniqueId: ReadonlyMap<string, EntityId>
  readonly holders: ReadonlyMap<Arn, readonly EntityId[]>
  readonly bounded: ReadonlyMap<Arn, readonly EntityId[]>
  readonly members: ReadonlyMap<string, readonly EntityId[]>
}

const indexOf = oncePerWorkspace((workspace): Index => {
  const byAccount = new Map<AccountId, EntityId[]>()
  const byName = new Map<string, EntityId>()
  const byUniqueId = new Map<string, EntityId>()
  const holders = new Map<Arn, EntityId[]>()
  const bounded = new Map<Arn, EntityId[]>()
  const members = new Map<string, EntityId[]>()
  for (const entity of workspace.entities.values()) {
    const { id, account, uniqueId, name, groups, policies, boundary } = placeInIndex(entity)
    if (uniqueId !== null) byUniqueId.set(uniqueId, id)
    if (account === null) continue
    if (entity.kind !== 'account') push(byAccount, account, id)
    if (name !== null) byName.set(nameKey(entity.kind, account, name), id)
    for (const policy of policies) push(holders, policy, id)
    if (boundary !== null) push(bounded, boundary, id)
    for (const group of groups) push(members, nameKey('group', account, group), id)
  }
  return { byAccount, byName, byUniqueId, holders, bounded, members }
}, keepsIndex)

type PlaceInIndex = {
  readonly id: EntityId
  readonly account: AccountId | null
  readonly uniqueId: string | null
  readonly name: string | null
  readonly groups: readonly string[]
  readonly policies: readonly Arn[]
  readonly boundary: Arn | null
}

/** All of an entity that the index hangs on. */
function placeInIndex(entity: Entity): PlaceInIndex {
  return {
    id: entity.id,
    account: accountOf(entity),
    uniqueId: 'uniqueId' in entity ? entity.uniqueId : null,
    name: 'name' in entity && entity.kind !== 'resource' ? entity.name : null,
    groups: entity.kind === 'user' ? entity.groups : [],
    policies: 'attachedPolicies' in entity ? entity.attachedPolicies : [],
    boundary: 'permissionsBoundary' in entity ? entity.permissionsBoundary : null,
  }
}

/** Whether a change leaves the index as it is: it makes and takes away nothing that is in it, and moves nothing there. */
function keepsIndex({ added, updated, removed }: Touched): boolean {
  return (
    ![...added, ...removed].some((entity) => accountOf(entity) !== null || 'uniqueId' in entity) &&
    updated.every(([from, to]) => isSamePlace(from, to))
  )
}

function isSamePlace(from: Entity, to: Entity): boolean {
  if (from.kind !== to.kind) return false
  const [one, other] = [placeInIndex(from), placeInIndex(to)]
  return (
    one.id === other.id &&
    one.account === other.account &&
    one.uniqueId === other.uniqueId &&
    one.name === other.name &&
    one.boundary === other.boundary &&
    areSame(one.groups, other.groups) &&
    areSame(one.policies, other.policies)
  )
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, i) => text === other[i])
}

/** The account that an entity belongs to; null for AWS's own policies, pinned requests and what Organizations keeps. */
export function accountOf(entity: Entity): AccountId | null {
  if (entity.kind === 'policy') return entity.owner === 'aws' ? null : entity.owner
  return 'accountId' in entity ? entity.accountId : null
}

/** All that lives in an account, in the order of creation. The account itself is not among it. */
export function entitiesOfAccount(workspace: Workspace, account: AccountId): readonly Entity[] {
  const known = listsOfAccounts(workspace)
  let list = known.get(account)
  if (list === undefined) {
    list = entitiesAt(workspace, indexOf(workspace).byAccount.get(account))
    known.set(account, list)
  }
  return list
}

const listsOfAccounts = oncePerWorkspace((): Map<AccountId, readonly Entity[]> => new Map())

/** The IAM entity of that kind and name in the account. Letter case is ignored, as IAM does for names. */
export function named<Kind extends EntityKind>(
  workspace: Workspace,
  kind: Kind,
  account: AccountId,
  name: string,
): EntityOf<Kind> | undefined {
  const id = indexOf(workspace).byName.get(nameKey(kind, account, name))
  return id === undefined ? undefined : entityOf(workspace, kind, id)
}

/** The entity that has this unique id, letter case counting. */
export function entityOfUniqueId(workspace: Workspace, uniqueId: string): Entity | undefined {
  const id = indexOf(workspace).byUniqueId.get(uniqueId)
  return id === undefined ? undefined : workspace.entities.get(id)
}

/** Users, groups and roles that a managed policy is attached to. */
export function holdersOf(workspace: Workspace, policy: Arn): readonly PolicyHolder[] {
  return entitiesAt(workspace, indexOf(workspace).holders.get(policy)).filter(
    (entity) => 'attachedPolicies' in entity,
  )
}

/** Users and roles that have this policy as their permissions boundary. */
export function boundedBy(workspace: Workspace, policy: Arn): readonly Principal[] {
  return entitiesAt(workspace, indexOf(workspace).bounded.get(policy)).filter(
    (entity) => 'permissionsBoundary' in entity,
  )
}

/** Users in a group. */
export function membersOf(workspace: Workspace, group: Group): readonly User[] {
  const ids = indexOf(workspace).members.get(nameKey('group', group.accountId, group.name))
  return entitiesAt(workspace, ids).filter((entity) => entity.kind === 'user')
}

function nameKey(kind: EntityKind, account: AccountId, name: string): string {
  return `${kind}/${account}/${name.toLowerCase()}`
}

const noIds: readonly EntityId[] = []

function entitiesAt(workspace: Workspace, ids: readonly EntityId[] = noIds): readonly Entity[] {
  return ids.flatMap((id) => workspace.entities.get(id) ?? [])
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
