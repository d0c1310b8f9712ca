import type { RequestContext } from '#engine/request/request.ts'
import type { Role } from '#model/entities/entity.ts'
import type { Instant } from '#model/entities/names.ts'

const mfaPresent = 'aws:MultiFactorAuthPresent'
const mfaAge = 'aws:MultiFactorAuthAge'

/**
 * The keys of a person's sign-in to the console. Its credentials are temporary, so `aws:MultiFactorAuthPresent`
 * is there either way; the age is in seconds and counts the sign-in as having happened just now.
 *
 * Rule R6.3. Source: IAM User Guide, "AWS global condition context keys".
 */
export function signInContext(mfa: boolean): RequestContext {
  return mfa ? { [mfaPresent]: true, [mfaAge]: 0 } : { [mfaPresent]: false }
}

type IssuedTo = {
  readonly role: Role
  readonly sessionName: string
  readonly now: Instant
  /** Keys that this way of getting the role adds: MFA, provider, claims, instance … */
  readonly added: RequestContext
}

/**
 * The keys that credentials issued now carry into each request. `aws:userid` pins them to this very role, so
 * that one made anew under the same name doesn't revive them.
 *
 * Rules R1.12, R6.2, R6.3, R6.5. Source: IAM User Guide, "AWS global condition context keys".
 */
export function issuedContext({ role, sessionName, now, added }: IssuedTo): RequestContext {
  return {
    'aws:userid': `${role.uniqueId}:${sessionName}`,
    'aws:TokenIssueTime': now,
    ...signInContext(false),
    ...added,
  }
}
