import type { Group, User } from '#model/entities/entity.ts'
import { unreadOfUser } from '#model/entities/unread.ts'
import { entityOf } from '#model/workspace.ts'

import type { Entry } from './entry.ts'
import { accountOfEntry, readAttached, readBoundary, readGroups, readInline, readTags } from './holder.ts'
import { readIdentity } from './identity.ts'
import { policiesOf, type Read, type Reading } from './reading.ts'

/** The fields of a `UserDetail`. Source: IAM API Reference, UserDetail. */
export const userFields: ReadonlySet<string> = new Set([
  'Arn',
  'AttachedManagedPolicies',
  'CreateDate',
  'GroupList',
  'PermissionsBoundary',
  'Path',
  'Tags',
  'UserId',
  'UserName',
  'UserPolicyList',
])

/** Read one user. Passwords, keys and MFA devices aren't in an export: a user who is known keeps them, and of others nobody knows. */
export function readUser(entry: Entry, reading: Reading): Read<User> | null {
  const identity = readIdentity(entry, { type: 'user', name: 'UserName', uniqueId: 'UserId' }, reading)
  const accountId = identity === null ? null : accountOfEntry(entry, identity)
  if (identity === null || accountId === null) return null
  const boundary = readBoundary(entry, accountId, reading)
  if (boundary === 'unreadable') return null

  const { owner: _owner, ...named } = identity
  const known = entityOf(reading.workspace, 'user', identity.id)
  const attached = readAttached(entry, accountId, reading)
  const groups = readGroups(entry, accountId)
  const unread = known === undefined ? unreadOfUser : known.unread
  return {
    entity: {
      kind: 'user',
      ...named,
      accountId,
      attachedPolicies: policiesOf(attached),
      inlinePolicies: readInline(entry, 'UserPolicyList', reading),
      groups: groups.map(({ target }) => target),
      permissionsBoundary: policiesOf([boundary])[0] ?? null,
      loginProfile: known?.loginProfile ?? false,
      passwordLastUsed: known?.passwordLastUsed ?? null,
      accessKeys: known?.accessKeys ?? [],
      mfaDevices: known?.mfaDevices ?? [],
      tags: readTags(entry, 'fold-case', known?.tags ?? {}),
      ...(unread === undefined ? {} : { unread }),
    },
    references: [...attached, ...groups, ...(boundary === null ? [] : [boundary])],
  }
}

/** The fields of a `GroupDetail`. Source: IAM API Reference, GroupDetail. */
export const groupFields: ReadonlySet<string> = new Set([
  'Arn',
  'AttachedManagedPolicies',
  'CreateDate',
  'GroupId',
  'GroupName',
  'GroupPolicyList',
  'Path',
])

/** Read one group. Its members stand with the users. */
export function readGroup(entry: Entry, reading: Reading): Read<Group> | null {
  const identity = readIdentity(entry, { type: 'group', name: 'GroupName', uniqueId: 'GroupId' }, reading)
  const accountId = identity === null ? null : accountOfEntry(entry, identity)
  if (identity === null || accountId === null) return null

  const { owner: _owner, ...named } = identity
  const attached = readAttached(entry, accountId, reading)
  return {
    entity: {
      kind: 'group',
      ...named,
      accountId,
      attachedPolicies: policiesOf(attached),
      inlinePolicies: readInline(entry, 'GroupPolicyList', reading),
    },
    references: attached,
  }
}
