import type { Entity, Group, Resource, Role } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entitiesOfAccount, named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { mayTrustProvider } from './granted-by-resources.ts'
import { kindsOf } from './held-things.ts'
import type { Thing } from './thing.ts'

/** What an account holds, by the words of the catalogue. The same list each time, so that what is known of it can be kept. */
export type AccountThings = {
  /** Users, groups, roles that can be edited and passed, providers, instance profiles, and resources by kind. */
  readonly listOf: (word: string) => readonly Thing[]
  /** Those of them whose ARN ends in `/` and the name. */
  readonly namedIn: (list: readonly Thing[], name: string) => readonly Thing[]
  /** Those of a list that are so; `test` is named by `key`. */
  readonly filtered: (
    list: readonly Thing[],
    key: string,
    test: (thing: Thing) => boolean,
  ) => readonly Thing[]
  /** Has nothing in the list a policy of its own? */
  readonly isPlain: (list: readonly Thing[]) => boolean
  /** Is the role in an instance profile? */
  readonly hasProfile: (role: Role) => boolean
}

const words: Readonly<Record<string, string>> = {
  'target-user': 'user',
  'target-group': 'group',
  'target-role': 'role',
  'saml-provider': 'saml-provider',
  'oidc-provider': 'oidc-provider',
  'instance-profile': 'instance-profile',
}

/** Words that stand for things of an account, whoever asks. */
export function isWordOfAccount(word: string): boolean {
  return Object.hasOwn(words, word) || kindsOf.isKind(word)
}

/** Cost: one walk over the account; each list and index is made when it is asked for. */
export function accountThings(workspace: Workspace, account: AccountId): AccountThings {
  const byWord = new Map<string, Thing[]>()
  const profiled = new Set<string>()
  for (const entity of entitiesOfAccount(workspace, account)) {
    if (entity.kind === 'instance-profile' && entity.roleName !== null)
      profiled.add(entity.roleName.toLowerCase())
    for (const { word, thing } of thingsOf(workspace, entity)) push(byWord, word, thing)
  }
  for (const kind of ['saml-provider', 'oidc-provider'] as const) {
    const list = byWord
      .get(kind)
      ?.map((one) => Object.assign(one, { opens: () => rolesTrusting(one.arn, byWord) }))
    if (list !== undefined) byWord.set(kind, list)
  }
  const names = new WeakMap<readonly Thing[], Map<string, Thing[]>>()
  const kept = new WeakMap<readonly Thing[], Map<string, readonly Thing[]>>()
  const plain = new WeakMap<readonly Thing[], boolean>()
  return {
    listOf: (word) => byWord.get(word) ?? nothing,
    namedIn: (list, name) => {
      const index = names.get(list) ?? indexed(list)
      names.set(list, index)
      return index.get(name) ?? nothing
    },
    filtered: (list, key, test) => {
      const ofList = kept.get(list) ?? new Map<string, readonly Thing[]>()
      kept.set(list, ofList)
      const made = ofList.get(key) ?? list.filter(test)
      ofList.set(key, made)
      return made
    },
    isPlain: (list) => {
      const found = plain.get(list) ?? list.every(isPlainThing)
      plain.set(list, found)
      return found
    },
    hasProfile: (role) => profiled.has(role.name.toLowerCase()),
  }
}

function rolesTrusting(provider: string, byWord: ReadonlyMap<string, readonly Thing[]>): readonly string[] {
  const roles = byWord.get('target-role') ?? nothing
  return roles.flatMap(({ arn, entity }) =>
    entity?.kind === 'role' && mayTrustProvider(entity.trustPolicy, provider) ? [arn] : [],
  )
}

const nothing: readonly Thing[] = []

function thingsOf(
  workspace: Workspace,
  entity: Entity,
): readonly { readonly word: string; readonly thing: Thing }[] {
  switch (entity.kind) {
    case 'user':
      return [{ word: 'target-user', thing: { arn: entity.arn, entity, gains: entity.arn } }]
    case 'role':
      return isOfService(entity)
        ? []
        : [{ word: 'target-role', thing: { arn: entity.arn, entity, gains: entity.arn } }]
    case 'group':
      return [{ word: 'target-group', thing: groupThing(entity) }]
    case 'saml-provider':
    case 'oidc-provider':
    case 'instance-profile':
      return [{ word: entity.kind, thing: { arn: entity.arn, entity, gains: null } }]
    case 'resource':
      return kindsOf.resource(entity).map((word) => ({ word, thing: heldThing(workspace, entity, word) }))
    case 'account':
    case 'policy':
    case 'pinned-request':
    case 'board':
    case 'expectation':
    case 'organization':
    case 'organizational-unit':
    case 'organization-policy':
      return []
  }
}

/** A group as what something is done to: nobody's identity is gained by that. */
export function groupThing(entity: Group): Thing {
  return { arn: entity.arn, entity, gains: null }
}

/** Roles that belong to a service can neither be edited nor passed. */
export function isOfService({ path }: { readonly path: string }): boolean {
  return path.startsWith('/aws-service-role/')
}

function heldThing(workspace: Workspace, entity: Resource, word: string): Thing {
  const arn = word === 's3-object' ? `${entity.arn}/new` : entity.arn
  return { arn, entity, gains: roleBehind(workspace, entity) }
}

/** The role that a function or an instance acts as. */
function roleBehind(workspace: Workspace, { executionRole, instanceProfile }: Resource): string | null {
  if (executionRole !== null) return entityOf(workspace, 'role', executionRole)?.arn ?? null
  if (instanceProfile === null) return null
  const profile = entityOf(workspace, 'instance-profile', instanceProfile)
  if (profile === undefined || profile.roleName === null) return null
  return named(workspace, 'role', profile.accountId, profile.roleName)?.arn ?? null
}

function isPlainThing({ entity }: Thing): boolean {
  return entity?.kind !== 'resource' || (entity.policy === null && entity.unread === undefined)
}

function indexed(list: readonly Thing[]): Map<string, Thing[]> {
  const index = new Map<string, Thing[]>()
  for (const thing of list) push(index, thing.arn.slice(thing.arn.lastIndexOf('/') + 1), thing)
  return index
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
