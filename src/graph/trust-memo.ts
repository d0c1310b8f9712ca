import type { Entity, EntityKind, Principal } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import { earliestDay, todayOf } from '#model/today.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { Finding } from './finding.ts'
import type { Judgement } from './judge.ts'
import { lookOfGuardrails, type Sayings } from './pair-classes.ts'
import type { CallerSide, RoleSide } from './pair-sides.ts'
import type { Mentions } from './trust-mentions.ts'

/**
 * What was found of earlier workspaces, for the next one: each finding with the very entities that bore on it, so
 * that after a change only what it touched is asked again. One memo serves one workspace as it changes.
 */
export type TrustMemo = {
  /** Accounts and what Organizations keeps: they bear on every pair. */
  surroundings: readonly Entity[]
  /** See `todayOf`. */
  today: number
  readonly principals: Map<string, PrincipalMemo>
  readonly roles: Map<string, RoleMemo>
  /** Callers of whom the workspace holds nothing: services, providers, outsiders. */
  readonly strangers: Map<string, CallerSide>
  /** What was decided for all pairs, or all roles of one trust policy, alike: see `classOfPair` and `classOfTrust`. */
  readonly ofTrust: Map<string, Judgement | null>
  /** See `lookOfGuardrails`. */
  isCallerSeen: boolean
  isRoleSeen: boolean
  isPairSeen: boolean
  /** Roles that a pattern covers, of the roles that were there. */
  readonly covered: Map<string, readonly string[]>
  roleArns: readonly string[]
  /** The entities of the workspace that was looked at last. */
  entities: Workspace['entities'] | null
  /** Who and what there is, by name: whoever comes or goes may be meant by any trust policy. The same list as long as it is so. */
  present: readonly unknown[]
}

export type PrincipalMemo = {
  readonly bearing: readonly (Entity | undefined)[]
  /** Under which names these are looked up: ids, and of groups the name that users have for them. */
  readonly bearingIds: readonly string[]
  /** Resource patterns of Allows that may cover sts:AssumeRole. */
  readonly patterns: readonly string[]
  readonly isUnseen: boolean
  readonly sayings: Sayings | null
  /** By session name, empty for users. */
  readonly sides: Map<string, CallerSide>
}

export type RoleMemo = {
  readonly role: Entity
  /** By the account of the caller, empty where there is none. */
  readonly sides: Map<string, RoleSide>
  readonly mentions: Mentions
  /** What was decided for callers that are alike: see `classOf`. */
  readonly classes: Map<string, Judgement | null>
  /** `of` is what is known of the caller: another object once that changed. */
  readonly edges: Map<string, { readonly of: object; readonly found: Finding | null }>
  /** Every edge into it as last found, and the users and roles that were asked about; null where that must be found anew. */
  all: { readonly findings: readonly Finding[]; readonly asked: ReadonlySet<string> } | null
}

/** A memo that knows nothing yet. */
export function emptyMemo(): TrustMemo {
  return {
    surroundings: [],
    today: earliestDay,
    principals: new Map(),
    roles: new Map(),
    strangers: new Map(),
    ofTrust: new Map(),
    isCallerSeen: false,
    isRoleSeen: false,
    isPairSeen: false,
    covered: new Map(),
    roleArns: [],
    entities: null,
    present: [],
  }
}

const surrounding: ReadonlySet<EntityKind> = new Set([
  'account',
  'organization',
  'organizational-unit',
  'organization-policy',
])

/** Beyond so many judgements for alike pairs all are forgotten: each text that a trust policy had while it was typed leaves some. */
const mostOfTrust = 10_000

/** Beyond so many callers of whom the workspace holds nothing all are forgotten: trust policies name others while they are typed. */
const mostStrangers = 10_000

/**
 * Forget what does not hold of `workspace` any more because accounts or their organization changed, or because it is another day, and who
 * isn't there any more.
 */
