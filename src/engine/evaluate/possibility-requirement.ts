import type { Condition } from '../condition/condition.ts'
import type { KeyValues } from '../condition/context-keys.ts'
import { parsePolicyDocument } from '../policy/parse.ts'
import type { OpenCondition } from './possibility.ts'

/** A comparison that must hold, or must fail, for a request to pass. */
export type Requirement = { readonly condition: Condition; readonly must: OpenCondition['must'] }

/** Is the requirement met where its key has this value, and no other key any? Undefined: the key is absent. */
export function isMetBy({ condition, must }: Requirement, state: KeyValues | undefined): boolean {
  const holds = condition.holds({ get: (folded) => (folded === condition.folded ? state : undefined) })
  return holds === (must === 'hold')
}

/**
 * A requirement made anew, its values read literally: null where a value would read as a policy variable, which the
 * text of a condition can't tell apart.
 */
export function requirement(operator: string, key: string, values: readonly string[]): Requirement | null {
  if (values.some((value) => value.includes('${'))) return null
  const Condition = { [operator]: { [key]: values } }
  const parsed = parsePolicyDocument(
    { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition } },
    'identity',
  )
  const [condition] = parsed.ok ? (parsed.value.statements[0]?.conditions ?? []) : []
  return condition === undefined ? null : { condition, must: 'hold' }
}

/** The requirement as data. */
export function toOpenCondition({ condition, must }: Requirement): OpenCondition {
  const { operatorText, key, values } = condition
  return { operator: operatorText, key, values: values.map(({ text }) => text), must }
}

/** Equal texts: the same requirement, whatever the order and repetition of its values and the letter case of its key. */
export function requirementText({ condition, must }: Requirement): string {
  const known = texts.get(condition)
  if (known !== undefined) return `${must} ${known}`
  const { operatorText, folded } = condition
  const text = JSON.stringify([operatorText, folded, [...valueTexts(condition)].toSorted()])
  texts.set(condition, text)
  return `${must} ${text}`
}

const texts = new WeakMap<Condition, string>()

/** The values, each once: those that read alike and mean another thing, as one holds a variable, are told apart. */
export function valueTexts({ values }: Condition): ReadonlySet<string> {
  return new Set(values.map(({ template }) => JSON.stringify(template)))
}
