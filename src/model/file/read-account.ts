import type * as v from 'valibot'

import { ok, refused, type Result } from '#engine/result.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import * as arnOf from '../entities/arn-of.ts'
import type { Entity, ManagedPolicy } from '../entities/entity.ts'
import type { AccountId, Arn } from '../entities/names.ts'
import { isRegional, resourceArn } from '../entities/resource-arn.ts'
import { derivedUniqueId } from '../entities/unique-id.ts'
import {
  groupSchema,
  instanceProfileSchema,
  oidcProviderSchema,
  policySchema,
  resourceSchema,
  roleSchema,
  samlProviderSchema,
  userSchema,
} from './entry-schema.ts'
import type { FileProblem } from './file-problem.ts'
import { readEntry, type Entry } from './read-entry.ts'

export type ReadEntity = Result<Entry<Entity>, readonly FileProblem[]>
type ReadOne = (account: AccountId, raw: unknown, pointer: string) => ReadEntity

/** How each list of an account is read, in the order in which its entities are made. */
export const listReaders: readonly (readonly [list: AccountList, read: ReadOne])[] = [
  ['users', readUser],
  ['groups', readGroup],
  ['roles', readRole],
  ['policies', readPolicy],
  ['instanceProfiles', readInstanceProfile],
  ['samlProviders', readSamlProvider],
  ['oidcProviders', readOidcProvider],
  ['resources', readResource],
]

export type AccountList =
  | 'users'
  | 'groups'
  | 'roles'
  | 'policies'
  | 'instanceProfiles'
  | 'samlProviders'
  | 'oidcProviders'
  | 'resources'

function readUser(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  return mapped(readEntry(userSchema, raw, pointer), (entry) => {
    const arn = entry.arn ?? arnOf.userArn(accountId, entry.path, entry.name)
    const uniqueId = entry.uniqueId ?? derivedUniqueId('user', arn)
    return { ...entry, kind: 'user', id: arn, arn, accountId, uniqueId }
  })
}

function readGroup(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  return mapped(readEntry(groupSchema, raw, pointer), (entry) => {
    const arn = entry.arn ?? arnOf.groupArn(accountId, entry.path, entry.name)
    const uniqueId = entry.uniqueId ?? derivedUniqueId('group', arn)
    return { ...entry, kind: 'group', id: arn, arn, accountId, uniqueId }
  })
}

function readRole(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  return mapped(readEntry(roleSchema, raw, pointer), (entry) => {
    const arn = entry.arn ?? arnOf.roleArn(accountId, entry.path, entry.name)
    const uniqueId = entry.uniqueId ?? derivedUniqueId('role', arn)
    return { ...entry, kind: 'role', id: arn, arn, accountId, uniqueId }
  })
}

/** Read a managed policy of an account, or of AWS. `document` stands for a single version, `v1`. */
export function readPolicy(owner: AccountId | 'aws', raw: unknown, pointer: string): ReadEntity {
  const read = readEntry(policySchema, raw, pointer)
  if (!read.ok) return read
  const { document: _document, ...entry } = read.value.value
  const versions = versionsOf(read.value.value, pointer)
  if (!versions.ok) return versions
  const arn = entry.arn ?? arnOf.policyArn(owner, entry.path, entry.name)
  const uniqueId = entry.uniqueId ?? derivedUniqueId('policy', arn)
  const value = { ...entry, ...versions.value, kind: 'policy', id: arn, arn, owner, uniqueId } as const
  return ok({ value, extension: read.value.extension })
}

type Versions = Pick<ManagedPolicy, 'versions' | 'defaultVersionId'>

function versionsOf(
  entry: v.InferOutput<typeof policySchema>,
  pointer: string,
): Result<Versions, readonly FileProblem[]> {
  const { document, versions, defaultVersionId } = entry
  if (document !== undefined && versions !== undefined) {
    return refused([{ kind: 'conflicting-fields', pointer, fields: ['document', 'versions'] }])
  }
  if (document !== undefined) {
    const versionId = defaultVersionId ?? 'v1'
    const createDate = entry.createDate
    return ok({ versions: [{ versionId, document, createDate }], defaultVersionId: versionId })
  }
  if (versions === undefined)
    return refused([{ kind: 'missing-field', pointer: pointerTo(pointer, 'document') }])
  const only = versions.length === 1 ? versions[0]?.versionId : undefined
  const inForce = defaultVersionId ?? only
  if (inForce === undefined) {
    return refused([{ kind: 'missing-field', pointer: pointerTo(pointer, 'defaultVersionId') }])
  }
  return ok({ versions, defaultVersionId: inForce })
}

function readInstanceProfile(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  return mapped(readEntry(instanceProfileSchema, raw, pointer), (entry) => {
    const arn = entry.arn ?? arnOf.instanceProfileArn(accountId, entry.path, entry.name)
    const uniqueId = entry.uniqueId ?? derivedUniqueId('instance-profile', arn)
    return { ...entry, kind: 'instance-profile', id: arn, arn, accountId, uniqueId }
  })
}

function readSamlProvider(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  return mapped(readEntry(samlProviderSchema, raw, pointer), (entry) => {
    const arn = entry.arn ?? arnOf.samlProviderArn(accountId, entry.name)
    return { ...entry, kind: 'saml-provider', id: arn, arn, accountId }
  })
}

function readOidcProvider(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  return mapped(readEntry(oidcProviderSchema, raw, pointer), (entry) => {
    const arn = entry.arn ?? arnOf.oidcProviderArn(accountId, entry.url)
    return { ...entry, kind: 'oidc-provider', id: arn, arn, accountId }
  })
}

function readResource(accountId: AccountId, raw: unknown, pointer: string): ReadEntity {
  const read = readEntry(resourceSchema, raw, pointer)
  if (!read.ok) return read
  const { type, name } = read.value.value
  const given: Arn | undefined = read.value.value.arn
  if (given === undefined && (isRegional(type) || (type === 'generic' && !name.startsWith('arn:')))) {
    return refused([{ kind: 'missing-field', pointer: pointerTo(pointer, 'arn') }])
  }
  return mapped(read, (entry) => {
    const arn = given ?? resourceArn({ type, accountId, region: '', name })
    return { ...entry, kind: 'resource', id: arn, arn, accountId }
  })
}

function mapped<Raw>(
  read: Result<Entry<Raw>, readonly FileProblem[]>,
  toEntity: (entry: Raw) => Entity,
): ReadEntity {
  if (!read.ok) return read
  return ok({ value: toEntity(read.value.value), extension: read.value.extension })
}
