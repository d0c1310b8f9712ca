import { pointerTo } from '#engine/text/json-pointer.ts'
import type { InstanceProfile, Role } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { readDocument } from './document.ts'
import { fieldOf, isObject, itemsOf, readEntry, textOf, type Entry } from './entry.ts'
import { accountOfEntry, readAttached, readBoundary, readInline, readTags } from './holder.ts'
import { readIdentity, readInstant } from './identity.ts'
import { policiesOf, type Read, type Reading, type Reference } from './reading.ts'
import { trustedPrincipals } from './trusted-principals.ts'

/**
 * The fields of a `RoleDetail`, and the two that GetRole alone answers: tools that complete exports add them.
 * Source: IAM API Reference, RoleDetail and Role.
 */
export const roleFields: ReadonlySet<string> = new Set([
  'Arn',
  'AssumeRolePolicyDocument',
  'AttachedManagedPolicies',
  'CreateDate',
  'Description',
  'InstanceProfileList',
  'MaxSessionDuration',
  'Path',
  'PermissionsBoundary',
  'RoleId',
  'RoleLastUsed',
  'RoleName',
  'RolePolicyList',
  'Tags',
])

/** Read one role. What an export doesn't tell (description, longest session) a role that is known keeps. */
export function readRole(entry: Entry, reading: Reading): Read<Role> | null {
  const identity = readIdentity(entry, { type: 'role', name: 'RoleName', uniqueId: 'RoleId' }, reading)
  const accountId = identity === null ? null : accountOfEntry(entry, identity)
  if (identity === null || accountId === null) return null
  const boundary = readBoundary(entry, accountId, reading)
  if (boundary === 'unreadable') return null

  const { owner: _owner, ...named } = identity
  const known = entityOf(reading.workspace, 'role', identity.id)
  const attached = readAttached(entry, accountId, reading)
  const trustPolicy = readDocument(entry, 'AssumeRolePolicyDocument', 'trust', named.name)
  const trusted = trustedPrincipals(trustPolicy).map(({ target, pointer }): Reference => {
    const isText = typeof fieldOf(entry, 'AssumeRolePolicyDocument') === 'string'
    const at = pointerTo(entry.pointer, 'AssumeRolePolicyDocument')
    return { kind: 'principal', target, accountId, pointer: isText ? at : at + pointer } // text has no members
  })
  return {
    entity: {
      kind: 'role',
      ...named,
      accountId,
      attachedPolicies: policiesOf(attached),
      inlinePolicies: readInline(entry, 'RolePolicyList', reading),
      description: textOf(entry, 'Description') ?? known?.description ?? '',
      trustPolicy,
      permissionsBoundary: policiesOf([boundary])[0] ?? null,
      maxSessionDuration: readDuration(entry) ?? known?.maxSessionDuration ?? 3600,
      lastUsed: readLastUsed(entry, known?.lastUsed ?? null),
      tags: readTags(entry, 'fold-case', known?.tags ?? {}),
    },
    references: [...attached, ...(boundary === null ? [] : [boundary]), ...trusted],
  }
}

const profileFields = new Set([
  'Arn',
  'CreateDate',
  'InstanceProfileId',
  'InstanceProfileName',
  'Path',
  'Roles',
  'Tags',
])

/** The instance profiles that hand out `role`: they stand inside its entry, each with its role once more. */
export function* readInstanceProfiles(
  entry: Entry,
  role: Role,
  reading: Reading,
): Generator<{ readonly entity: InstanceProfile; readonly pointer: string }, void> {
  for (const { value, pointer } of itemsOf(entry, 'InstanceProfileList')) {
    const item = readEntry(value, pointer, profileFields, reading.findings)
    const entity = item === null ? null : readInstanceProfile(item, role, reading)
    if (entity !== null) yield { entity, pointer }
  }
}

function readInstanceProfile(entry: Entry, role: Role, reading: Reading): InstanceProfile | null {
  const fields = {
    type: 'instance-profile',
    name: 'InstanceProfileName',
    uniqueId: 'InstanceProfileId',
  } as const
  const identity = readIdentity(entry, fields, reading)
  if (identity === null) return null
  const { owner, ...named } = identity
  if (owner !== role.accountId) {
    reading.findings.add('unreadable-entry', entry.pointer, named.arn)
    return null
  }
  for (const { value, pointer } of itemsOf(entry, 'Roles')) {
    const inner = readEntry(value, pointer, roleFields, reading.findings)
    const name = inner === null ? null : textOf(inner, 'RoleName')
    if (name !== null && name !== role.name) reading.findings.add('mended-field', pointer, name)
  }
  const known = entityOf(reading.workspace, 'instance-profile', identity.id)
  return {
    kind: 'instance-profile',
    ...named,
    accountId: role.accountId,
    roleName: role.name,
    tags: readTags(entry, 'keep-case', known?.tags ?? {}),
  }
}

function readDuration(entry: Entry): number | null {
  const value = fieldOf(entry, 'MaxSessionDuration')
  if (value === undefined) return null
  if (typeof value === 'number' && Number.isInteger(value) && value >= 3600 && value <= 43_200) return value
  entry.findings.add('mended-field', pointerTo(entry.pointer, 'MaxSessionDuration'), JSON.stringify(value))
  return null
}

const lastUsedFields = new Set(['LastUsedDate', 'Region'])

/** `{}` for a role that was never used, or not in the last 400 days. */
function readLastUsed(entry: Entry, otherwise: Role['lastUsed']): Role['lastUsed'] {
  const value = fieldOf(entry, 'RoleLastUsed')
  if (value === undefined) return otherwise
  if (value === null || (isObject(value) && Object.keys(value).length === 0)) return null
  const pointer = pointerTo(entry.pointer, 'RoleLastUsed')
  const item = readEntry(value, pointer, lastUsedFields, entry.findings)
  if (item === null) return null
  const date = readInstant(item, 'LastUsedDate')
  if (date === null) entry.findings.add('unreadable-entry', pointer, JSON.stringify(value))
  return date === null ? null : { date, region: textOf(item, 'Region') ?? '' }
}
