import type { SetOperator } from './condition.ts'
import { operators, type Operator } from './operator.ts'

export type OperatorReading = {
  readonly operator: Operator
  readonly setOperator: SetOperator
  readonly ifExists: boolean
}

/**
 * Read an operator as a policy writes it: `StringEquals`, `ForAnyValue:StringLike`, `BoolIfExists`. Null where
 * the language has no such operator; `NullIfExists` is none (R4.4).
 *
 * Rules R4.4, R4.13. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
export function parseOperator(text: string): OperatorReading | null {
  const colon = text.indexOf(':')
  const prefix = colon < 0 ? '' : text.slice(0, colon)
  const setOperator = prefix === 'ForAllValues' ? 'all' : prefix === 'ForAnyValue' ? 'any' : null
  if (colon >= 0 && setOperator === null) return null

  const rest = text.slice(colon + 1)
  const ifExists = rest.endsWith('IfExists')
  const operator = operators.get(ifExists ? rest.slice(0, -'IfExists'.length) : rest)
  if (operator === undefined || (ifExists && operator.family === 'null')) return null
  return { operator, setOperator, ifExists }
}
