import type { Compare } from './comparison.ts'
import type { Condition } from './condition.ts'
import { variableValue, type ContextKeys } from './context-keys.ts'

/** Does a condition hold in this context? */
export type ConditionTest = (context: ContextKeys) => boolean

/**
 * Prepare a condition to be asked often.
 *
 * An absent key fails a positive operator and satisfies a negated one; `IfExists` is satisfied by it (R4.3,
 * R4.4, R4.15). `ForAllValues` is satisfied by no values at all, `ForAnyValue` is not (R4.13). A list under no
 * set operator never matches (R4.16).
 *
 * Rules R4.1 to R4.16, R5.7. Source: IAM User Guide, "Conditions with multiple context keys or values".
 */
export function conditionTest(condition: Omit<Condition, 'holds'>): ConditionTest {
  const { operator, setOperator, ifExists, folded } = condition
  if (operator.family === 'null') return nullTest(condition)
  const holdsFor = valueTest(condition)
  const withoutKey = ifExists || setOperator === 'all' || (setOperator === null && operator.negated)
  if (setOperator === null) {
    return (context) => {
      const found = context.get(folded)
      const actual = found?.values[0]
      if (found === undefined || actual === undefined) return withoutKey
      return !found.multivalued && holdsFor(actual, context)
    }
  }
  return (context) => {
    const values = context.get(folded)?.values ?? []
    if (values.length === 0) return withoutKey
    // an empty text counts as no value under a set operator (R4.12)
    if (values.every((value) => value === '')) return setOperator === 'all'
    return setOperator === 'all'
      ? values.every((value) => holdsFor(value, context))
      : values.some((value) => holdsFor(value, context))
  }
}

function nullTest({ values, folded }: Omit<Condition, 'holds'>): ConditionTest {
  const wanted = new Set(values.map(({ text }) => text.toLowerCase()))
  const [whenPresent, whenAbsent] = [wanted.has('false'), wanted.has('true')]
  return (context) => {
    const isPresent = (context.get(folded)?.values.length ?? 0) > 0
    return isPresent ? whenPresent : whenAbsent
  }
}

type ValueTest = (actual: string, context: ContextKeys) => boolean

/** Policy values are ORed; under a negated operator none of them may compare (R4.1). */
function valueTest({ operator, values, hasVariables }: Omit<Condition, 'holds'>): ValueTest {
  const compares = values.map(({ compare }) => compare)
  const holdsFor = operator.negated ? noneCompares(compares, operator.nonsenseDiffers) : oneCompares(compares)
  if (!hasVariables) return (actual) => holdsFor(actual, noValue)
  return (actual, context) => holdsFor(actual, (folded) => variableValue(context, folded))
}

function oneCompares(compares: readonly Compare[]): (...of: Parameters<Compare>) => boolean {
  return (actual, valueOf) => {
    for (const compare of compares) if (compare(actual, valueOf) === true) return true
    return false
  }
}

function noneCompares(
  compares: readonly Compare[],
  nonsenseDiffers: boolean,
): (...of: Parameters<Compare>) => boolean {
  return (actual, valueOf) => {
    for (const compare of compares) {
      const comparison = compare(actual, valueOf)
      if (comparison === true || (comparison === null && !nonsenseDiffers)) return false
    }
    return true
  }
}

const noValue = () => undefined
