import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Role } from '#model/entities/entity.ts'
import type { Arn, Instant, Tags } from '#model/entities/names.ts'
import { withClock } from '#model/request-context.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { unableToCall } from './able-to-call.ts'
import type { AssumeRefusal } from './assume-refusal.ts'
import { callerOf } from './caller-of.ts'
import { signInContext } from './credentials-context.ts'
import { type Carried, issueRoleSession } from './issue-role-session.ts'
import { judge } from './judge.ts'
import { mfaOfCall } from './mfa-of-call.ts'
import { wrongWish } from './session-limits.ts'
import { type PassedPolicies, readSessionPolicies } from './session-policies.ts'
import { inheritedFrom, type PassedTags, tagsInCall, wrongTags } from './session-tags.ts'
import type { RoleSession, Session, SessionOrigin, SessionStack } from './session.ts'

/** One AssumeRole. Null: not passed. */
export type AssumeRoleInput = PassedTags & {
  readonly role: Arn
  readonly sessionName: string
  readonly externalId: string | null
  /** An hour where null. */
  readonly durationSeconds: number | null
  readonly sourceIdentity: string | null
  /** Serial number of the device whose code goes along with the call. */
  readonly mfaSerial: string | null
  readonly sessionPolicies: PassedPolicies
  readonly now: Instant
  /** Who authorises it: the identity that signed in (the console's Switch role), or the session that acts now. */
  readonly as: 'switch-role' | 'assume-role'
}

/**
 * Take on a role. Switching replaces whatever role was taken since sign-in, as the console does; AssumeRole puts
 * the role on top of the session that acts, which is role chaining where that is a role session. What AWS's own Switch
 * role page can't send (an external id, tags, session policies …) is for the page to leave out.
 *
 * Refuses an unknown role, an identity that is gone, expired or root, whatever STS doesn't take of the call, and what
 * the policies don't allow: that refusal carries both sides and the trace of the decision.
 *
 * Rules R9.1 to R9.6, R9.8, R9.11 to R9.14, R9.17. Source: IAM User Guide, "Switch from a user to an IAM role (console)".
 */
export function assumeRole(
  workspace: Workspace,
  stack: SessionStack,
  input: AssumeRoleInput,
): Result<SessionStack, AssumeRefusal> {
  const asking = askingSession(stack, input.as)
  const session = roleSessionFor(workspace, asking, input, originOf(asking, input.as))
  if (!session.ok) return session
  return ok(input.as === 'switch-role' ? [stack[0], session.value] : [...stack, session.value])
}

/** The session whose requests count now. */
export function actingSession(stack: SessionStack): Session {
  return stack.at(-1) ?? stack[0]
}

/** Whose credentials ask for the role. */
export function askingSession(stack: SessionStack, as: AssumeRoleInput['as']): Session {
  return as === 'switch-role' ? stack[0] : actingSession(stack)
}

/** The session that `asking` gets by AssumeRole, whatever becomes of it. Refusals as of `assumeRole`. */
export function roleSessionFor(
  workspace: Workspace,
  asking: Session,
  input: Omit<AssumeRoleInput, 'as'>,
  origin: SessionOrigin,
): Result<RoleSession, AssumeRefusal> {
  const checked = checkedCall(workspace, asking, input)
  if (!checked.ok) return checked

  const { role, mfa } = checked.value
  const inherited = inheritedFrom(asking)
  const judged = judge(workspace, callerOf(workspace, asking), {
    action: 'sts:AssumeRole',
    resource: role.arn,
    context: withClock({ ...callContext(input, inherited), ...(mfa ? signInContext(true) : {}) }, input.now),
    tags: Object.keys({ ...input.tags, ...inherited }).length > 0,
    setsSourceIdentity: (input.sourceIdentity ?? sourceIdentityOf(asking)) !== null,
  })
  if (!judged.ok) return judged
  const { sessionName, now, durationSeconds } = input
  return ok(
    issueRoleSession({
      role,
      sessionName,
      origin,
      now,
      durationSeconds,
      added: signInContext(mfa),
      carried: carriedBy(asking, input, checked.value.policies),
    }),
  )
}

