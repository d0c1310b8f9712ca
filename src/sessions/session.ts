import type { RequestContext } from '#engine/request/request.ts'
import type { AccountId, Arn, Instant } from '#model/entities/names.ts'

/** How a role session came about. */
export type SessionOrigin =
  /** The console's Switch role: authorised by the identity that signed in. */
  | { readonly kind: 'switch-role' }
  /** AssumeRole by a role session: role chaining, one hour at most. */
  | { readonly kind: 'role-chaining' }
  | { readonly kind: 'saml'; readonly provider: Arn }
  | { readonly kind: 'web-identity'; readonly provider: Arn }
  /** Delivered to an EC2 instance through its instance profile, without access keys. */
  | { readonly kind: 'instance-profile'; readonly instance: Arn }
  | { readonly kind: 'lambda'; readonly lambdaFunction: Arn }

/** Temporary credentials of a role. Frozen at issue (R1.12); the role's policies are read live. */
export type RoleSession = {
  readonly kind: 'role'
  readonly role: Arn
  readonly sessionName: string
  readonly origin: SessionOrigin
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  /** Context keys that the session carries into each of its requests. */
  readonly context: RequestContext
}

/** A signed-in identity with long-term credentials. */
export type UserSession = {
  readonly kind: 'user'
  readonly user: Arn
  /** Signed in to the console with an MFA device; the console's credentials are temporary, so the key is there (R6.3). */
  readonly mfa: boolean
}

export type RootSession = { readonly kind: 'root'; readonly accountId: AccountId; readonly mfa: boolean }

export type Session = UserSession | RootSession | RoleSession

/** Who signed in first, who acts now last. Never empty. Exit takes the last one off. */
export type SessionStack = readonly [Session, ...Session[]]
