import type { InvalidDocument } from '../../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments, PolicyLayer } from '../../compile/policy-documents.ts'
import type { DecisionKind } from '../../evaluate/decision.ts'
import type { ServiceReason } from '../../evaluate/services/service-rule.ts'
import type { JsonStatement } from '../../policy/statement-place.ts'
import type { RequestProblem } from '../../request/request-problem.ts'
import type { AuthorizationRequest, RequestContext } from '../../request/request.ts'

/** One request and the documents that bear on it: what a proposal is made for, and what it is tried on. */
export type Scene = { readonly request: AuthorizationRequest; readonly documents: PolicyDocuments }

/** Who would have to bring another value of a context key: the call itself, the caller's tags, the resource. */
export type KeyHolder = 'call' | 'caller-tags' | 'resource'

/** A context key with another value; null where the request lacks it. */
export type ContextEdit = {
  readonly kind: 'set-context'
  readonly key: string
  readonly holder: KeyHolder
  readonly from: RequestContext[string] | null
  readonly to: RequestContext[string] | null
}

/** One statement put in, changed or taken out. */
export type StatementEdit = {
  readonly kind: 'add-statement' | 'widen-statement' | 'narrow-statement' | 'remove-statement'
  readonly layer: PolicyLayer
  /** The organization level, for `serviceControl` and `resourceControl`. */
  readonly target?: string
  /** Name of the policy; where there is none yet, one that it could have. */
  readonly policy: string
  /** The caller's own `source` of the document, handed back. A new policy has none. */
  readonly source?: string
  /** The document in `PolicyDocuments`, as a JSON pointer: `/identity/0`. Past the end of a list for a new policy. */
  readonly pointer: string
  readonly isNewPolicy: boolean
  /** Index in the statement list of the document as it is now. */
  readonly statement: number | 'new'
  readonly before: JsonStatement | null
  readonly after: JsonStatement | null
}

export type Edit = ContextEdit | StatementEdit

/** Edits that together change the decision: tried by `authorize`, and none of them can be left out. */
export type Proposal = {
  readonly kind: 'context' | 'policies' | 'context-and-policies'
  readonly edits: readonly Edit[]
  /** Number of edits. */
  readonly size: number
  /** What `authorize` decided with the edits made. */
  readonly decision: DecisionKind
  /**
   * `same-action-and-resource`: other answers can change for this action on this resource alone. `wider`: those of
   * other actions or resources may too, and where the edit lets in everybody, those of everybody.
   */
  readonly scope: 'same-action-and-resource' | 'wider'
}

/** Why there is no proposal. */
export type Limit =
  /** A rule of the service decides, whatever policies say. */
  | { readonly kind: 'service-rule'; readonly rule: string; readonly because: ServiceReason }
  | { readonly kind: 'unreadable-request'; readonly rule: 'R1.2'; readonly problem: RequestProblem }
  | { readonly kind: 'invalid-document'; readonly rule: 'R2.2'; readonly problem: InvalidDocument }
  /** The resource would have to allow by a policy of its own, and its service is not known to have such policies. */
  | { readonly kind: 'no-resource-policies'; readonly rule: 'R7.11'; readonly service: string }
  /** The policies of a service-linked role are the service's. */
  | { readonly kind: 'service-linked-role'; readonly rule: 'R7.14'; readonly arn: string }
  /** Statements that deny stand in policies that may not be changed: those of AWS, or of somebody else. By name. */
  | { readonly kind: 'fixed-policies'; readonly rule: 'R1.3'; readonly policies: readonly string[] }
  /** No policy of its account denies the root user what it may do there by default. */
  | { readonly kind: 'root-user'; readonly rule: 'R7.13'; readonly account: string }
  /** Nothing that was tried changes the decision; `rule` is what it follows from now. */
  | { readonly kind: 'none-found'; readonly rule: string }
  /** There was more to try than is tried: other changes may turn the decision as well. */
  | { readonly kind: 'not-all-tried'; readonly rule: 'R1.11' }

/** What would change a decision. There is always a proposal or a reason why there is none. */
export type Proposals =
  | {
      readonly kind: 'proposed'
      readonly decision: DecisionKind
      readonly proposals: readonly Proposal[]
      /** What of the search was left out; most often nothing. */
      readonly limits: readonly Limit[]
    }
  | { readonly kind: 'none'; readonly decision: DecisionKind; readonly limits: readonly Limit[] }

export type ProposalOptions = {
  /** May this document be changed? AWS's own may not, nor those of somebody else. */
  readonly canEdit: (document: NamedDocument) => boolean
}
