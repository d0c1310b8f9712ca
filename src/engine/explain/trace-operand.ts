import type { Condition } from '../condition/condition.ts'
import { variableValue } from '../condition/context-keys.ts'
import type { ContextKeys, KeyValues } from '../condition/context-keys.ts'
import { traceVariables } from './trace-variables.ts'
import type { ComparedValue, OperandTrace } from './trace.ts'

/**
 * Weigh one condition value by value, by the comparisons that `authorize` makes. `holds` is what the condition itself
 * says; `compared` shows why, for every value, where `authorize` may stop at the first.
 *
 * Rules R4.1, R4.3, R4.12 to R4.16, R5.7. Source: IAM User Guide, "Conditions with multiple context keys or values".
 */
export function traceOperand(condition: Condition, context: ContextKeys): OperandTrace {
  const { operatorText, key, folded, values } = condition
  const found = context.get(folded)
  const settledBy = settling(condition, found)
  const variables = traceVariables(
    values.map(({ template }) => template),
    context,
  )
  const unresolved = variables.filter(({ value }) => value === null).map((variable) => variable.key)
  return {
    operator: operatorText,
    key,
    expected: values.map(({ text }) => text),
    actual: found?.values ?? null,
    holds: condition.holds(context),
    settledBy,
    compared:
      settledBy === 'values'
        ? (found?.values ?? []).map((value) => comparedWith(condition, value, context))
        : [],
    variables,
    ...(unresolved.length === 0 ? {} : { unresolved }),
  }
}

function settling(
  { operator, setOperator }: Condition,
  found: KeyValues | undefined,
): OperandTrace['settledBy'] {
  if (operator.family === 'null') return 'presence'
  const values = found?.values ?? []
  if (found === undefined || values.length === 0) return 'absence'
  if (setOperator === null) return found.multivalued ? 'list' : 'values'
  return values.every((value) => value === '') ? 'empty-text' : 'values'
}

/** Under a negated operator no value of the policy may compare, nor be beyond comparison where that isn't a difference. */
function comparedWith({ operator, values }: Condition, value: string, context: ContextKeys): ComparedValue {
  const comparisons = values.map(({ compare }) => compare(value, (folded) => variableValue(context, folded)))
  const differs = (comparison: boolean | null) =>
    comparison === false || (comparison === null && operator.nonsenseDiffers)
  return {
    value,
    holds: operator.negated ? comparisons.every(differs) : comparisons.includes(true),
    comparisons,
  }
}
