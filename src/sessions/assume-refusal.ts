import type { Trace } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import type { AccountId, Arn, Instant } from '#model/entities/names.ts'
import type { UnknownReason } from '#model/resolve.ts'

import type { DurationProblem, ExternalIdProblem, SessionNameProblem } from './session-limits.ts'

/** The policies say no. The trace shows the trust side, the caller's side, and which keys were missing. */
export type NotAuthorized = {
  readonly kind: 'not-authorized'
  readonly request: AuthorizationRequest
  readonly trace: Trace
}

/** A document that bears on it isn't there or can't be read, so there is no true answer. */
export type Undecided = { readonly kind: 'undecided'; readonly reasons: readonly UnknownReason[] }

export type NoSuchRole = { readonly kind: 'no-such-role'; readonly role: Arn }

/** Why no role session came about. */
export type AssumeRefusal =
  | NoSuchRole
  /** The identity that asks was deleted meanwhile. */
  | { readonly kind: 'no-such-caller' }
  | { readonly kind: 'session-expired'; readonly expiresAt: Instant }
  /** AWS lets no root user assume a role (R9.17). */
  | { readonly kind: 'root-cannot-assume'; readonly accountId: AccountId }
  | SessionNameProblem
  | ExternalIdProblem
  | DurationProblem
  | NotAuthorized
  | Undecided
