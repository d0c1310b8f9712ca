import type { Question } from '../../request/question.ts'
import { isPublicPolicy } from './public-policy.ts'
import type { ServiceRule } from './service-rule.ts'

const writesAcl: ReadonlySet<string> = new Set([
  'createbucket',
  'putbucketacl',
  'putobject',
  'putobjectacl',
  'putobjectversionacl',
])

const policyWrites: ReadonlySet<string> = new Set(['putbucketpolicy', 'putaccesspointpolicy'])

const publicAcls: ReadonlySet<string> = new Set(['public-read', 'public-read-write', 'authenticated-read'])

/** The headers that a public ACL may come by, as context keys. */
const aclKeys = [
  's3:x-amz-acl',
  's3:x-amz-grant-full-control',
  's3:x-amz-grant-read',
  's3:x-amz-grant-read-acp',
  's3:x-amz-grant-write',
  's3:x-amz-grant-write-acp',
]

/**
 * BlockPublicAcls refuses requests that carry a public ACL in their headers, BlockPublicPolicy a public policy of a
 * bucket or access point.
 * IgnorePublicAcls refuses no write: it bears on what an ACL grants (`aclGrant`).
 *
 * Rule R10.7. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function publicWriteRule({ action, context, settings }: Question): ServiceRule | null {
  const { blockPublicAcls, blockPublicPolicy, policyToPut } = settings.s3
  if (blockPublicAcls && writesAcl.has(action.operation)) {
    const values = aclKeys.flatMap((key) => context.get(key)?.values ?? [])
    if (values.some(isPublicAcl)) return { kind: 'stops', rule: 'R10.7', because: 'public-acl-blocked' }
  }
  const puts = policyWrites.has(action.operation) && policyToPut !== null
  return blockPublicPolicy && puts && isPublicPolicy(policyToPut.statements)
    ? { kind: 'stops', rule: 'R10.7', because: 'public-policy-blocked' }
    : null
}

/** Context keys that decide on `publicWriteRule`, in lower case. */
export function keysOfPublicWriteRule({ action, settings }: Question): readonly string[] {
  return settings.s3.blockPublicAcls && writesAcl.has(action.operation) ? aclKeys : []
}

function isPublicAcl(value: string): boolean {
  return publicAcls.has(value) || /\/groups\/global\/(AllUsers|AuthenticatedUsers)\b/.test(value)
}
