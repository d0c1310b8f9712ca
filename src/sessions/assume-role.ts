import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Role } from '#model/entities/entity.ts'
import type { Arn, Instant } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { AssumeRefusal } from './assume-refusal.ts'
import { callerOf } from './caller-of.ts'
import { signInContext } from './credentials-context.ts'
import { carriesNothing, issueRoleSession } from './issue-role-session.ts'
import { judge } from './judge.ts'
import { livenessOf } from './liveness.ts'
import { wrongWish } from './session-limits.ts'
import type { RoleSession, Session, SessionStack } from './session.ts'

/** One AssumeRole. Null: not passed. */
export type AssumeRoleInput = {
  readonly role: Arn
  readonly sessionName: string
  readonly externalId: string | null
  /** An hour where null. */
  readonly durationSeconds: number | null
  readonly now: Instant
  /** Who authorises it: the identity that signed in (the console's Switch role), or the session that acts now. */
  readonly as: 'switch-role' | 'role-chaining'
}

/**
 * Take on a role. Switching replaces whatever role was taken since sign-in, as the console does; chaining puts
 * the role on top of the session that acts. An external id may be given either way, though AWS's own Switch role
 * page can't send one.
 *
 * Refuses an unknown role, an identity that is gone, expired or root, names and durations that STS doesn't take,
 * and what the policies don't allow: that refusal carries the trace of the decision.
 *
 * Rules R9.1 to R9.6, R9.14, R9.17. Source: IAM User Guide, "Switch from a user to an IAM role (console)".
 */
export function assumeRole(
  workspace: Workspace,
  stack: SessionStack,
  input: AssumeRoleInput,
): Result<SessionStack, AssumeRefusal> {
  const asking = input.as === 'switch-role' ? stack[0] : actingSession(stack)
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined) return refused({ kind: 'no-such-role', role: input.role })

  const problem = unableToAssume(workspace, asking, input.now) ?? wrongWish(input, role, isChaining(asking))
  if (problem !== null) return refused(problem)

  const judged = judge(workspace, callerOf(workspace, asking), {
    action: 'sts:AssumeRole',
    role: role.arn,
    context: callContext(input),
  })
  if (!judged.ok) return judged

  const session = issueTo(asking, role, input)
  return ok(input.as === 'switch-role' ? [stack[0], session] : [...stack, session])
}

/** The session whose requests count now. */
export function actingSession(stack: SessionStack): Session {
  return stack.at(-1) ?? stack[0]
}

/** Why this session can't call AssumeRole whatever the policies say, or null. */
function unableToAssume(workspace: Workspace, session: Session, now: Instant): AssumeRefusal | null {
  if (session.kind === 'root') return { kind: 'root-cannot-assume', accountId: session.accountId }
  switch (livenessOf(workspace, session, now)) {
    case 'live':
      return null
    case 'gone':
      return { kind: 'no-such-caller' }
    case 'expired':
      return session.kind === 'role' ? { kind: 'session-expired', expiresAt: session.expiresAt } : null
  }
}

/** Does the hour of role chaining bind sessions that this one asks for? Not those of applications on an instance (R9.5). */
function isChaining(asking: Session): boolean {
  return asking.kind === 'role' && asking.origin.kind !== 'instance-profile'
}

/** The keys of the AssumeRole call itself, each only where it was passed (R6.13). */
function callContext({ sessionName, externalId, durationSeconds }: AssumeRoleInput): RequestContext {
  return {
    'sts:RoleSessionName': sessionName,
    ...(externalId === null ? {} : { 'sts:ExternalId': externalId }),
    ...(durationSeconds === null ? {} : { 'sts:DurationSeconds': durationSeconds }),
  }
}

function issueTo(asking: Session, role: Role, input: AssumeRoleInput): RoleSession {
  const { sessionName, now, durationSeconds, externalId } = input
  return issueRoleSession({
    role,
    sessionName,
    origin: { kind: asking.kind === 'role' ? input.as : 'switch-role' },
    now,
    durationSeconds,
    added: handedOn(asking),
    carried: {
      ...carriesNothing,
      externalId,
      sourceIdentity: asking.kind === 'role' ? asking.sourceIdentity : null,
      chainDepth: asking.kind === 'role' ? asking.chainDepth + 1 : 0,
    },
  })
}

/** The MFA of whoever asks goes on to the new session, but not along a chain (R6.3). */
function handedOn(asking: Session): RequestContext {
  return 'mfa' in asking ? signInContext(asking.mfa) : {}
}
