import { isMetBy, type Requirement } from './possibility-requirement.ts'

/** How many comparisons are made at most. */
const mostCompared = 10_000

/**
 * Of requirements on one key: does one ask for values of which another excludes all that each of its patterns spells? True is proved;
 * false is not.
 *
 * Rules R4.5, R4.11.
 */
export function areExcluded(requirements: readonly Requirement[]): boolean {
  const plain = requirements.filter(({ condition }) => condition.setOperator === null && isFixed(condition))
  const [wanted, excluding] = [plain.filter(isWanting), plain.filter(isExcluding)]
  return wanted.some(({ condition: { values, operator } }) => {
    const against = excluding.filter(({ condition }) => condition.operator.family === operator.family)
    if (values.length * against.length > mostCompared) return false
    return values.every(({ text }) => against.some((each) => excludesAll(each, text)))
  })
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
