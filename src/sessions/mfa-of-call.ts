import { ok, refused, type Result } from '#engine/result.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { NoSuchMfaDevice } from './assume-refusal.ts'
import type { Session } from './session.ts'

/**
 * Was the call made with MFA: by the sign-in or token that asks, or by a device whose code goes along with the call?
 * Only a user's own device is taken, in calls by the user's own credentials: role sessions and federated users have
 * none. Where nobody has read which devices a user has, any may be one.
 *
 * Rule R6.3. Source: AWS STS API Reference, "AssumeRole", on SerialNumber and TokenCode.
 */
export function mfaOfCall(
  workspace: Workspace,
  asking: Session,
  serialNumber: string | null,
): Result<boolean, NoSuchMfaDevice> {
  if (serialNumber === null) return ok('mfa' in asking && asking.mfa)
  const user = userAsking(asking)
  const { mfaDevices = [], unread = [] } = (user === null ? null : entityOf(workspace, 'user', user)) ?? {}
  const mayBeTheirs =
    unread.includes('mfaDevices') || mfaDevices.some((device) => device.serialNumber === serialNumber)
  return mayBeTheirs ? ok(true) : refused({ kind: 'no-such-mfa-device', serialNumber })
}

function userAsking(asking: Session): string | null {
  if (asking.kind === 'user' || asking.kind === 'access-key') return asking.user
  return asking.kind === 'session-token' && asking.holder.kind === 'user' ? asking.holder.user : null
}
