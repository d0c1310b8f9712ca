import type { Caller } from '#model/caller.ts'
import { sessionArn } from '#model/entities/arn-of.ts'
import type { Arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { signInContext } from './credentials-context.ts'
import { belongsTo } from './liveness.ts'
import type { RoleSession, Session } from './session.ts'

/**
 * The caller that a session makes: who asks, with the keys that its credentials carry. Those of a role session
 * are as they were at issue; a user's and root's are those of a sign-in to the console.
 *
 * Rules R1.7, R1.12, R6.2, R6.3. Source: IAM User Guide, "AWS global condition context keys".
 */
export function callerOf(workspace: Workspace, session: Session): Caller {
  switch (session.kind) {
    case 'user':
      return { kind: 'user', user: session.user, context: signInContext(session.mfa) }
    case 'root':
      return { kind: 'root', accountId: session.accountId, context: signInContext(session.mfa) }
    case 'role':
      return {
        kind: 'role-session',
        role: roleBehind(workspace, session),
        sessionName: session.sessionName,
        context: session.context,
        sessionPolicies: [],
      }
  }
}

/**
 * The role whose policies count. Where a role was deleted and made anew under the same name, the session isn't
 * the new one's (R3.10): it is then named by its own ARN, which is no entity's, so that nothing is decided for it.
 */
function roleBehind(workspace: Workspace, session: RoleSession): Arn {
  const role = entityOf(workspace, 'role', session.role)
  if (role === undefined || belongsTo(session, role)) return session.role
  return sessionArn(role.accountId, role.name, session.sessionName)
}
