import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { signInContext } from './credentials-context.ts'
import type { Session, UserSession } from './session.ts'

/**
 * The caller that a session makes: who asks, with the keys that its credentials carry. Those of a role session
 * are as they were at issue; a user's and root's are those of a sign-in to the console.
 *
 * Rules R1.7, R1.12, R6.2, R6.3. Source: IAM User Guide, "AWS global condition context keys".
 */
export function callerOf(workspace: Workspace, session: Session): Caller {
  switch (session.kind) {
    case 'user':
      return { kind: 'user', user: session.user, context: userContext(workspace, session) }
    case 'root':
      return { kind: 'root', accountId: session.accountId, context: signInContext(session.mfa) }
    case 'role':
      return {
        kind: 'role-session',
        role: session.role,
        sessionName: session.sessionName,
        context: session.context,
        sessionPolicies: [],
      }
  }
}

/** A user keeps no id in its session, so the one that the workspace holds now is taken. */
function userContext(workspace: Workspace, { user, mfa }: UserSession): RequestContext {
  const uniqueId = entityOf(workspace, 'user', user)?.uniqueId
  return uniqueId === undefined ? signInContext(mfa) : { 'aws:userid': uniqueId, ...signInContext(mfa) }
}
