import * as v from 'valibot'

import { mainBoard, resourceTypes } from '../entities/entity.ts'
import { listedTypes, unreadOfAccount, unreadOfUser, unreadParts } from '../entities/unread.ts'
import {
  accountIdText,
  arnText,
  context,
  date,
  json,
  label,
  list,
  nullableArn,
  optionalText,
  path,
  tags,
  text,
  texts,
  unreadSchema,
} from './field-schema.ts'
import { blockPublicAccess, passwordPolicySchema, settingsSchema } from './settings-schema.ts'

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
  name: label,
  organization: v.optional(v.unknown()),
  accounts: list,
  awsManagedPolicies: list,
  boards: list,
  board: list,
  expectations: list,
})

export const accountSchema = v.object({
  accountId: accountIdText,
  name: v.optional(text),
  ownership: v.optional(v.picklist(['own', 'third-party']), 'own'),
  alias: optionalText,
  passwordPolicy: v.optional(v.nullable(passwordPolicySchema), null),
  parent: optionalText,
  organizationPolicies: texts,
  blockPublicAccess,
  unread: unreadSchema(unreadOfAccount),
  unlisted: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ type: v.picklist(listedTypes), region: v.nullable(text) })),
      v.minLength(1),
    ),
  ),
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
  groups: texts,
  permissionsBoundary: nullableArn,
  loginProfile: v.optional(v.boolean(), false),
  passwordLastUsed: optionalText,
  accessKeys: v.optional(
    v.array(
      v.strictObject({
        accessKeyId: text,
        status: v.picklist(['Active', 'Inactive']),
        createDate: date,
        lastUsed: optionalText,
      }),
    ),
    [],
  ),
  mfaDevices: v.optional(v.array(v.strictObject({ serialNumber: text, enableDate: date })), []),
  tags,
  unread: unreadSchema(unreadOfUser),
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

export const samlProviderSchema = v.object({
  name: text,
  arn: v.optional(arnText),
  metadata: optionalText,
  createDate: date,
  tags,
})

export const oidcProviderSchema = v.object({
  url: text,
  arn: v.optional(arnText),
  clientIds: texts,
  thumbprints: texts,
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
  settings: settingsSchema,
  tags,
  unread: unreadSchema(unreadParts),
})

const principal = v.union([text, v.strictObject({ Service: text }), v.strictObject({ Federated: text })])

export const expectationSchema = v.object({
  id: v.optional(v.pipe(text, v.startsWith('expectation/'))),
  order: v.optional(v.number()),
  note: v.optional(text, ''),
  principal,
  action: text,
  resource: text,
  context,
  expected: v.union([
    v.strictObject({ kind: v.picklist(['allowed', 'denied']) }),
    v.strictObject({ kind: v.literal('allowedOnlyWith'), context }),
  ]),
})

const boardId = v.pipe(text, v.startsWith('board/'))

export const boardSchema = v.object({
  id: boardId,
  order: v.optional(v.number()),
  name: text,
  context,
  unknown: texts,
})

export const pinSchema = v.object({
  id: v.optional(v.pipe(text, v.startsWith('pin/'))),
  board: v.optional(boardId, mainBoard),
  order: v.optional(v.number()),
  action: text,
  resource: text,
  context,
  unknown: texts,
})
