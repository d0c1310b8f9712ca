import type { BlockingLayer, DecisionKind, StatementReference } from '../evaluate/decision.ts'

/** One value of the request beside the values that the policy asks for. */
export type ComparedValue = {
  readonly value: string
  /** Whether it satisfies the operator: under a negated one none of the policy's values may compare (R4.1). */
  readonly holds: boolean
  /** How it compares with each of `expected`, in their order; null where the two can't be compared. */
  readonly comparisons: readonly (boolean | null)[]
}

/**
 * What settled a comparison. `values`: comparing them. `absence`: the request lacks the key. `presence`: `Null` asks for
 * no more than whether it's there. `list`: a list where no set operator takes one, which never matches (R4.16).
 * `empty-text`: a set operator and nothing but empty texts, which count as no value (R4.12).
 */
export type SettledBy = 'values' | 'absence' | 'presence' | 'list' | 'empty-text'

/** A policy variable, with what it stands for in this request: its value, else its fallback; null without either (R5.7). */
export type VariableTrace = { readonly key: string; readonly value: string | null }

/** One comparison inside a condition. `actual` is null where the request lacks the key. */
export type OperandTrace = {
  readonly operator: string
  readonly key: string
  readonly expected: readonly string[]
  readonly actual: readonly string[] | null
  readonly holds: boolean
  readonly settledBy: SettledBy
  /** Each of `actual`, where comparing them settled it; empty elsewhere. */
  readonly compared: readonly ComparedValue[]
  /** The variables of `expected`. */
  readonly variables: readonly VariableTrace[]
  /** Those of `variables` that have no value. */
  readonly unresolved?: readonly string[]
}

export type ClauseKind = 'principal' | 'action' | 'resource' | 'condition'

/** One part of a statement. `entries` are the patterns that it lists, with those that matched marked. */
export type ClauseTrace = {
  readonly clause: ClauseKind
  readonly holds: boolean
  /** The element as written: `Action`, `NotResource`, `Principal`, `Condition` … */
  readonly element: string
  readonly entries: readonly { readonly text: string; readonly matches: boolean }[]
  /** The variables of resource patterns; empty for the other parts. */
  readonly variables: readonly VariableTrace[]
  readonly operands: readonly OperandTrace[]
}

/** A statement weighed in full: every clause, even after one has failed, so that all that would have to change is seen. */
export type StatementTrace = StatementReference & {
  readonly applies: boolean
  readonly clauses: readonly ClauseTrace[]
}

/** The gates in AWS's order (R7.1). */
export type GateKind =
  | 'explicitDeny'
  | 'resourceControl'
  | 'serviceControl'
  | 'vpcEndpoint'
  | 'resource'
  | 'identity'
  | 'permissionsBoundary'
  | 'session'
  | 'service'

/**
 * `pass`: this gate lets the request on; `grants`: an Allow here is what grants it; `stop`: it ends here;
 * `skipped`: an implicit deny here does not matter, since a resource-based grant reaches past it (R7.6);
 * `notNeeded`: the resource-based policy does not allow the request, and in the same account need not (R7.2);
 * `notApplicable`: there is no such layer for this request.
 */
export type GateOutcome = 'pass' | 'grants' | 'stop' | 'skipped' | 'notNeeded' | 'notApplicable'

export type GateTrace = {
  readonly gate: GateKind
  readonly outcome: GateOutcome
  /** Rule ids that this outcome follows from, e.g. `R7.6`. */
  readonly rules: readonly string[]
  /** One clause of plain English on why. */
  readonly reason: string
  readonly statements: readonly StatementTrace[]
}

/** A statement that one clause kept from applying. */
export type NearMiss = {
  readonly statement: StatementReference
  /** The one clause that failed, and its element as written: `Action`, `NotResource`, `Condition` … */
  readonly clause: ClauseKind
  readonly element: string
  /** Of a condition: the comparisons that failed. Empty for the other clauses. */
  readonly operands: readonly OperandTrace[]
  /**
   * Whether it stands where it would count: an Allow where the request stopped for want of one, or a Deny while
   * nothing denies. It need not be enough by itself.
   */
  readonly matters: boolean
}

/** What the decision of an allowed request does not say by itself, and a person should know. */
export type Note = {
  /** One sentence of plain English. */
  readonly sentence: string
  readonly rule: string
  /** The statements that it is about. */
  readonly statements: readonly StatementReference[]
} & ({ readonly kind: 'missing-object'; readonly status: 403 | 404 } | { readonly kind: 'confused-deputy' })

/** The whole explanation of one decision, as data. Built only when asked. */
export type Trace = {
  readonly decision: DecisionKind
  readonly sentence: string
  readonly awsMessage: string | null
  /**
   * Every layer that on its own would stop the request; empty when allowed. A gate may stop without being listed: the
   * caller's own side is not, where being named by a trust policy or key policy that is silent would be enough.
   */
  readonly blockedBy: readonly BlockingLayer[]
  /**
   * The statements that decided: the Denies of an explicit deny, the Allows that grant. Without them all the answer is
   * another one, and each of them is needed once some of the others are gone.
   */
  readonly deciding: readonly StatementReference[]
  readonly matchedStatements: readonly StatementReference[]
  readonly rules: readonly string[]
  readonly missingContextKeys: readonly string[]
  /** Statements that failed in one clause alone, those that would count first. */
  readonly nearMisses: readonly NearMiss[]
  readonly notes: readonly Note[]
  readonly gates: readonly GateTrace[]
}
