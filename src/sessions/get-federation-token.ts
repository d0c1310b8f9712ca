import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { Caller, CredentialHolder } from '#model/caller.ts'
import { federatedUserArn } from '#model/entities/arn-of.ts'
import { accountId, type AccountId, type Instant, type Tags } from '#model/entities/names.ts'
import { withClock } from '#model/request-context.ts'
import type { Workspace } from '#model/workspace.ts'

import { unableToCall } from './able-to-call.ts'
import type { CallerProblem, NotAuthorized, Undecided } from './assume-refusal.ts'
import { actingSession } from './assume-role.ts'
import { judge } from './judge.ts'
import { longTermHolder, type NotLongTerm } from './long-term-holder.ts'
import { type DurationProblem, expiryOf, tokenDuration, wrongTokenDuration } from './session-limits.ts'
import { type PassedPolicies, readSessionPolicies, type SessionPolicyProblem } from './session-policies.ts'
import { type SessionTagProblem, tagsInCall, wrongTags } from './session-tags.ts'
import type { FederatedUserSession, Session, SessionStack } from './session.ts'

/** One GetFederationToken. Null: not passed. Tags are never transitive (R9.12). */
export type FederationTokenInput = {
  readonly name: string
  readonly durationSeconds: number | null
  readonly sessionPolicies: PassedPolicies
  readonly tags: Tags
  readonly handedOnAs: FederatedUserSession['handedOnAs']
  readonly now: Instant
}

export type FederationTokenRefusal =
  | CallerProblem
  | NotLongTerm
  | { readonly kind: 'invalid-federated-name'; readonly name: string }
  | DurationProblem
  | SessionPolicyProblem
  | SessionTagProblem
  | NotAuthorized
  | Undecided

/**
 * Give somebody who is no user of IAM a part of the asking user's permissions. The user's own policies must allow
 * sts:GetFederationToken on the federated user, and sts:TagSession where tags are passed; without session policies the
 * session may do next to nothing (R7.7).
 *
 * Refuses callers without long-term credentials, names beyond 2 to 32 characters, durations beyond 900 to 129,600
 * seconds, and what STS doesn't take as session policies and tags. The root user's sessions last an hour at most.
 *
 * Rules R7.7, R9.9 to R9.12. Source: AWS STS API Reference, "GetFederationToken".
 */
export function getFederationToken(
  workspace: Workspace,
  stack: SessionStack,
  input: FederationTokenInput,
): Result<SessionStack, FederationTokenRefusal> {
  const session = federatedUserFor(workspace, actingSession(stack), input)
  return session.ok ? ok([...stack, session.value]) : session
}

/** The session that `asking` gets by GetFederationToken, whatever becomes of it. Refusals as of `getFederationToken`. */
export function federatedUserFor(
  workspace: Workspace,
  asking: Session,
  input: FederationTokenInput,
): Result<FederatedUserSession, FederationTokenRefusal> {
  const holder = longTermHolder(asking)
  if (!holder.ok) return holder
  const account = accountOfHolder(holder.value)
  const policies = checkedPolicies(workspace, { asking, account }, input)
  if (!policies.ok) return policies

  const { name, tags, durationSeconds, handedOnAs, now } = input
  const judged = judge(workspace, callerWithKey(holder.value), {
    action: 'sts:GetFederationToken',
    resource: federatedUserArn(account, name),
    context: withClock(
      {
        ...(durationSeconds === null ? {} : { 'sts:DurationSeconds': durationSeconds }),
        ...tagsInCall({ tags, transitiveTagKeys: [] }, {}),
      },
      now,
    ),
    tags: Object.keys(tags).length > 0,
    setsSourceIdentity: false,
  })
  if (!judged.ok) return judged
  return ok({
    kind: 'federated-user',
    accountId: account,
    name,
    issuer: holder.value,
    handedOnAs,
    sessionPolicies: policies.value,
    sessionTags: tags,
    issuedAt: now,
    expiresAt: expiryOf(now, tokenDuration(durationSeconds, holder.value.kind === 'root')),
  })
}

type Asking = { readonly asking: Session; readonly account: AccountId }

/** All that STS looks at before any policy is asked. */
function checkedPolicies(
  workspace: Workspace,
  { asking, account }: Asking,
  { name, tags, durationSeconds, sessionPolicies, now }: FederationTokenInput,
): Result<readonly NamedDocument[], FederationTokenRefusal> {
  const problem =
    unableToCall(workspace, asking, now) ??
    (/^[\w+=,.@-]{2,32}$/.test(name) ? null : ({ kind: 'invalid-federated-name', name } as const)) ??
    wrongTokenDuration(durationSeconds) ??
    wrongTags({ tags, transitiveTagKeys: [] }, {})
  return problem === null ? readSessionPolicies(workspace, account, sessionPolicies) : refused(problem)
}

/** The call is signed with an access key: a sign-in to the console can't make it. */
function callerWithKey(holder: CredentialHolder): Caller {
  return { ...holder, context: {} }
}

function accountOfHolder(holder: CredentialHolder): AccountId {
  return holder.kind === 'root' ? holder.accountId : accountId(holder.user.split(':')[4] ?? '')
}
