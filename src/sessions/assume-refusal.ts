import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import type { AccountId, Arn, Instant } from '#model/entities/names.ts'
import type { UnknownReason } from '#model/resolve.ts'

import type { Missing, Side } from './refusal-sides.ts'
import type { WishProblem } from './session-limits.ts'
import type { SessionPolicyProblem } from './session-policies.ts'
import type { SessionTagProblem } from './session-tags.ts'

/** One of the permissions that a call comes to (R1.5). */
export type PermissionCheck = { readonly action: string; readonly decision: DecisionKind }

/** The policies say no. The trace is that of the first permission that is refused. */
export type NotAuthorized = {
  readonly kind: 'not-authorized'
  /** All permissions that the call needs, in order: the call itself, sts:TagSession, sts:SetSourceIdentity. */
  readonly checks: readonly PermissionCheck[]
  /** What the role's own account says. */
  readonly trust: Side
  /** What the policies of whoever asks say. */
  readonly caller: Side
  readonly missing: Missing
  readonly request: AuthorizationRequest
  readonly trace: Trace
}

/** A document that bears on it isn't there or can't be read, so there is no true answer. */
export type Undecided = { readonly kind: 'undecided'; readonly reasons: readonly UnknownReason[] }

export type NoSuchRole = { readonly kind: 'no-such-role'; readonly role: Arn }

/** STS knows no device of this serial number for whoever asks. */
export type NoSuchMfaDevice = { readonly kind: 'no-such-mfa-device'; readonly serialNumber: string }

/** Whoever asks can't call with the credentials at hand, whatever the policies say. */
export type CallerProblem =
  /** The identity that asks was deleted meanwhile. */
  | { readonly kind: 'no-such-caller' }
  | { readonly kind: 'session-expired'; readonly expiresAt: Instant }
  /** A request without a signature. */
  | { readonly kind: 'no-credentials' }

/** Why no role session came about. */
export type AssumeRefusal =
  | NoSuchRole
  | CallerProblem
  | NoSuchMfaDevice
  /** AWS lets no root user assume a role (R9.17). */
  | { readonly kind: 'root-cannot-assume'; readonly accountId: AccountId }
  /** The calling session has one for good (R9.13). */
  | {
      readonly kind: 'source-identity-changes'
      readonly sourceIdentity: string
      readonly present: string
    }
  | WishProblem
  | SessionPolicyProblem
  | SessionTagProblem
  | NotAuthorized
  | Undecided
