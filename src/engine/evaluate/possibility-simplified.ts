import type { Condition } from '../condition/condition.ts'
import type { KeyValues } from '../condition/context-keys.ts'
import { isSingleValued } from '../condition/key-types.ts'
import { groupedBy } from '../grouped-by.ts'
import { areExcluded, areOpposed } from './possibility-excluded.ts'
import {
  isMetBy,
  requirement,
  requirementText,
  valueTexts,
  type Requirement,
} from './possibility-requirement.ts'
import { allStatesOf, familyOf, isOfOneValue, statesFor } from './possibility-states.ts'

/**
 * The same requirements in fewer words: what others imply is left out, values that others exclude too, and comparisons
 * of one key are put together. Every context meets all of these exactly where it meets all of those.
 *
 * Null where no value of some key meets all that is asked of it: proved, never guessed.
 *
 * Cost grows with the square of the values named for one key.
 */
export function simplified(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const all: Requirement[] = []
  for (const ofKey of groupedBy(requirements, ({ condition }) => condition.folded).values()) {
    const found = simplifiedKey(ofKey)
    if (found === null) return null
    all.push(...found)
  }
  return all
}

/** Each requirement once. */
export function distinct(requirements: readonly Requirement[]): readonly Requirement[] {
  return [...new Map(requirements.map((each) => [requirementText(each), each])).values()]
}

/** `simplified` of requirements that are all on one key. */
export function simplifiedKey(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const possible = withinAllStates(distinct(requirements))
  if (possible === null || areExcluded(possible) || areOpposed(possible)) return null
  const listed = withListedValues(possible)
  if (listed === null) return null
  const present = withPresence(listed)
  if (present === null) return null
  const least = withoutImplied(present)
  return least === null ? null : withoutWider(merged(least))
}

/** Where all is known that the key can be: the fewest that say the same, or null where none of it meets them. */
function withinAllStates(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const [first] = requirements
  const states = first === undefined ? null : allStatesOf(first.condition.key)
  if (states === null) return requirements
  const fixed = requirements.filter(({ condition }) => !condition.hasVariables)
  const least = fewestAlike(fixed, states)
  if (least === null) return null
  return requirements.filter((each) => each.condition.hasVariables || least.has(each))
}

/** Where the key must be one of some texts: those of them that meet everything else. */
function withListedValues(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const fixed = requirements.filter(({ condition }) => !condition.hasVariables)
  const listing = fixed.find(isListing)
  if (listing === undefined) return requirements
  const values = [...new Set(listing.condition.values.map(({ text }) => text))]
  // an escape is another text than it reads as
  if (values.some((value) => value.includes('${'))) return requirements
  if (values.length * fixed.length > mostCompared) return requirements
  const left = values.filter((value) =>
    fixed.every((each) => isMetBy(each, { values: [value], multivalued: false })),
  )
  if (left.length === 0) return null
  const fewer =
    left.length === values.length ? listing : requirement('StringEquals', listing.condition.key, left)
  if (fewer === null) return requirements
  return [fewer, ...requirements.filter(({ condition }) => condition.hasVariables)]
}

/** Must the key be there, and be one of the values? A list fails what is negated, too. */
function isListing(one: Requirement): boolean {
  const { operator, values, folded } = one.condition
  if (operator.name !== 'StringEquals' && operator.name !== 'StringNotEquals') return false
  const isWanted = operator.negated ? one.must === 'fail' && isSingleValued(folded) : one.must === 'hold'
  return isWanted && isOfOneValue(one.condition) && values.length > 0 && !isMetBy(one, absent)
}

/** What `Null` asks, once at most, and not where something else implies it. */
function withPresence(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const nulls = requirements.filter(isNull)
  if (nulls.length === 0) return requirements
  const others = requirements.filter((each) => !isNull(each))
  const wantingKey = nulls.find((each) => !isMetBy(each, absent))
  const wantingNone = nulls.find((each) => !isMetBy(each, { values: ['x'], multivalued: false }))
  const othersMayBeAbsent = others.every((each) => isMetBy(each, absent))
  if (wantingNone === undefined) {
    return wantingKey === undefined || !othersMayBeAbsent ? others : [wantingKey, ...others]
  }
  return wantingKey === undefined && othersMayBeAbsent ? [wantingNone] : null
}

