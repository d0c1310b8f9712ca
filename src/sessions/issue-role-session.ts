import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Role } from '#model/entities/entity.ts'
import type { Instant, Tags } from '#model/entities/names.ts'
import { tagContext } from '#model/request-context.ts'

import { issuedContext } from './credentials-context.ts'
import { expiryOf } from './session-limits.ts'
import type { RoleSession, SessionOrigin } from './session.ts'

/** What a role session carries for its whole life besides the role, beyond what every session has. */
export type Carried = {
  readonly sessionPolicies: readonly NamedDocument[]
  readonly sessionTags: Tags
  readonly transitiveTagKeys: readonly string[]
  readonly sourceIdentity: string | null
  readonly externalId: string | null
  readonly chainDepth: number
}

/** Nothing of it. */
export const carriesNothing: Carried = {
  sessionPolicies: [],
  sessionTags: {},
  transitiveTagKeys: [],
  sourceIdentity: null,
  externalId: null,
  chainDepth: 0,
}

/** What STS needs to know to issue credentials of a role. */
export type Issue = {
  readonly role: Role
  readonly sessionName: string
  readonly origin: SessionOrigin
  readonly now: Instant
  /** An hour where null. */
  readonly durationSeconds: number | null
  /** Keys that this way of getting the role adds: MFA, provider, claims, instance … */
  readonly added: RequestContext
  readonly carried: Carried
}

/**
 * The session that STS issues now. Session tags become `aws:PrincipalTag` keys, which win over the role's own tags
 * whatever their letter case (R6.6); the source identity becomes a key too.
 *
 * Rules R1.12, R6.2, R6.5, R6.6, R6.11, R9.12.
 */
export function issueRoleSession(issue: Issue): RoleSession {
  const { role, sessionName, origin, now, durationSeconds, added, carried } = issue
  const { sessionTags, sourceIdentity } = carried
  const own = {
    ...added,
    ...(sourceIdentity === null ? {} : { 'aws:SourceIdentity': sourceIdentity }),
    ...tagContext('aws:PrincipalTag/', sessionTags),
  }
  return {
    kind: 'role',
    role: role.arn,
    sessionName,
    origin,
    issuedAt: now,
    expiresAt: expiryOf(now, durationSeconds),
    context: issuedContext({ role, sessionName, now, added: own }),
    ...carried,
  }
}