function originOf(asking: Session, as: AssumeRoleInput['as']): SessionOrigin {
  if (as === 'switch-role') return { kind: 'switch-role' }
  return { kind: asking.kind === 'role' ? 'role-chaining' : 'assume-role' }
}

type CheckedCall = {
  readonly role: Role
  readonly mfa: boolean
  readonly policies: readonly NamedDocument[]
}

/** All that STS looks at before any policy is asked. */
function checkedCall(
  workspace: Workspace,
  asking: Session,
  input: Omit<AssumeRoleInput, 'as'>,
): Result<CheckedCall, AssumeRefusal> {
  const role = entityOf(workspace, 'role', input.role)
  if (role === undefined) return refused({ kind: 'no-such-role', role: input.role })

  const problem =
    rootProblem(asking) ??
    unableToCall(workspace, asking, input.now) ??
    wrongWish(input, role, isChaining(asking)) ??
    wrongTags(input, inheritedFrom(asking)) ??
    changedIdentity(asking, input.sourceIdentity)
  if (problem !== null) return refused(problem)

  const mfa = mfaOfCall(workspace, asking, input.mfaSerial)
  if (!mfa.ok) return mfa
  const policies = readSessionPolicies(workspace, role.accountId, input.sessionPolicies)
  return policies.ok ? ok({ role, mfa: mfa.value, policies: policies.value }) : policies
}

function rootProblem(asking: Session): AssumeRefusal | null {
  const holder = asking.kind === 'session-token' ? asking.holder : asking
  return holder.kind === 'root' ? { kind: 'root-cannot-assume', accountId: holder.accountId } : null
}

/** Does the hour of role chaining bind sessions that this one asks for? Not those of applications on an instance (R9.5). */
function isChaining(asking: Session): boolean {
  return asking.kind === 'role' && asking.origin.kind !== 'instance-profile'
}

function changedIdentity(asking: Session, sourceIdentity: string | null): AssumeRefusal | null {
  const present = sourceIdentityOf(asking)
  if (sourceIdentity === null || present === null || present === sourceIdentity) return null
  return { kind: 'source-identity-changes', sourceIdentity, present }
}

function sourceIdentityOf(session: Session): string | null {
  return session.kind === 'role' ? session.sourceIdentity : null
}

/** The keys of the AssumeRole call itself, each only where it was passed (R6.13). */
function callContext(input: Omit<AssumeRoleInput, 'as'>, inherited: Tags): RequestContext {
  const { sessionName, externalId, durationSeconds, sourceIdentity } = input
  return {
    'sts:RoleSessionName': sessionName,
    ...(externalId === null ? {} : { 'sts:ExternalId': externalId }),
    ...(durationSeconds === null ? {} : { 'sts:DurationSeconds': durationSeconds }),
    ...(sourceIdentity === null ? {} : { 'sts:SourceIdentity': sourceIdentity }),
    ...tagsInCall(input, inherited),
  }
}

/** The source identity goes on for good (R6.11), transitive tags along the chain, before those of this call (R9.12). */
function carriedBy(
  asking: Session,
  input: Omit<AssumeRoleInput, 'as'>,
  sessionPolicies: readonly NamedDocument[],
): Carried {
  const inherited = inheritedFrom(asking)
  return {
    sessionPolicies,
    sessionTags: { ...input.tags, ...inherited },
    transitiveTagKeys: [...Object.keys(inherited), ...input.transitiveTagKeys],
    sourceIdentity: input.sourceIdentity ?? sourceIdentityOf(asking),
    externalId: input.externalId,
    chainDepth: asking.kind === 'role' ? asking.chainDepth + 1 : 0,
  }
}
