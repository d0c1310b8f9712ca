import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import { sessionArn } from '#model/entities/arn-of.ts'
import type { Arn } from '#model/entities/names.ts'
import { tagContext } from '#model/request-context.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { signInContext } from './credentials-context.ts'
import { belongsTo } from './liveness.ts'
import type {
  FederatedUserSession,
  RoleSession,
  ServiceSession,
  Session,
  SessionTokenSession,
} from './session.ts'

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
    case 'access-key':
      return { kind: 'user', user: session.user, context: {} }
    case 'session-token':
      return { kind: 'session-token', holder: session.holder, context: sessionTokenContext(session) }
    case 'federated-user':
      return federatedUserCaller(session)
    case 'service':
      return { kind: 'service', service: session.service, context: onBehalfOf(session) }
    case 'anonymous':
      return { kind: 'anonymous', context: {} }
    case 'outside':
      return { kind: 'outside-principal', arn: session.principal, context: {} }
    case 'role':
      return {
        kind: 'role-session',
        role: roleBehind(workspace, session),
        sessionName: session.sessionName,
        context: session.context,
        sessionPolicies: session.sessionPolicies,
      }
  }
}

function sessionTokenContext({ mfa, issuedAt }: SessionTokenSession): RequestContext {
  return { ...signInContext(mfa), 'aws:TokenIssueTime': issuedAt }
}

function federatedUserCaller(session: FederatedUserSession): Caller {
  const { accountId, name, issuer, sessionPolicies, sessionTags, issuedAt } = session
  const context = {
    ...signInContext(false),
    'aws:TokenIssueTime': issuedAt,
    ...tagContext('aws:PrincipalTag/', sessionTags),
  }
  return { kind: 'federated-user', accountId, name, issuer, context, sessionPolicies }
}

/** A service says on behalf of which resource it calls, where there is one (R6.8). */
function onBehalfOf({ sourceArn, sourceAccount }: ServiceSession): RequestContext {
  return {
    ...(sourceArn === null ? {} : { 'aws:SourceArn': sourceArn }),
    ...(sourceAccount === null ? {} : { 'aws:SourceAccount': sourceAccount }),
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
