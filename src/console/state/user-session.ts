import type { User } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'
import { heldCredentials } from '#sessions/held-credentials.ts'
import type { AccessKeySession, UserSession } from '#sessions/session.ts'

/** A user's sign-in to the console, which asks for MFA wherever a device is there. */
export function userSession(user: User): UserSession {
  return { kind: 'user', user: user.arn, mfa: user.mfaDevices.length > 0 }
}

/** How a user acts where nobody says: at the console with a password, else with an access key; null with neither. */
export function sessionOfUser(workspace: Workspace, user: User): UserSession | AccessKeySession | null {
  const { password, accessKey } = heldCredentials(workspace, user)
  if (password) return userSession(user)
  return accessKey ? { kind: 'access-key', user: user.arn } : null
}
