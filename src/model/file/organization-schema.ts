import * as v from 'valibot'

import { organizationPolicyTypes } from '../entities/organization.ts'
import { unreadOfOrganization } from '../entities/unread.ts'
import { accountIdText, arnText, json, list, text, texts, unreadSchema } from './field-schema.ts'

export const organizationSchema = v.object({
  organizationId: text,
  rootId: text,
  managementAccountId: accountIdText,
  policyTypes: v.optional(v.array(v.picklist(organizationPolicyTypes)), []),
  organizationPolicies: texts,
  unread: unreadSchema(unreadOfOrganization),
  policies: list,
  units: list,
})

export const unitSchema = v.object({
  id: v.pipe(text, v.startsWith('ou-')),
  name: text,
  parent: text,
  organizationPolicies: texts,
})

export const organizationPolicySchema = v.object({
  id: v.pipe(text, v.startsWith('p-')),
  arn: v.optional(arnText),
  type: v.picklist(organizationPolicyTypes),
  name: text,
  description: v.optional(text, ''),
  document: json,
  awsManaged: v.optional(v.boolean(), false),
})
