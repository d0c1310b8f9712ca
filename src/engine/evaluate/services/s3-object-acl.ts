import type { ObjectAclGrant } from '../../request/object-acl.ts'
import { accountOf } from '../../request/principal.ts'
import type { Question } from '../../request/question.ts'
import type { Standing } from './standing.ts'

/** Which permission of an object's ACL an operation asks for. Source: Amazon S3 User Guide, "ACL permissions". */
const permissionFor: ReadonlyMap<string, ObjectAclGrant['permission']> = new Map([
  ['getobject', 'READ'],
  ['getobjectversion', 'READ'],
  ['getobjecttorrent', 'READ'],
  ['getobjectversiontorrent', 'READ'],
  ['getobjectacl', 'READ_ACP'],
  ['getobjectversionacl', 'READ_ACP'],
  ['putobjectacl', 'WRITE_ACP'],
  ['putobjectversionacl', 'WRITE_ACP'],
])

/** Does the ACL of an object govern the operation? The others are the bucket owner's. */
export function isUnderObjectAcl(operation: string): boolean {
  return permissionFor.has(operation)
}

/**
 * What the ACL of the object grants to this caller; null for nothing, and where ACLs are off (BucketOwnerEnforced).
 *
 * A grant to an account lets the account decide, as a bucket policy that names it. A grant to a group of S3 reaches as
 * far as a bucket policy for everybody, and no further than IgnorePublicAcls lets it.
 *
 * Rules R10.6, R10.7. Source: Amazon S3 User Guide, "Access control list (ACL) overview".
 */
export function aclGrant(question: Question): Standing | null {
  const { ownershipControls, objectAcl, ignorePublicAcls } = question.settings.s3
  if (objectAcl === null || ownershipControls === 'BucketOwnerEnforced') return null
  const wanted = permissionFor.get(question.action.operation)
  if (wanted === undefined) return null
  const granting = objectAcl.filter(
    ({ permission, grantee }) =>
      (permission === wanted || permission === 'FULL_CONTROL') && includes(grantee, question),
  )
  const toGroup = ignorePublicAcls ? undefined : granting.find(({ grantee }) => isGroup(grantee))
  const granted = toGroup ?? granting.find(({ grantee }) => !isGroup(grantee))
  if (granted === undefined) return null
  const reach = isGroup(granted.grantee) ? 'past-all' : 'account'
  return { kind: 'object-acl', rule: 'R10.6', reach, grantee: granted.grantee }
}

function includes(grantee: string, { principal }: Question): boolean {
  if (grantee === 'AllUsers') return true
  const account = accountOf(principal)
  return account !== null && (grantee === 'AuthenticatedUsers' || grantee === account)
}

function isGroup(grantee: string): boolean {
  return grantee === 'AllUsers' || grantee === 'AuthenticatedUsers'
}
