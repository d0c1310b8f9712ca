import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { CredentialHolder } from '#model/caller.ts'
import type { AccountId, Arn, Instant, Tags } from '#model/entities/names.ts'

/** How a role session came about. */
export type SessionOrigin =
  /** The console's Switch role: authorised by the identity that signed in. */
  | { readonly kind: 'switch-role' }
  /** AssumeRole by a user's own credentials, or by a principal of an account outside the workspace. */
  | { readonly kind: 'assume-role' }
  /** AssumeRole by a role session: role chaining, one hour at most. */
  | { readonly kind: 'role-chaining' }
  | { readonly kind: 'saml'; readonly provider: Arn }
  | { readonly kind: 'web-identity'; readonly provider: Arn }
  /** Delivered to an EC2 instance through its instance profile, without access keys. */
  | { readonly kind: 'instance-profile'; readonly instance: Arn }
  | { readonly kind: 'lambda'; readonly lambdaFunction: Arn }
  /** Another AWS service that works with the role: `ecs-tasks.amazonaws.com` … */
  | { readonly kind: 'service'; readonly service: string }
  /** A broker of one's own asked for it with its own credentials and handed the session on to a person. */
  | { readonly kind: 'broker'; readonly broker: Arn }

/** Temporary credentials of a role. Frozen at issue (R1.12); the role's policies are read live. */
export type RoleSession = {
  readonly kind: 'role'
  readonly role: Arn
  readonly sessionName: string
  readonly origin: SessionOrigin
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** Context keys that the session carries into each of its requests, session tags among them. */
  readonly context: RequestContext
  /** As they were when the session was issued: none, or together the most that the session may do (R9.8). */
  readonly sessionPolicies: readonly NamedDocument[]
  /** Of this call and inherited ones (R9.12). */
  readonly sessionTags: Tags
  /** Keys of the tags that go on to the next session of a chain. */
  readonly transitiveTagKeys: readonly string[]
  /** Never changes along a chain (R9.13). */
  readonly sourceIdentity: string | null
  readonly externalId: string | null
  /** How many role sessions it was chained from: 0 where no role session asked for it. */
  readonly chainDepth: number
}

/** A signed-in identity with long-term credentials. */
export type UserSession = {
  readonly kind: 'user'
  readonly user: Arn
  /** Signed in to the console with an MFA device; the console's credentials are temporary, so the key is there (R6.3). */
  readonly mfa: boolean
}

export type RootSession = { readonly kind: 'root'; readonly accountId: AccountId; readonly mfa: boolean }

/** A user's access key in a program: no key of MFA is there at all (R6.3). */
export type AccessKeySession = { readonly kind: 'access-key'; readonly user: Arn }

/** What GetSessionToken gives: still the same user or root, but temporary, and kept from IAM and most of STS (R9.10). */
export type SessionTokenSession = {
  readonly kind: 'session-token'
  readonly holder: CredentialHolder
  readonly mfa: boolean
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

/** What GetFederationToken gives: the user's permissions as far as the session policies let them through (R7.7). */
export type FederatedUserSession = {
  readonly kind: 'federated-user'
  readonly accountId: AccountId
  readonly name: string
  readonly issuer: CredentialHolder
  /** Handed on as credentials, or as the console's sign-in URL that a broker made of them. */
  readonly handedOnAs: 'credentials' | 'console-sign-in'
  readonly sessionPolicies: readonly NamedDocument[]
  readonly sessionTags: Tags
  readonly issuedAt: Instant
  readonly expiresAt: Instant
}

/** An AWS service that calls in its own name, on behalf of a resource where it says so (R6.8). */
export type ServiceSession = {
  readonly kind: 'service'
  readonly service: string
  readonly sourceArn: Arn | null
  readonly sourceAccount: AccountId | null
}

/** Nobody that AWS knows: a request without a signature. */
export type AnonymousSession = { readonly kind: 'anonymous' }

/** A principal of an account outside the workspace, taken as allowed everything by its own account. */
export type OutsideSession = { readonly kind: 'outside'; readonly principal: Arn }

export type Session =
  | UserSession
  | RootSession
  | AccessKeySession
  | SessionTokenSession
  | FederatedUserSession
  | RoleSession
  | ServiceSession
  | AnonymousSession
  | OutsideSession

/** Who signed in first, who acts now last. Never empty. Exit takes the last one off. */
export type SessionStack = readonly [Session, ...Session[]]
