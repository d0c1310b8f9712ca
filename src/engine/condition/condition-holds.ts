import type { Condition } from './condition.ts'

/** The values of one context key; `multivalued` where the request gave a list. */
export type KeyValues = { readonly values: readonly string[]; readonly multivalued: boolean }

/** The request context, asked by key name in lower case. Undefined where the request lacks the key. */
export type ContextKeys = { readonly get: (folded: string) => KeyValues | undefined }

/**
 * Does the condition hold in this context?
 *
 * An absent key fails a positive operator and satisfies a negated one; `IfExists` is satisfied by it (R4.3,
 * R4.4, R4.15). `ForAllValues` is satisfied by no values at all, `ForAnyValue` is not (R4.13). A list under no
 * set operator never matches (R4.16).
 *
 * Rules R4.1 to R4.16, R5.7. Source: IAM User Guide, "Conditions with multiple context keys or values".
 */
export function conditionHolds(condition: Condition, context: ContextKeys): boolean {
  const found = context.get(condition.folded)
  const present = found !== undefined && found.values.length > 0 ? found : null
  if (condition.operator.family === 'null') return nullHolds(condition, present !== null)
  if (present === null) {
    if (condition.ifExists || condition.setOperator === 'all') return true
    return condition.setOperator === null && condition.operator.negated
  }

  const { setOperator } = condition
  if (setOperator === null) {
    return !present.multivalued && oneHolds(condition, present.values[0] ?? '', context)
  }
  // an empty text counts as no value under a set operator (R4.12)
  const isEmpty = present.values.every((value) => value === '')
  if (isEmpty) return setOperator === 'all'
  return setOperator === 'all'
    ? present.values.every((value) => oneHolds(condition, value, context))
    : present.values.some((value) => oneHolds(condition, value, context))
}

/** The value of a policy variable: only a key of one value can be one (R5.4). */
export function variableValue(context: ContextKeys, folded: string): string | undefined {
  const found = context.get(folded)
  return found === undefined || found.multivalued ? undefined : found.values[0]
}

function nullHolds(condition: Condition, isPresent: boolean): boolean {
  return condition.values.some(({ text }) => text.toLowerCase() === (isPresent ? 'false' : 'true'))
}

/** Policy values are ORed; under a negated operator none of them may compare (R4.1). */
function oneHolds(
  { operator, values, hasVariables }: Condition,
  actual: string,
  context: ContextKeys,
): boolean {
  const valueOf = hasVariables ? (folded: string) => variableValue(context, folded) : noValue
  for (const { compare } of values) {
    const comparison = compare(actual, valueOf)
    if (!operator.negated) {
      if (comparison === true) return true
    } else if (comparison === true || (comparison === null && !operator.nonsenseDiffers)) {
      return false
    }
  }
  return operator.negated
}

const noValue = () => undefined
