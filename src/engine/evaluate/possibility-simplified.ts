import type { Condition } from '../condition/condition.ts'
import type { KeyValues } from '../condition/context-keys.ts'
import {
  isMetBy,
  requirement,
  requirementText,
  valueTexts,
  type Requirement,
} from './possibility-requirement.ts'
import { familyOf, statesFor } from './possibility-states.ts'

/**
 * The same requirements in fewer words: what others imply is left out, values that others exclude too, and comparisons
 * of one key are put together. Every context meets all of these exactly where it meets all of those.
 *
 * Null where no value of some key meets all that is asked of it: proved, never guessed.
 *
 * Cost grows with the square of the values named for one key.
 */
export function simplified(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const keys = [...new Set(requirements.map(({ condition }) => condition.folded))]
  const all: Requirement[] = []
  for (const key of keys) {
    const found = ofOneKey(distinct(requirements.filter(({ condition }) => condition.folded === key)))
    if (found === null) return null
    all.push(...found)
  }
  return all
}

/** Each requirement once. */
export function distinct(requirements: readonly Requirement[]): readonly Requirement[] {
  return [...new Map(requirements.map((each) => [requirementText(each), each])).values()]
}

function ofOneKey(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const listed = withListedValues(requirements)
  if (listed === null) return null
  const present = withPresence(listed)
  if (present === null) return null
  const least = withoutImplied(present)
  return least === null ? null : withoutWider(merged(least))
}

/** Where the key must be one of some texts: those of them that meet everything else. */
function withListedValues(requirements: readonly Requirement[]): readonly Requirement[] | null {
  const fixed = requirements.filter(({ condition }) => !condition.hasVariables)
  const listing = fixed.find(
    ({ condition, must }) => must === 'hold' && condition.operatorText === 'StringEquals',
  )
  if (listing === undefined) return requirements
  const values = [...new Set(listing.condition.values.map(({ text }) => text))]
  // an escape is another text than it reads as
  if (values.some((value) => value.includes('${'))) return requirements
  const left = values.filter((value) =>
    fixed.every((each) => isMetBy(each, { values: [value], multivalued: false })),
  )
  if (left.length === 0) return null
  const fewer =
    left.length === values.length ? listing : requirement('StringEquals', listing.condition.key, left)
  if (fewer === null) return requirements
  return [fewer, ...requirements.filter(({ condition }) => condition.hasVariables)]
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
    if (states === null) continue
    const met = (some: readonly Requirement[]) =>
      states.map((state) => some.every((each) => isMetBy(each, state)))
    const wanted = met(members)
    if (!wanted.includes(true)) return null
    // the last go first, so that what was said first stays
    const least = members.reduceRight((some: readonly Requirement[], each) => {
      const fewer = some.filter((other) => other !== each)
      return String(met(fewer)) === String(wanted) ? fewer : some
    }, members)
    kept = kept.filter((each) => !members.includes(each) || least.includes(each))
  }
  return kept
}

/** "None of a" and "none of b" as "none of a, b". */
function merged(requirements: readonly Requirement[]): readonly Requirement[] {
  const done: Requirement[] = []
  for (const each of requirements) {
    const at = isExclusion(each) ? done.findIndex((other) => isAlike(other, each)) : -1
    const same = done[at]
    const joined = same === undefined ? null : together(same, each)
    if (joined === null) done.push(each)
    else done[at] = joined
  }
  return done
}

function together(one: Requirement, other: Requirement): Requirement | null {
  if (one.condition.hasVariables || other.condition.hasVariables) return null
  const texts = [one, other].flatMap(({ condition }) => condition.values.map(({ text }) => text))
  const { operatorText, key } = one.condition
  const joined = requirement(operatorText, key, [...new Set(texts)])
  return joined === null ? null : { ...joined, must: one.must }
}

/** Does it exclude values, so that excluding some and others is excluding all of them? */
function isExclusion({ condition, must }: Requirement): boolean {
  const { operator, setOperator } = condition
  if (operator.family === 'null') return false
  return operator.negated
    ? must === 'hold' && setOperator !== 'any'
    : must === 'fail' && setOperator !== 'all'
}

/** Of those that differ in their values alone, the ones whose values include those of another are implied by it. */
function withoutWider(requirements: readonly Requirement[]): readonly Requirement[] {
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