const absent: KeyValues | undefined = undefined

function isNull({ condition }: Requirement): boolean {
  return condition.operator.family === 'null'
}

/** How many comparisons are made to tell what is implied; more stand as they are. */
const mostCompared = 100_000

/** Of each family of operators the fewest that say the same; null where no value meets them. */
function withoutImplied(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const families = new Set(requirements.map(({ condition }) => familyOf(condition)))
  let kept = requirements
  for (const family of families) {
    if (family === null) continue
    const members = kept.filter(({ condition }) => familyOf(condition) === family)
    const states = statesFor(
      family,
      members.map(({ condition }): Condition => condition),
    )
    if (states === null || states.length * members.length > mostCompared) continue
    const least = fewestAlike(members, states)
    if (least === null) return null
    kept = kept.filter((each) => familyOf(each.condition) !== family || least.has(each))
  }
  return kept
}

/** Those that the others don't imply, or null where no state meets all. The last are left out first. */
function fewestAlike(
  members: readonly Requirement[],
  states: readonly (KeyValues | undefined)[],
): ReadonlySet<Requirement> | null {
  const unmet = members.map((each) => states.flatMap((state, at) => (isMetBy(each, state) ? [] : [at])))
  // of each state how many of those that are left rule it out
  const ruledOut = states.map(() => 0)
  for (const at of unmet.flat()) ruledOut[at] = (ruledOut[at] ?? 0) + 1
  if (!ruledOut.includes(0)) return null
  const left = new Set(members)
  for (const [index, each] of [...members.entries()].toReversed()) {
    const own = unmet[index] ?? []
    if (own.some((at) => ruledOut[at] === 1)) continue
    left.delete(each)
    for (const at of own) ruledOut[at] = (ruledOut[at] ?? 0) - 1
  }
  return left
}

/** "None of a" and "none of b" as "none of a, b". */
function merged(requirements: readonly Requirement[]): readonly Requirement[] {
  const groups = groupedBy(requirements, (each) =>
    isExclusion(each) && !each.condition.hasVariables ? `${each.must} ${each.condition.operatorText}` : each,
  )
  return [...groups.values()].flatMap((group) => {
    const joined = group.length === 1 ? null : together(group)
    return joined === null ? group : [joined]
  })
}

/** Null where a value can't be told from a variable. */
function together(alike: readonly Requirement[]): Requirement | null {
  const [first] = alike
  if (first === undefined) return null
  const texts = alike.flatMap(({ condition }) => condition.values.map(({ text }) => text))
  const { operatorText, key } = first.condition
  const joined = requirement(operatorText, key, [...new Set(texts)])
  return joined === null ? null : { ...joined, must: first.must }
}

/** Does it exclude values, so that excluding some and others is excluding all of them? */
function isExclusion({ condition, must }: Requirement): boolean {
  const { operator, setOperator } = condition
  if (operator.family === 'null') return false
  return operator.negated
    ? must === 'hold' && setOperator !== 'any'
    : must === 'fail' && setOperator !== 'all'
}

/** How many are compared with one another. */
const mostWidths = 64

/** Of those that differ in their values alone, the ones whose values include those of another are implied by it. */
function withoutWider(requirements: readonly Requirement[]): readonly Requirement[] {
  if (requirements.length > mostWidths) return requirements
  return requirements.filter(
    (each, at) =>
      isNull(each) ||
      each.condition.operator.negated === (each.must === 'hold') ||
      !requirements.some((other, index) => index !== at && isAlike(other, each) && isWithin(other, each)),
  )
}

function isAlike(one: Requirement, other: Requirement): boolean {
  return one.must === other.must && one.condition.operatorText === other.condition.operatorText
}

function isWithin(one: Requirement, other: Requirement): boolean {
  const values = valueTexts(other.condition)
  return [...valueTexts(one.condition)].every((value) => values.has(value))
}
