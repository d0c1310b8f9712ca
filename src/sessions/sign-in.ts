import { ok, refused, type Result } from '#engine/result.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { NoSuchMfaDevice } from './assume-refusal.ts'
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

/** Nobody signs in with a device that isn't there. */
export type SignInRefusal = NoSuchMfaDevice

/** Begin to act as somebody: a user, the root user of an account, an access key, a service, an outsider or nobody at all. */
export function signIn(session: FirstSession): SessionStack {
  return [session]
}

/**
 * The same, but a user must have an MFA device to sign in with one. Devices of the root user aren't in the workspace.
 *
 * Source: IAM User Guide, "AWS Multi-factor authentication in IAM".
 */
export function signInChecked(
  workspace: Workspace,
  session: FirstSession,
): Result<SessionStack, SignInRefusal> {
  const user = session.kind === 'user' && session.mfa ? entityOf(workspace, 'user', session.user) : undefined
  if (user === undefined || user.mfaDevices.length > 0) return ok([session])
  return refused({ kind: 'no-such-mfa-device', serialNumber: user.arn.replace(':user/', ':mfa/') })
}
