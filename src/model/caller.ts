import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { RequestContext } from '#engine/request/request.ts'

import type { AccountId, Arn } from './entities/names.ts'

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
  | { readonly kind: 'service'; readonly service: string; readonly context: RequestContext }
  /** An identity of a SAML or OIDC provider, before it has a role. */
  | { readonly kind: 'federated'; readonly provider: string; readonly context: RequestContext }
  /** An account outside the workspace, taken as able to call: its own side can't be seen. */
  | { readonly kind: 'outside-principal'; readonly arn: Arn; readonly context: RequestContext }
  | { readonly kind: 'anonymous'; readonly context: RequestContext }
