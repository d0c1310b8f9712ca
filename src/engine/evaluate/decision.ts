import type { PolicyLayer } from '../compile/policy-documents.ts'

/** AWS's own words (`EvalDecision`). */
export type DecisionKind = 'allowed' | 'explicitDeny' | 'implicitDeny'

/** What can stop a request on its own: a policy layer, or a rule of the service asked (R10). */
export type BlockingLayer = PolicyLayer | 'service'

/** A statement that took part in a decision, as other programs read it (docs: the batch answer's `matchedStatements`). */
export type StatementReference = {
  readonly layer: PolicyLayer
  /** The organization level, for `serviceControl` and `resourceControl`. */
  readonly target?: string
  readonly policy: string
  /** Index in the document's statement list. */
  readonly statement: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  /** The caller's own `source` of the document, handed back. */
  readonly source?: string
}

/** The hot path's answer: nothing but the decision. */
export type Decision = { readonly decision: DecisionKind }