export function renewMemo(memo: TrustMemo, workspace: Workspace): void {
  const { surroundings: now, present } = stockOf(workspace)
  const today = todayOf(workspace)
  if (today !== memo.today || !isSame(memo.surroundings, now)) {
    memo.principals.clear()
    memo.roles.clear()
    memo.strangers.clear()
    memo.ofTrust.clear()
    Object.assign(memo, lookOfGuardrails(now))
  }
  if (memo.ofTrust.size > mostOfTrust) memo.ofTrust.clear()
  if (memo.strangers.size > mostStrangers) memo.strangers.clear()
  memo.surroundings = now
  memo.today = today
  const areAsBefore = isSame(memo.present, present)
  if (!areAsBefore) {
    memo.present = present
    // who counts as one of ours is decided for all who aren't there alike
    memo.ofTrust.clear()
    for (const map of [memo.roles, memo.principals])
      for (const arn of map.keys()) if (!workspace.entities.has(arn)) map.delete(arn)
  }
  if (!areAsBefore || memo.roles.size === 0) forgetAll(memo)
}

/** The accounts and what Organizations keeps. */
export function surroundingsOf({ entities }: Workspace): readonly Entity[] {
  const found: Entity[] = []
  for (const entity of entities.values()) if (surrounding.has(entity.kind)) found.push(entity)
  return found
}

/** Look for every edge again. A search that is broken off leaves the rest to the next one. */
export function forgetAll({ roles }: TrustMemo): void {
  for (const role of roles.values()) role.all = null
}

/** What bears on every pair, and who is there: names and unique ids of users and roles, and the providers. */
function stockOf({ entities }: Workspace) {
  const surroundings: Entity[] = []
  const present: unknown[] = []
  for (const entity of entities.values()) {
    if (entity.kind === 'user' || entity.kind === 'role') present.push(entity.id, entity.uniqueId)
    else if (entity.kind === 'saml-provider' || entity.kind === 'oidc-provider') present.push(entity)
    else if (surrounding.has(entity.kind)) surroundings.push(entity)
  }
  return { surroundings, present }
}

/** Whatever in the workspace the side of a user or role is made of. Undefined stands for what is missing. */
export function bearingOn(workspace: Workspace, principal: Principal): readonly (Entity | undefined)[] {
  const found: (Entity | undefined)[] = [principal]
  const policies = (attached: Principal['attachedPolicies']) => {
    for (const policy of attached) found.push(entityOf(workspace, 'policy', policy))
  }
  policies(principal.attachedPolicies)
  if (principal.permissionsBoundary !== null) {
    found.push(entityOf(workspace, 'policy', principal.permissionsBoundary))
  }
  for (const name of principal.kind === 'user' ? principal.groups : []) {
    const group = named(workspace, 'group', principal.accountId, name)
    found.push(group)
    if (group !== undefined) policies(group.attachedPolicies)
  }
  return found
}

/** The names under which what bears on a principal is looked up, as `touchedSince` tells them. */
export function bearingIdsOf(principal: Principal): readonly string[] {
  const { arn, accountId, attachedPolicies, permissionsBoundary } = principal
  const groups = principal.kind === 'user' ? principal.groups : []
  return [
    arn,
    ...attachedPolicies,
    ...(permissionsBoundary === null ? [] : [permissionsBoundary]),
    ...groups.map((name) => groupKey(accountId, name)),
  ]
}

function groupKey(account: string, name: string): string {
  return `group/${account}/${name.toLowerCase()}`
}

/**
 * What came, went or changed since the workspace that was looked at last, with whatever is attached to a group under that
 * group's name. Null where that isn't known. Cost: one walk over the workspace.
 */
export function touchedSince(memo: TrustMemo, { entities }: Workspace): ReadonlySet<string> | null {
  const before = memo.entities
  memo.entities = entities
  if (before === null) return null
  const touched = new Set<string>()
  const groups: Entity[] = []
  for (const [id, entity] of entities) {
    if (before.get(id) !== entity) touch(touched, entity)
    if (entity.kind === 'group') groups.push(entity)
  }
  for (const [id, entity] of before) if (!entities.has(id)) touch(touched, entity)
  for (const group of groups) {
    if (group.kind === 'group' && group.attachedPolicies.some((policy) => touched.has(policy))) {
      touch(touched, group)
    }
  }
  return touched
}

function touch(touched: Set<string>, entity: Entity): void {
  touched.add(entity.id)
  if (entity.kind === 'group') touched.add(groupKey(entity.accountId, entity.name))
}

/** The very same objects in the same order? */
export function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at])
}
