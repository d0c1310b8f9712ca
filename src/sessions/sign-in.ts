import { readPrincipal } from '#engine/request/principal.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { accountId, type Arn } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { NoSuchMfaDevice } from './assume-refusal.ts'
import { heldCredentials } from './held-credentials.ts'
import type {
  AccessKeySession,
  AnonymousSession,
  OutsideSession,
  RootSession,
  ServiceSession,
  SessionStack,
  UserSession,
} from './session.ts'

/** Somebody who acts without asking STS first. */
export type FirstSession =
  | UserSession
  | RootSession
  | AccessKeySession
  | ServiceSession
  | AnonymousSession
  | OutsideSession

export type SignInRefusal =
  /** Nobody signs in with a device that isn't there. */
  | NoSuchMfaDevice
  /** Nobody signs in to the console without one. */
  | { readonly kind: 'no-password'; readonly user: Arn }
  /** None that is active, so that no program signs as this user. */
  | { readonly kind: 'no-access-key'; readonly user: Arn }
  /** The principal's own policies are here, and aren't taken as allowing. */
  | { readonly kind: 'not-outside'; readonly principal: Arn }

/** Begin to act as somebody: a user, the root user of an account, an access key, a service, an outsider or nobody at all. */
export function signIn(session: FirstSession): SessionStack {
  return [session]
}

/**
 * The same, but a user must have a password to sign in to the console, an MFA device to sign in with one (devices of the
 * root user aren't in the workspace) and an access key to be a program, as far as credentials are told; and an outsider
 * must be one: nobody of an own account, whether there or not, nor whoever is held of a third party's.
 *
 * Source: IAM User Guide, "AWS Multi-factor authentication in IAM".
 */
export function signInChecked(
  workspace: Workspace,
  session: FirstSession,
): Result<SessionStack, SignInRefusal> {
  if (session.kind === 'outside') {
    const { principal } = session
    return isInside(workspace, principal) ? refused({ kind: 'not-outside', principal }) : ok([session])
  }
  const problem = userProblem(workspace, session)
  return problem === null ? ok([session]) : refused(problem)
}

function userProblem(workspace: Workspace, session: FirstSession): SignInRefusal | null {
  const user = 'user' in session ? entityOf(workspace, 'user', session.user) : undefined
  if (user === undefined) return null
  const held = heldCredentials(workspace, user)
  if (session.kind === 'access-key') return held.accessKey ? null : { kind: 'no-access-key', user: user.arn }
  if (!held.password) return { kind: 'no-password', user: user.arn }
  const { mfaDevices, unread = [] } = user
  const mayHaveDevice = mfaDevices.length > 0 || unread.includes('mfaDevices')
  const lacksDevice = session.kind === 'user' && session.mfa && !mayHaveDevice
  return lacksDevice
    ? { kind: 'no-such-mfa-device', serialNumber: user.arn.replace(':user/', ':mfa/') }
    : null
}

/** Of a third party's account the workspace holds what is known, of an own one all there is. */
function isInside(workspace: Workspace, principal: Arn): boolean {
  const read = readPrincipal(principal, undefined)
  if (read === null || !('account' in read)) return false
  const id = accountId(read.account)
  const account = entityOf(workspace, 'account', `account/${id}`)
  if (account?.ownership !== 'third-party') return account !== undefined
  switch (read.kind) {
    case 'root':
      return true
    case 'user':
      return named(workspace, 'user', id, read.name) !== undefined
    case 'role-session':
      return named(workspace, 'role', id, read.roleName) !== undefined
    case 'federated-user':
      return false
  }
}
