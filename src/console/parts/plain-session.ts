import { entityOf, type Workspace } from '#model/workspace.ts'
import { signInContext } from '#sessions/credentials-context.ts'
import { carriesNothing, issueRoleSession } from '#sessions/issue-role-session.ts'
import type { Session } from '#sessions/session.ts'

import { userSession } from '../state/user-session.ts'

/** A session of the user, role or root user of that ARN without MFA, tags or session policies; null where nobody is of it. */
export function plainSession(workspace: Workspace, arn: string, now: string): Session | null {
  const user = entityOf(workspace, 'user', arn)
  if (user !== undefined) return userSession(user)
  const role = entityOf(workspace, 'role', arn)
  if (role !== undefined) {
    return issueRoleSession({
      role,
      sessionName: 'compare',
      origin: { kind: 'assume-role' },
      now,
      durationSeconds: null,
      added: signInContext(false),
      carried: carriesNothing,
    })
  }
  const [, id = ''] = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(arn) ?? []
  const account = entityOf(workspace, 'account', `account/${id}`)
  return account === undefined ? null : { kind: 'root', accountId: account.accountId, mfa: false }
}
