import { accountOf } from '../../request/principal.ts'
import type { Question } from '../../request/question.ts'
import { aclGrant, isUnderObjectAcl } from './s3-object-acl.ts'
import type { ServiceRule } from './service-rule.ts'
import type { Standing } from './standing.ts'

/** Operations on what an object says of itself, which no ACL grants: its owner's alone. */
const aboutObject: ReadonlySet<string> = new Set(
  `deleteobjecttagging deleteobjectversiontagging getobjectattributes getobjecttagging getobjectversionattributes
  getobjectversiontagging putobjecttagging putobjectversiontagging`.split(/\s+/),
)

/**
 * The account that owns the object asked about, where it isn't the owner of the bucket; else null. With
 * BucketOwnerEnforced the bucket owner owns every object.
 */
function otherOwner({ action, settings, resourceAccount }: Question): string | null {
  const { objectOwner, ownershipControls } = settings.s3
  if (objectOwner === null || objectOwner === resourceAccount) return null
  const isOwners = isUnderObjectAcl(action.operation) || aboutObject.has(action.operation)
  const isBuckets = ownershipControls === 'BucketOwnerEnforced' || !isOwners
  return isBuckets ? null : objectOwner
}

/**
 * An object of another account than the bucket's is not reached by the bucket policy's Allows alone: beyond callers of
 * its own account, its ACL has to let the caller in too.
 *
 * Rule R10.6. Source: Amazon S3 User Guide, "How Amazon S3 authorizes a request for an object operation".
 */
export function ownershipRule(question: Question): ServiceRule | null {
  const owner = otherOwner(question)
  return owner === null || accountOf(question.principal) === owner || aclGrant(question) !== null
    ? null
    : { kind: 'stops', rule: 'R10.6', because: 'object-of-other-account' }
}

/**
 * Callers of the account that owns the object need no Allow of the bucket policy, which can only deny; nor does whom
 * the ACL of the object lets in.
 *
 * Rule R10.6. Source: Amazon S3 User Guide, "How Amazon S3 authorizes a request for an object operation".
 */
export function ownerStanding(question: Question): Standing | null {
  const owner = otherOwner(question)
  return owner !== null && accountOf(question.principal) === owner
    ? { kind: 'owns-object', rule: 'R10.6', reach: 'account' }
    : aclGrant(question)
}
