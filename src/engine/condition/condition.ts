import type { Template } from '../text/template.ts'
import type { Compare } from './comparison.ts'
import type { ConditionTest } from './condition-test.ts'
import type { Operator } from './operator.ts'

/** `ForAllValues:` or `ForAnyValue:` before an operator. */
export type SetOperator = 'all' | 'any' | null

/** One value of a condition. */
export type ConditionValue = {
  readonly text: string
  readonly template: Template
  readonly compare: Compare
}

/** One key under one operator: the unit that the language ANDs. `key` is as written; `folded` is in lower case (R4.2). */
export type Condition = {
  /** As written, with `ForAnyValue:` and `IfExists`. */
  readonly operatorText: string
  readonly operator: Operator
  readonly setOperator: SetOperator
  readonly ifExists: boolean
  readonly key: string
  readonly folded: string
  readonly values: readonly ConditionValue[]
  /** Whether any value refers to a variable. */
  readonly hasVariables: boolean
  readonly holds: ConditionTest
}
