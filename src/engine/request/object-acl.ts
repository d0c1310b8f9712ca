import { ok, refused, type Result } from '../result.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { isAccountId } from './account-id.ts'
import { settingProblem, unknownMember, type RequestProblem } from './request-problem.ts'

/** One grant of an object's ACL. */
export type ObjectAclGrant = {
  /** An account id, or one of S3's groups: `AllUsers` is everybody, `AuthenticatedUsers` whoever signs a request. */
  readonly grantee: string
  readonly permission: ObjectAclPermission
}

type ObjectAclPermission = (typeof permissions)[number]

const permissions = ['READ', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'] as const

/** The groups of S3 that an ACL may grant to. Source: Amazon S3 User Guide, "Access control list (ACL) overview". */
const groups: ReadonlySet<unknown> = new Set(['AllUsers', 'AuthenticatedUsers'])

/**
 * Read what the ACL of an object grants: `{ grantee, permission }` each. Accounts stand by their id, where S3 writes
 * their canonical user id.
 *
 * Refuses grantees that are neither, permissions that objects don't have (WRITE is a bucket's), and unknown members.
 *
 * Rule R10.6. Source: Amazon S3 User Guide, "Access control list (ACL) overview".
 */
export function readObjectAcl(
  value: unknown,
  pointer: string,
): Result<readonly ObjectAclGrant[], RequestProblem> {
  if (!Array.isArray(value)) return refused(settingProblem('bad-context', pointer, value))
  const grants: ObjectAclGrant[] = []
  for (const [index, entry] of value.entries()) {
    const grant = readGrant(entry, pointerTo(pointer, index))
    if (!grant.ok) return grant
    grants.push(grant.value)
  }
  return ok(grants)
}

function readGrant(value: unknown, pointer: string): Result<ObjectAclGrant, RequestProblem> {
  if (!isJsonObject(value)) return refused(settingProblem('bad-context', pointer, value))
  const unknown = unknownMember(value, pointer, ['grantee', 'permission'])
  if (unknown !== null) return refused(unknown)
  const { grantee } = value
  if (typeof grantee !== 'string' || !(isAccountId(grantee) || groups.has(grantee))) {
    return refused(settingProblem('bad-account', `${pointer}/grantee`, grantee))
  }
  const permission = permissions.find((known) => known === value['permission'])
  if (permission === undefined) {
    return refused(settingProblem('bad-context-value', `${pointer}/permission`, value['permission']))
  }
  return ok({ grantee, permission })
}
