import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { heldCredentials } from '#sessions/held-credentials.ts'
import type { RootSession, UserSession } from '#sessions/session.ts'
import { signIn } from '#sessions/sign-in.ts'

import { actAs } from '../state/session-store.ts'
import { userSession } from '../state/user-session.ts'

/** Act as the first user of the first own account; failing that, as its root user; in an empty workspace, as nobody. */
export function signInFirst(workspace: Workspace): void {
  const session = firstIdentity(workspace)
  actAs(session === null ? null : signIn(session))
}

/** Who signs in when nobody was chosen. */
export function firstIdentity(workspace: Workspace): UserSession | RootSession | null {
  const accounts = entitiesOf(workspace, 'account')
  const account = accounts.find(({ ownership }) => ownership === 'own') ?? accounts[0]
  if (account === undefined) return null
  const users = entitiesOf(workspace, 'user').filter(({ accountId }) => accountId === account.accountId)
  const user = users.find((each) => heldCredentials(workspace, each).password) ?? users[0]
  return user === undefined ? { kind: 'root', accountId: account.accountId, mfa: true } : userSession(user)
}
