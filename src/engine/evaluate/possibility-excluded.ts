import type { Condition } from '../condition/condition.ts'
import type { KeyValues } from '../condition/context-keys.ts'
import { isSingleValued } from '../condition/key-types.ts'
import { isMetBy, valueTexts, type Requirement } from './possibility-requirement.ts'
import { isOfOneValue } from './possibility-states.ts'

/** How many comparisons are made at most. */
const mostCompared = 10_000

/**
 * Of requirements on one key: does one ask for values of which another excludes all that each of its patterns spells? True is proved;
 * false is not.
 *
 * Rules R4.5, R4.11.
 */
export function areExcluded(requirements: readonly Requirement[]): boolean {
  const plain = requirements.filter(({ condition }) => isOfOneValue(condition) && isFixed(condition))
  const [wanted, excluding] = [plain.filter(isWanting), plain.filter(isExcluding)]
  return wanted.some(({ condition: { values, operator } }) => {
    const against = excluding.filter(({ condition }) => condition.operator.family === operator.family)
    if (values.length * against.length > mostCompared) return false
    return values.every(({ text }) => against.some((each) => excludesAll(each, text)))
  })
}

/** So many are held against one another. */
const mostOpposed = 64

/**
 * Of requirements on one key: is one the very opposite of another, word by word, so that nothing meets both? True is proved; false is
 * not.
 *
 * Rules R4.1, R4.3, R4.16.
 */
export function areOpposed(requirements: readonly Requirement[]): boolean {
  if (requirements.length > mostOpposed) return false
  return requirements.some((one, at) => requirements.slice(at + 1).some((other) => isOpposite(one, other)))
}

function isOpposite(one: Requirement, other: Requirement): boolean {
  const [first, second] = [one.condition, other.condition]
  if (!isSameOperator(first, second) || !areSameValues(one, other)) return false
  if (first.operatorText === second.operatorText) return one.must !== other.must
  // a list never matches under no set operator, whether it is negated or not
  const isNegation = first.operator.negated !== second.operator.negated
  if (!isNegation || one.must !== other.must || !isOfOneValue(first) || !isOfOneValue(second)) return false
  const mayBeList = one.must === 'fail' && !isSingleValued(first.folded)
  return !mayBeList && !nonsenses.some((state) => isMetBy(one, state) && isMetBy(other, state))
}

/** No value, and such as an operator may not be able to read. */
const nonsenses: readonly (KeyValues | undefined)[] = [
  undefined,
  ...['', 'x'].map((text) => ({ values: [text], multivalued: false })),
]

function isSameOperator(one: Condition, other: Condition): boolean {
  return plainName(one) === plainName(other)
}

function plainName({ operator }: Condition): string {
  return operator.name.replace('Not', '')
}

function areSameValues(one: Requirement, other: Requirement): boolean {
  const [values, others] = [valueTexts(one.condition), valueTexts(other.condition)]
  return values.size === others.size && [...values].every((value) => others.has(value))
}

/** Operators by whose values one pattern may lie within another, letter by letter. */
const wanting: ReadonlySet<string> = new Set([
  'StringLike',
  'StringNotLike',
  'ArnLike',
  'ArnNotLike',
  'ArnEquals',
  'ArnNotEquals',
])

/** Must the key be there, and be spelled by one of the values? */
function isWanting({ condition, must }: Requirement): boolean {
  const { operator } = condition
  return (
    wanting.has(operator.name) &&
    operator.negated === (must === 'fail') &&
    !isMetBy({ condition, must }, undefined)
  )
}

function isExcluding({ condition, must }: Requirement): boolean {
  return condition.operator.negated === (must === 'hold')
}

function isFixed({ hasVariables, values }: Requirement['condition']): boolean {
  return !hasVariables && values.every(({ text }) => !text.includes('${'))
}

/** A letter that no policy spells: only a wildcard takes its place. */
const opaque = '\u{E000}'

/** Is the requirement unmet by all that the pattern spells? A `?` takes the place of one letter, but not of what a `*` spells. */
function excludesAll(each: Requirement, pattern: string): boolean {
  if (pattern.includes('*') && each.condition.values.some(({ text }) => text.includes('?'))) return false
  return !isMetBy(each, { values: [pattern.replaceAll(/[*?]/g, opaque)], multivalued: false })
}
