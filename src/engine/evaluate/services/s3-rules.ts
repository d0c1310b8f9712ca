import { placeOfAccessPoint } from '../../request/access-point.ts'
import { accountOf } from '../../request/principal.ts'
import type { Question } from '../../request/question.ts'
import type { ApplicablePolicies } from '../applicable.ts'
import { isPublicPolicy } from './public-policy.ts'
import { keysOfNetworkOriginRule, networkOriginRule } from './s3-network-origin.ts'
import { ownershipRule } from './s3-ownership.ts'
import { keysOfPublicWriteRule, publicWriteRule } from './s3-public-writes.ts'
import type { ServiceRule } from './service-rule.ts'

const policyOperations: ReadonlySet<string> = new Set([
  'getbucketpolicy',
  'putbucketpolicy',
  'deletebucketpolicy',
])

/**
 * RestrictPublicBuckets keeps all but the owner's principals and AWS services from a bucket whose policy is public;
 * and the root user of the owner can always read and mend the bucket policy, even when it denies that. What is public
 * may be refused, objects of other accounts are out of the bucket policy's reach, and an access point may be a VPC's.
 *
 * Rules R10.5, R10.6, R10.7, R10.8. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function s3Rule(question: Question, { resource }: ApplicablePolicies): ServiceRule | null {
  const { principal, action, resourceAccount, settings } = question
  const isOwner = accountOf(principal) === resourceAccount && resourceAccount !== null
  if (principal.kind === 'root' && isOwner && policyOperations.has(action.operation)) {
    return (
      publicWriteRule(question) ?? {
        kind: 'ignores-resource-denies',
        rule: 'R10.5',
        because: 'root-keeps-bucket-policy',
      }
    )
  }
  const stop = networkOriginRule(question) ?? publicWriteRule(question) ?? ownershipRule(question)
  if (stop !== null) return stop
  if (!settings.s3.restrictPublicBuckets || isOwner || principal.kind === 'service') return null
  if (isBetween(question)) return null
  const isPublic = resource?.some(({ document }) => isPublicPolicy(document.statements)) === true
  return isPublic ? { kind: 'stops', rule: 'R10.7', because: 'public-bucket-restricted' } : null
}

/**
 * Through an access point RestrictPublicBuckets lets in the accounts of both, access point and bucket; and the policy
 * of an access point with a VPC for its network origin is never public.
 */
function isBetween({ principal, resource, settings }: Question): boolean {
  const { accessPoint } = settings.s3
  if (accessPoint === null) return false
  const account = accountOf(principal)
  if (account !== null && (account === accessPoint.account || account === accessPoint.bucketAccount))
    return true
  return accessPoint.vpc !== null && placeOfAccessPoint(resource) !== null
}

/** Context keys that decide on `s3Rule`, in lower case. */
export function keysOfS3Rule(question: Question): readonly string[] {
  return [...keysOfPublicWriteRule(question), ...keysOfNetworkOriginRule(question)]
}
