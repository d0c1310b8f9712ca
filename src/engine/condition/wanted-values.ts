import type { Compare } from './comparison.ts'
import type { Condition } from './condition.ts'

/** One policy value, by how a key's value is found to compare with it. */
export type WantedValue =
  | { readonly kind: 'exact'; readonly text: string }
  /** `name` is the same for values that compare alike. */
  | { readonly kind: 'compared'; readonly name: string; readonly compare: Compare }

/**
 * The values, with one of which the key's one value must compare for the condition to hold; null where it may hold
 * otherwise. Where it isn't null, an absent key and a list of values fail the condition.
 *
 * Rules R4.1, R4.3, R4.5, R4.16.
 */
export function wantedValues({
  operator,
  setOperator,
  ifExists,
  values,
}: Condition): readonly WantedValue[] | null {
  if (operator.negated || operator.family === 'null' || setOperator !== null || ifExists) return null
  return values.map(({ template, compare }) => {
    const text = operator.exact(template)
    return text === null
      ? { kind: 'compared', name: `${operator.name} ${JSON.stringify(template)}`, compare }
      : { kind: 'exact', text }
  })
}
