import type { JsonObject } from '#engine/text/json.ts'

import { rootArn } from './arn-of.ts'
import type { AccountId } from './names.ts'

/**
 * The policy that KMS gives a key that is created without one: by it the identity policies of its account decide.
 *
 * Rule R10.1. Source: AWS KMS Developer Guide, "Default key policy".
 */
export function defaultKeyPolicy(accountId: AccountId): JsonObject {
  return {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: { AWS: rootArn(accountId) },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  }
}
