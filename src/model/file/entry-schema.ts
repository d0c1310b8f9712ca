import * as v from 'valibot'

import type { ContextValue } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { resourceTypes } from '../entities/entity.ts'
import { accountId, arn } from '../entities/names.ts'

/** What stands for a creation date that a file doesn't give. */
export const unknownDate = '2026-01-01T00:00:00Z'

const text = v.string()
const arnText = v.pipe(v.string(), v.regex(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:[\s\S]+$/), v.transform(arn))
const nullableArn = v.optional(v.nullable(arnText), null)
const date = v.optional(text, unknownDate)
const path = v.optional(v.pipe(text, v.regex(/^\/(?:.*\/)?$/s)), '/')
const tags = v.optional(v.custom<Readonly<Record<string, string>>>(isTagMap, 'an object of strings'), {})
const context = v.optional(
  v.custom<Readonly<Record<string, ContextValue | readonly ContextValue[]>>>(
    isContext,
    'an object of context values',
  ),
  {},
)
const json = v.pipe(v.unknown(), v.transform(asJson))
const list = v.optional(v.array(v.unknown()), [])

const inlinePolicies = v.optional(v.array(v.strictObject({ name: text, document: json })), [])
const holder = {
  name: text,
  path,
  arn: v.optional(arnText),
  uniqueId: v.optional(text),
  createDate: date,
  attachedPolicies: v.optional(v.array(arnText), []),
  inlinePolicies,
}

export const fileSchema = v.object({
  rolescape: v.literal(1),
  name: text,
  accounts: list,
  awsManagedPolicies: list,
  board: list,
})

export const accountSchema = v.object({
  accountId: v.pipe(text, v.regex(/^\d{12}$/), v.transform(accountId)),
  name: v.optional(text),
  ownership: v.optional(v.picklist(['own', 'third-party']), 'own'),
  users: list,
  groups: list,
  roles: list,
  policies: list,
  instanceProfiles: list,
  samlProviders: list,
  oidcProviders: list,
  resources: list,
})

export const userSchema = v.object({
  ...holder,
  groups: v.optional(v.array(text), []),
  permissionsBoundary: nullableArn,
  loginProfile: v.optional(v.boolean(), false),
  accessKeys: v.optional(
    v.array(
      v.strictObject({ accessKeyId: text, status: v.picklist(['Active', 'Inactive']), createDate: date }),
    ),
    [],
  ),
  mfaDevices: v.optional(v.array(v.strictObject({ serialNumber: text, enableDate: date })), []),
  tags,
})

export const groupSchema = v.object(holder)

export const roleSchema = v.object({
  ...holder,
  description: v.optional(text, ''),
  trustPolicy: json,
  permissionsBoundary: nullableArn,
  maxSessionDuration: v.optional(v.number(), 3600),
  lastUsed: v.optional(v.nullable(v.strictObject({ date: text, region: text })), null),
  tags,
})

export const policySchema = v.object({
  name: text,
  path,
  arn: v.optional(arnText),
  uniqueId: v.optional(text),
  createDate: date,
  description: v.optional(text, ''),
  document: v.optional(json),
  versions: v.optional(v.array(v.strictObject({ versionId: text, document: json, createDate: date }))),
  defaultVersionId: v.optional(text),
  tags,
})

export const instanceProfileSchema = v.object({
  name: text,
  path,
  arn: v.optional(arnText),
  uniqueId: v.optional(text),
  createDate: date,
  roleName: v.optional(v.nullable(text), null),
  tags,
})

export const samlProviderSchema = v.object({ name: text, arn: v.optional(arnText), createDate: date, tags })

export const oidcProviderSchema = v.object({
  url: text,
  arn: v.optional(arnText),
  clientIds: v.optional(v.array(text), []),
  thumbprints: v.optional(v.array(text), []),
  createDate: date,
  tags,
})

export const resourceSchema = v.object({
  type: v.picklist(resourceTypes),
  name: text,
  arn: v.optional(arnText),
  policy: v.optional(json, null),
  executionRole: nullableArn,
  instanceProfile: nullableArn,
  tags,
})

export const pinSchema = v.object({
  id: v.optional(v.pipe(text, v.startsWith('pin/'))),
  order: v.optional(v.number()),
  action: text,
  resource: text,
  context,
})

// valibot's own `record` leaves out the key `__proto__` without a word, and IAM takes it as a tag key.
function isTagMap(value: unknown): boolean {
  return isPlainObject(value) && Object.values(value).every((tag) => typeof tag === 'string')
}

function isContext(value: unknown): boolean {
  return (
    isPlainObject(value) &&
    Object.values(value).every((entry) =>
      Array.isArray(entry) ? entry.every(isContextValue) : isContextValue(entry),
    )
  )
}

function isContextValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Is it a JSON object, neither a list nor null? */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of the file as the JSON that it was parsed from. */
export function asJson(value: unknown): JsonValue {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file was parsed as JSON: nothing else can stand in it
  return value as JsonValue
}
