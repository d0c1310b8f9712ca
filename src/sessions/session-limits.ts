import type { Role } from '#model/entities/entity.ts'
import type { Instant } from '#model/entities/names.ts'

const leastSeconds = 900
const defaultSeconds = 3600
const chainedSeconds = 3600

export type DurationProblem = {
  readonly kind: 'duration-out-of-range'
  readonly seconds: number
  readonly least: number
  readonly most: number
  /** Whose limit `most` is: the role's own maximum, the hour of role chaining, or the call itself. */
  readonly limitedBy: 'role' | 'role-chaining' | 'call'
}

export type SessionNameProblem = { readonly kind: 'invalid-session-name'; readonly sessionName: string }
export type ExternalIdProblem = { readonly kind: 'invalid-external-id'; readonly externalId: string }
export type SourceIdentityProblem = {
  readonly kind: 'invalid-source-identity'
  readonly sourceIdentity: string
}

export type WishProblem = SessionNameProblem | ExternalIdProblem | SourceIdentityProblem | DurationProblem

/** What AssumeRole and its siblings let a caller ask for. Null: not passed. */
export type Wishes = {
  readonly sessionName: string
  readonly externalId: string | null
  readonly sourceIdentity: string | null
  readonly durationSeconds: number | null
}

/**
 * The first of `wishes` that STS doesn't take, or null: a session name and a source identity of 2 to 64 characters,
 * an external id of 2 to 1,224, a duration from 900 seconds up to the role's maximum, or up to an hour where a role
 * session asks.
 *
 * Rules R9.5, R9.6, R9.13, R9.14. Source: AWS STS API Reference, "AssumeRole".
 */
export function wrongWish(wishes: Wishes, role: Role, chained: boolean): WishProblem | null {
  const { sessionName, externalId, sourceIdentity, durationSeconds: seconds } = wishes
  if (!namePattern.test(sessionName)) return { kind: 'invalid-session-name', sessionName }
  if (externalId !== null && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    return { kind: 'invalid-external-id', externalId }
  }
  if (sourceIdentity !== null && (!namePattern.test(sourceIdentity) || /^aws:/i.test(sourceIdentity))) {
    return { kind: 'invalid-source-identity', sourceIdentity }
  }
  if (seconds === null) return null

  const limitedBy = chained && chainedSeconds < role.maxSessionDuration ? 'role-chaining' : 'role'
  const most = limitedBy === 'role-chaining' ? chainedSeconds : role.maxSessionDuration
  return durationWithin(seconds, most, limitedBy)
}

const namePattern = /^[\w+=,.@-]{2,64}$/

function durationWithin(
  seconds: number,
  most: number,
  limitedBy: DurationProblem['limitedBy'],
): DurationProblem | null {
  if (Number.isInteger(seconds) && seconds >= leastSeconds && seconds <= most) return null
  return { kind: 'duration-out-of-range', seconds, least: leastSeconds, most, limitedBy }
}

const tokenSeconds = { most: 129_600, usual: 43_200, root: 3600 } as const

/** Is this a duration that GetSessionToken and GetFederationToken take? Rule R9.9. */
export function wrongTokenDuration(seconds: number | null): DurationProblem | null {
  return seconds === null ? null : durationWithin(seconds, tokenSeconds.most, 'call')
}

/** How long such a token lives: twelve hours unless asked otherwise; the root user's never longer than one (R9.9). */
export function tokenDuration(seconds: number | null, isRoot: boolean): number {
  const asked = seconds ?? tokenSeconds.usual
  return isRoot ? Math.min(asked, tokenSeconds.root) : asked
}

/** When credentials issued now end: after the duration asked for, else after an hour. */
export function expiryOf(now: Instant, durationSeconds: number | null): Instant {
  const end = new Date(Date.parse(now) + (durationSeconds ?? defaultSeconds) * 1000)
  return end.toISOString().replace('.000Z', 'Z')
}
