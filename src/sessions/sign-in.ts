import type { RootSession, SessionStack, UserSession } from './session.ts'

/** Begin to act as somebody with long-term credentials: a user, or the root user of an account. */
export function signIn(session: UserSession | RootSession): SessionStack {
  return [session]
}
