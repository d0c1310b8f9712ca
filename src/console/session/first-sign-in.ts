import { entitiesOf, type Workspace } from '#model/workspace.ts'
import type { AccessKeySession, RootSession, UserSession } from '#sessions/session.ts'
import { signIn } from '#sessions/sign-in.ts'

import { actAs } from '../state/session-store.ts'
import { sessionOfUser } from '../state/user-session.ts'

/**
 * Act as the first user of the first own account who can sign in to the console, else as the first with an access key;
 * failing both, as its root user; in an empty workspace, as nobody.
 */
export function signInFirst(workspace: Workspace): void {
  const session = firstIdentity(workspace)
  actAs(session === null ? null : signIn(session))
}

/** Who signs in when nobody was chosen. */
export function firstIdentity(workspace: Workspace): UserSession | AccessKeySession | RootSession | null {
  const accounts = entitiesOf(workspace, 'account')
  const account = accounts.find(({ ownership }) => ownership === 'own') ?? accounts[0]
  if (account === undefined) return null
  const users = entitiesOf(workspace, 'user').filter(({ accountId }) => accountId === account.accountId)
  const sessions = users.flatMap((user) => sessionOfUser(workspace, user) ?? [])
  const root = { kind: 'root', accountId: account.accountId, mfa: true } as const
  return sessions.find(({ kind }) => kind === 'user') ?? sessions[0] ?? root
}
