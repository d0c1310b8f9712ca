import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'

import type { AccountId, Arn } from './entities/names.ts'

/** A user or the root user, as the one whose long-term credentials others rest on. */
export type CredentialHolder =
  | { readonly kind: 'user'; readonly user: Arn }
  | { readonly kind: 'root'; readonly accountId: AccountId }

/** Who asks, as the model needs it to gather policies and context. Sessions of `#sessions` become this. */
export type Caller =
  | { readonly kind: 'root'; readonly accountId: AccountId; readonly context: RequestContext }
  | { readonly kind: 'user'; readonly user: Arn; readonly context: RequestContext }
  | {
      readonly kind: 'role-session'
      readonly role: Arn
      readonly sessionName: string
      /** What the session itself carries: MFA, session tags, issue time, provider claims … */
      readonly context: RequestContext
      readonly sessionPolicies: readonly NamedDocument[]
    }
  /** Credentials of GetSessionToken: a user or the root user, kept from IAM and most of STS (R9.10). */
  | {
      readonly kind: 'session-token'
      readonly holder: CredentialHolder
      readonly context: RequestContext
    }
  /** A session of GetFederationToken: what its issuer may, as far as the session policies let it through (R7.7). */
  | {
      readonly kind: 'federated-user'
      readonly accountId: AccountId
      readonly name: string
      readonly issuer: CredentialHolder
      readonly context: RequestContext
      readonly sessionPolicies: readonly NamedDocument[]
    }
  | { readonly kind: 'service'; readonly service: string; readonly context: RequestContext }
  /** An identity of a SAML or OIDC provider, before it has a role. */
  | { readonly kind: 'federated'; readonly provider: string; readonly context: RequestContext }
  /** An account outside the workspace, taken as able to call: its own side can't be seen. */
  | { readonly kind: 'outside-principal'; readonly arn: Arn; readonly context: RequestContext }
  | { readonly kind: 'anonymous'; readonly context: RequestContext }
