import type { Condition } from '../condition/condition.ts'
import type { ActionPattern } from './action-pattern.ts'
import type { PrincipalPattern } from './principal-pattern.ts'
import type { ResourcePattern } from './resource-pattern.ts'

/** Patterns of one element; `negated` for `NotAction`, `NotResource`, `NotPrincipal`. */
export type PatternList<Pattern> = {
  readonly negated: boolean
  /** As written, in the same order as `patterns`. */
  readonly texts: readonly string[]
  readonly patterns: readonly Pattern[]
}

/** A statement that IAM accepts. `principals` and `resources` are null where its grammar has no such element. */
export type Statement = {
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  readonly principals: PatternList<PrincipalPattern> | null
  readonly actions: PatternList<ActionPattern>
  readonly resources: PatternList<ResourcePattern> | null
  readonly conditions: readonly Condition[]
}

/** A document that IAM accepts, read. Version is absent in the source where it is 2008-10-17 by default (R2.1). */
export type PolicyDocument = {
  readonly version: '2008-10-17' | '2012-10-17'
  readonly statements: readonly Statement[]
}
