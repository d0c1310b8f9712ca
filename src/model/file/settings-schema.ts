import * as v from 'valibot'

import { noSettings, ownershipControls } from '../entities/resource-settings.ts'
import { nullableArn, optionalText, text, texts } from './field-schema.ts'

const off = v.optional(v.boolean(), false)
const days = v.optional(v.nullable(v.number()), null)

/** Switches that aren't named are off. */
export const blockPublicAccess = v.optional(
  v.nullable(
    v.strictObject({
      blockPublicAcls: off,
      ignorePublicAcls: off,
      blockPublicPolicy: off,
      restrictPublicBuckets: off,
    }),
  ),
  null,
)

/** What isn't named is as IAM's UpdateAccountPasswordPolicy takes it then. */
export const passwordPolicySchema = v.strictObject({
  minimumPasswordLength: v.optional(v.number(), 6),
  requireSymbols: off,
  requireNumbers: off,
  requireUppercaseCharacters: off,
  requireLowercaseCharacters: off,
  allowUsersToChangePassword: off,
  maxPasswordAge: days,
  passwordReusePrevention: days,
  hardExpiry: off,
})

const encryptionContext = v.record(text, text)

const grant = v.strictObject({
  grantee: text,
  operations: v.array(text),
  constraints: v.exactOptional(
    v.strictObject({
      encryptionContextEquals: v.exactOptional(encryptionContext),
      encryptionContextSubset: v.exactOptional(encryptionContext),
    }),
  ),
})

export const settingsSchema = v.optional(
  v.strictObject({
    blockPublicAccess,
    ownershipControls: v.optional(v.nullable(v.picklist(ownershipControls)), null),
    bucket: nullableArn,
    networkOrigin: v.optional(v.nullable(v.picklist(['Internet', 'VPC'])), null),
    vpcId: optionalText,
    serviceName: optionalText,
    grants: v.optional(v.array(grant), []),
    aliases: texts,
  }),
  noSettings,
)
