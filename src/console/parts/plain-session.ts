import type { Instant } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { signInContext } from '#sessions/credentials-context.ts'
import { carriesNothing, issueRoleSession } from '#sessions/issue-role-session.ts'
import type { Session } from '#sessions/session.ts'

import { sessionOfUser } from '../state/user-session.ts'

/** How somebody would begin to act; of a user, `no-credentials` where they have neither password nor access key. */
export type PlainSession =
  | { readonly kind: 'acts'; readonly session: Session }
  | { readonly kind: 'no-credentials' }
  | { readonly kind: 'not-here' }

/**
 * The user, role or root user of that ARN as they would begin to act: a user at the console with a password, else with an
 * access key; a role as a session that was taken without MFA, tags or session policies.
 */
export function plainSession(workspace: Workspace, arn: string, now: Instant): PlainSession {
  const user = entityOf(workspace, 'user', arn)
  if (user !== undefined) {
    const session = sessionOfUser(workspace, user)
    return session === null ? { kind: 'no-credentials' } : { kind: 'acts', session }
  }
  const role = entityOf(workspace, 'role', arn)
  if (role !== undefined) {
    const session = issueRoleSession({
      role,
      sessionName: 'someone',
      origin: { kind: 'assume-role' },
      now,
      durationSeconds: null,
      added: signInContext(false),
      carried: carriesNothing,
    })
    return { kind: 'acts', session }
  }
  const [, id = ''] = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(arn) ?? []
  const account = entityOf(workspace, 'account', `account/${id}`)
  return account === undefined
    ? { kind: 'not-here' }
    : { kind: 'acts', session: { kind: 'root', accountId: account.accountId, mfa: false } }
}
