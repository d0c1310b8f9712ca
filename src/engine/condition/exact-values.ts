import type { Condition } from './condition.ts'

/**
 * The values, one of which the key must have for the condition to hold; null where others may do, or none. Where it
 * isn't null, an absent key and a list of values fail the condition.
 *
 * Rules R4.3, R4.5, R4.16.
 */
export function exactValues({
  operator,
  setOperator,
  ifExists,
  values,
}: Condition): readonly string[] | null {
  if (operator.negated || setOperator !== null || ifExists) return null
  const texts: string[] = []
  for (const { template } of values) {
    const text = operator.exact(template)
    if (text === null) return null
    texts.push(text)
  }
  return texts
}
