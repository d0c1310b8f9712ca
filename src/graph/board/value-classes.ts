import type { Condition } from '#engine/condition/condition.ts'
import { parseDate } from '#engine/condition/date-comparison.ts'
import { parseNumber } from '#engine/condition/numeric-comparison.ts'
import { familyOf } from '#engine/evaluate/possibility-states.ts'

import { addressClasses } from './address-classes.ts'
import type { Sampled, ValueClass } from './value-class.ts'

const absent: Sampled = { of: { kind: 'absent' }, sample: null }

/**
 * The classes into which these conditions on one key cut its values, absence first: whatever value a request carries, it is
 * decided as the sample of its class. `named`: texts that count for another reason. Lists of values are not among them.
 *
 * Null where the classes can't be listed for certain: several patterns with wildcards, sets of values, variables.
 */
export function classesOf(
  conditions: readonly Condition[],
  named: readonly string[] = [],
): readonly Sampled[] | null {
  const comparing = conditions.filter(({ operator }) => operator.family !== 'null')
  if (comparing.length === 0) return [absent, ...textClasses(named)]
  const families = new Set(comparing.map(kindOf))
  const texts = [...new Set([...named, ...comparing.flatMap(textsOf)])]
  const [family] = families
  if (families.size > 1 || family === null || family === undefined) {
    return named.length > 0 ? null : patternClasses(comparing, texts)
  }
  const present = presentClasses(family, comparing, texts)
  return present === null ? null : [absent, ...present]
}

/** Seconds since 1970 are times too: with decimals none of them reads as a year. */
function textsOf(condition: Condition): readonly string[] {
  const texts = condition.values.map(({ text }) => text)
  return isSeconds(condition) ? texts.map((text) => parseNumber(text)?.toFixed(6) ?? text) : texts
}

function kindOf(condition: Condition): ReturnType<typeof familyOf> {
  return isSeconds(condition) ? 'date' : familyOf(condition)
}

function isSeconds(condition: Condition): boolean {
  return condition.folded === 'aws:epochtime' && familyOf(condition) === 'numeric'
}

function presentClasses(
  family: NonNullable<ReturnType<typeof familyOf>>,
  conditions: readonly Condition[],
  texts: readonly string[],
): readonly Sampled[] | null {
  switch (family) {
    case 'bool':
      return ['true', 'false'].map(textClass)
    case 'numeric':
      return numberClasses(texts)
    case 'date':
      return dateClasses(texts)
    case 'ip':
      return addressClasses(texts)
    case 'text': {
      const ignoring = conditions.filter(({ operator }) => operator.name.endsWith('IgnoreCase'))
      if (ignoring.length === 0) return textClasses(texts)
      // letter case would cut finer than the texts that are named
      return ignoring.length < conditions.length ? null : textClasses(unfolded(texts))
    }
  }
}

function textClass(text: string): Sampled {
  return { of: { kind: 'text', text }, sample: text }
}

function textClasses(texts: readonly string[]): readonly Sampled[] {
  const folded = new Set(texts.map((text) => text.toLowerCase()))
  let other = 'none-of-these'
  while (folded.has(other)) other += '-'
  return [...texts.map(textClass), { of: { kind: 'other' }, sample: other }]
}

function unfolded(texts: readonly string[]): readonly string[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()]
}

/** One pattern with wildcards cuts the values in two; of several the parts can't be listed for certain. */
function patternClasses(
  conditions: readonly Condition[],
  texts: readonly string[],
): readonly Sampled[] | null {
  const [pattern] = texts
  const [first] = conditions
  const isPlain = conditions.every(
    ({ operator, setOperator, hasVariables }) =>
      setOperator === null && !hasVariables && operator.family === first?.operator.family,
  )
  const compare = first?.values[0]?.compare
  const family = first?.operator.family
  if (texts.length !== 1 || pattern === undefined || compare === undefined || !isPlain) return null
  if (pattern.includes('${') || (family !== 'string' && family !== 'arn')) return null
  const candidates = [
    pattern.replaceAll('*', '').replaceAll('?', 'x'),
    pattern.replaceAll(/[*?]/g, 'x'),
    ...outside,
  ]
  const like = candidates.find((text) => compare(text, noKeys) === true)
  const unlike = candidates.find((text) => compare(text, noKeys) === false)
  if (like === undefined) return null
  const rest: readonly Sampled[] =
    unlike === undefined ? [] : [{ of: { kind: 'unlike', pattern }, sample: unlike }]
  return unlike === undefined && !/^\*+$/.test(pattern)
    ? null
    : [absent, { of: { kind: 'like', pattern }, sample: like }, ...rest]
}

const noKeys = () => undefined

/** Texts that patterns seldom match. */
const outside = ['arn:aws:iam::000000000000:root', 'none-of-these', '']

type Scale = {
  readonly of: 'numeric' | 'date'
  readonly spell: (point: number) => string
  /** Points between two neighbours, the ends aside: those beyond them too. Null where there is none. */
  readonly between: (low: number | null, high: number | null) => number | null
}

function numberClasses(texts: readonly string[]): readonly Sampled[] | null {
  // numbers of more digits are told apart by these, and as doubles they may be one (R4.6)
  if (texts.some((text) => text.replaceAll(/\D/g, '').length > 15)) return null
  const points = texts.map(parseNumber).filter((point) => point !== null)
  return pointClasses(points, {
    of: 'numeric',
    spell: String,
    between: (low, high) => (low === null ? (high ?? 0) - 1 : high === null ? low + 1 : (low + high) / 2),
  })
}

/** Times to the second, as AWS tells them. */
function dateClasses(texts: readonly string[]): readonly Sampled[] | null {
  const points = texts.map(parseDate).filter((point) => point !== null)
  if (points.some((point) => point % 1000 !== 0 || Math.abs(point) > 8e15)) return null
  return pointClasses(points, {
    of: 'date',
    spell: (point) => new Date(point).toISOString().replace('.000Z', 'Z'),
    between: (low, high) => {
      if (low === null) return (high ?? 0) - 1000
      return high === null || low + 1000 < high ? low + 1000 : null
    },
  })
}

function pointClasses(found: readonly number[], { of, spell, between }: Scale): readonly Sampled[] | null {
  const points = [...new Set(found)].toSorted((a, b) => a - b)
  const ends: readonly (number | null)[] = [null, ...points]
  const text = (point: number | null) => (point === null ? null : spell(point))
  const classes: Sampled[] = []
  for (const [at, low] of ends.entries()) {
    const high = points[at] ?? null
    const inside = between(low, high)
    const range = (from: number | null, to: number | null, isPoint: boolean): ValueClass => ({
      kind: 'range',
      of,
      low: text(from),
      high: text(to),
      includes: [isPoint, isPoint],
    })
    if (low !== null) classes.push({ of: range(low, low, true), sample: spell(low) })
    if (inside !== null) classes.push({ of: range(low, high, false), sample: spell(inside) })
  }
  return classes
}
