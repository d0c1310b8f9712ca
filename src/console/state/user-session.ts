import type { User } from '#model/entities/entity.ts'
import type { UserSession } from '#sessions/session.ts'

/** A user's sign-in to the console, which asks for MFA wherever a device is there. */
export function userSession(user: User): UserSession {
  return { kind: 'user', user: user.arn, mfa: user.mfaDevices.length > 0 }
}
