import type { Entity } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { isSame } from '../trust-memo.ts'
import { holdsBack } from './documents-held.ts'
import { kindsOf } from './held-things.ts'
import type { Technique } from './technique.ts'

/** What of an account a technique looks at besides the actor and its policies. */
export type Aspect =
  /** Which users, groups, roles and policies there are. */
  | 'names'
  | 'users'
  | 'groups'
  | 'roles'
  | 'attachments'
  | 'policies'
  | 'documents'
  | 'resources'
  | 'profiles'
  | 'providers'
  /** Resources of any account whose ARNs name none, as those of buckets: one may be allowed to use another account's. */
  | 'unowned'

const aspects: readonly Aspect[] = [
  'names',
  'users',
  'groups',
  'roles',
  'attachments',
  'policies',
  'documents',
  'resources',
  'profiles',
  'providers',
  'unowned',
]

/** What was there, an aspect at a time, and how often each changed. */
export type AccountState = ReadonlyMap<Aspect, { readonly seen: readonly unknown[]; readonly age: number }>

/**
 * The state of an account after a change: an aspect ages where anything that techniques look at is another. `unowned` is the same list
 * as long as it holds the same. Cost: a walk over the account.
 */
export function accountState(
  workspace: Workspace,
  account: AccountId,
  { before, unowned }: { readonly before: AccountState | undefined; readonly unowned: readonly Entity[] },
): AccountState {
  const seen = new Map<Aspect, unknown[]>(aspects.map((aspect) => [aspect, []]))
  seen.set('unowned', [unowned])
  const see = (aspect: Aspect, ...what: readonly unknown[]) => seen.get(aspect)?.push(...what)
  for (const entity of entitiesOfAccount(workspace, account)) {
    seeEntity(workspace, entity, see)
    // what groups allow hangs on the policies that are attached to them, and on no others
    if (entity.kind === 'group') {
      for (const arn of entity.attachedPolicies) see('documents', entityOf(workspace, 'policy', arn))
    }
  }
  return new Map(
    aspects.map((aspect) => {
      const now = seen.get(aspect) ?? []
      const then = before?.get(aspect)
      return [
        aspect,
        then !== undefined && isSame(then.seen, now) ? then : { seen: now, age: (then?.age ?? 0) + 1 },
      ]
    }),
  )
}

function seeEntity(
  workspace: Workspace,
  entity: Entity,
  see: (aspect: Aspect, ...what: readonly unknown[]) => void,
): void {
  if (isNamed(entity)) see('names', entity.arn)
  switch (entity.kind) {
    case 'user': {
      const { arn, accessKeys, loginProfile, mfaDevices, permissionsBoundary, tags, unread } = entity
      return see('users', arn, accessKeys, loginProfile, mfaDevices, permissionsBoundary, tags, unread)
    }
    case 'role': {
      const { arn, trustPolicy, permissionsBoundary, tags, attachedPolicies } = entity
      see('roles', arn, trustPolicy, permissionsBoundary, holdsBack(workspace, entity), tags)
      return see('attachments', arn, attachedPolicies)
    }
    case 'group': {
      const { arn, inlinePolicies, attachedPolicies } = entity
      return see('groups', arn, inlinePolicies, attachedPolicies)
    }
    case 'policy':
      return see('policies', entity.arn, entity.versions.length, entity.tags)
    case 'resource':
      return see('resources', entity)
    case 'instance-profile':
      return see('profiles', entity.arn, entity.roleName, entity.tags)
    case 'saml-provider':
    case 'oidc-provider':
      return see('providers', entity)
    case 'account':
    case 'pinned-request':
    case 'board':
    case 'expectation':
    case 'organization':
    case 'organizational-unit':
    case 'organization-policy':
      return
  }
}

function isNamed(
  entity: Entity,
): entity is Extract<Entity, { readonly kind: 'user' | 'group' | 'role' | 'policy' }> {
  return ['user', 'group', 'role', 'policy'].includes(entity.kind)
}

const ofWord: Readonly<Record<string, readonly Aspect[]>> = {
  // what policies spell out may be there already
  '*': ['names', 'resources', 'profiles', 'providers', 'unowned'],
  'new-user': ['names'],
  'new-group': ['names'],
  'new-role': ['names'],
  'new-instance-profile': ['profiles'],
  'target-user': ['users'],
  'target-group': ['groups'],
  'target-role': ['roles'],
  'customer-policy-attached-to-target-role': ['roles', 'attachments', 'policies'],
  'saml-provider': ['providers', 'roles'],
  'oidc-provider': ['providers', 'roles'],
  'instance-profile': ['profiles'],
  'other-role': ['roles'],
}

/** The aspects that a technique looks at. Its own groups and policies bear on the actor anyway. */
export function aspectsOf({ ways, requires }: Technique): readonly Aspect[] {
  const found = new Set<Aspect>()
  const needs = ways.flat()
  const required = new Set([...requires, ...needs.flatMap((need) => need.requires ?? [])])
  for (const { on } of needs) {
    const some = kindsOf.isKind(on) ? (['resources', 'profiles', 'roles'] as const) : (ofWord[on] ?? [])
    for (const aspect of some) found.add(aspect)
  }
  if (required.has('profile-of-role')) found.add('profiles')
  // what groups allow their policies say
  if (required.has('new-policy') || required.has('allowing-group')) found.add('documents')
  return [...found]
}
