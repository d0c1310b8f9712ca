import { ok, refused, type Result } from '#engine/result.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

import { unableToCall } from './able-to-call.ts'
import type { CallerProblem, NoSuchMfaDevice } from './assume-refusal.ts'
import { actingSession } from './assume-role.ts'
import { longTermHolder, type NotLongTerm } from './long-term-holder.ts'
import { mfaOfCall } from './mfa-of-call.ts'
import { type DurationProblem, expiryOf, tokenDuration, wrongTokenDuration } from './session-limits.ts'
import type { SessionStack } from './session.ts'

/** One GetSessionToken. Null: not passed. */
export type SessionTokenInput = {
  readonly durationSeconds: number | null
  readonly mfaSerial: string | null
  readonly now: Instant
}

export type SessionTokenRefusal = CallerProblem | NotLongTerm | DurationProblem | NoSuchMfaDevice

/**
 * Exchange long-term credentials for temporary ones of the same user or root user. No policy is asked, as none can
 * forbid it; what they may do is said by R9.10.
 *
 * Refuses callers without long-term credentials, durations beyond 900 to 129,600 seconds and devices that are not the
 * user's. The root user's last an hour at most, whatever was asked.
 *
 * Rules R7.15, R9.9, R9.10. Source: AWS STS API Reference, "GetSessionToken".
 */
export function getSessionToken(
  workspace: Workspace,
  stack: SessionStack,
  { durationSeconds, mfaSerial, now }: SessionTokenInput,
): Result<SessionStack, SessionTokenRefusal> {
  const asking = actingSession(stack)
  const holder = longTermHolder(asking)
  if (!holder.ok) return holder
  const problem = unableToCall(workspace, asking, now) ?? wrongTokenDuration(durationSeconds)
  if (problem !== null) return refused(problem)

  const mfa = mfaOfCall(workspace, asking, mfaSerial)
  if (!mfa.ok) return mfa
  const seconds = tokenDuration(durationSeconds, holder.value.kind === 'root')
  const expiresAt = expiryOf(now, seconds)
  return ok([
    ...stack,
    { kind: 'session-token', holder: holder.value, mfa: mfa.value, issuedAt: now, expiresAt },
  ])
}
