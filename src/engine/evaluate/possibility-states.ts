import type { Condition } from '../condition/condition.ts'
import type { KeyValues } from '../condition/context-keys.ts'
import { parseDate } from '../condition/date-comparison.ts'
import { globalKeyType, isSingleValued, type KeyType } from '../condition/key-types.ts'
import { parseNumber } from '../condition/numeric-comparison.ts'
import { addressEdges } from './possibility-addresses.ts'

/** Operators whose comparisons cut the values of a key into few classes that can be listed. */
export type Family = 'bool' | 'numeric' | 'date' | 'ip' | 'text'

/** The family of a condition; null where its classes can't be listed: wildcards, sets of values, variables, ARNs. */
export function familyOf(condition: Condition): Family | null {
  const { operator, hasVariables, values } = condition
  if (!isOfOneValue(condition) || hasVariables) return null
  switch (operator.family) {
    case 'bool':
    case 'numeric':
    case 'date':
    case 'ip':
      return operator.family
    case 'string': {
      const isPlain = values.every(({ text }) => !text.includes('${'))
      const isExact = !operator.name.endsWith('Like') || values.every(({ text }) => !/[*?]/.test(text))
      return isPlain && isExact ? 'text' : null
    }
    case 'arn':
    case 'binary':
    case 'null':
      return null
  }
}

/** Is it asked of one value, if any: under no set operator, or of a key that never has more? */
export function isOfOneValue({ setOperator, folded }: Condition): boolean {
  return setOperator === null || isSingleValued(folded)
}

/** A text that no condition names, neither a number nor a date nor an address. */
const other = 'none of these'

/**
 * All that a request can have under a global key that AWS documents as Boolean: nothing, or one of two values, in
 * whatever letter case. Null for other keys.
 */
export function allStatesOf(key: string): readonly (KeyValues | undefined)[] | null {
  return globalKeyType(key) === 'Bool' ? statesOfBoolean : null
}

const statesOfBoolean: readonly (KeyValues | undefined)[] = [
  undefined,
  ...['true', 'false', 'True', 'False', 'TRUE', 'FALSE'].map(single),
]

/** The type of a global key whose values AWS makes, so that each is one, and one that its comparisons can read. */
const readBy: Readonly<Partial<Record<Family, KeyType>>> = {
  numeric: 'Numeric',
  date: 'Date',
  ip: 'IPAddress',
}

/**
 * One value of a key for each class on which conditions of one family can differ: absent, a list, nonsense, and those
 * between and on the values that they name. A list and nonsense don't come under global keys of the family's own type.
 * Null where the classes can't be told for certain.
 */
export function statesFor(
  family: Family,
  conditions: readonly Condition[],
): readonly (KeyValues | undefined)[] | null {
  const named = [...new Set(conditions.flatMap(({ values }) => values.map(({ text }) => text)))]
  const texts = textsFor(family, named)
  if (texts === null) return null
  const [first] = conditions
  if (first !== undefined && readBy[family] !== undefined && globalKeyType(first.key) === readBy[family]) {
    return [undefined, ...texts.map(single)]
  }
  const lists =
    first !== undefined && isSingleValued(first.folded) ? [] : [{ values: ['a', 'b'], multivalued: true }]
  return [undefined, ...lists, ...['', other, ...texts].map(single)]
}

function single(text: string): KeyValues {
  return { values: [text], multivalued: false }
}

function textsFor(family: Family, named: readonly string[]): readonly string[] | null {
  switch (family) {
    case 'bool':
      return ['true']
    case 'numeric':
      // numbers of more digits are told apart by these, and as doubles they may be one (R4.6)
      return named.some((text) => text.replaceAll(/\D/g, '').length > 15)
        ? null
        : pointsOf(named, { parse: parseNumber, spell: String, step: 1 })
    case 'date':
      // with decimals, so that no number of seconds reads as a year
      return pointsOf(named, {
        parse: parseDate,
        spell: (milliseconds) => (milliseconds / 1000).toFixed(6),
        step: 1000,
      })
    case 'ip':
      return addressEdges(named)
    case 'text':
      return spellingsOf(named)
  }
}

type Scale = {
  readonly parse: (text: string) => number | null
  readonly spell: (point: number) => string
  readonly step: number
}

/** Each number named, and one between each two and beyond them. */
function pointsOf(named: readonly string[], { parse, spell, step }: Scale): readonly string[] | null {
  const numbers = [...new Set(named.map(parse).filter((number) => number !== null))].toSorted((a, b) => a - b)
  if (numbers.some((number) => Math.abs(number) > 1e15)) return null
  const [first = 0] = numbers
  const between = numbers.map((number, at) => (number + (numbers[at + 1] ?? number + 2 * step)) / 2)
  const points = [first - step, ...numbers, ...between]
  const texts = points.map(spell)
  return texts.every((text, at) => parse(text) === points[at]) ? texts : null
}

/** Each text, and the spellings that differ from it in the case of one letter. Null where case isn't simple. */
function spellingsOf(named: readonly string[]): readonly string[] | null {
  if (named.some((text) => /[^ -~]/.test(text) || text.toLowerCase() === other)) return null
  return named.flatMap((text) => [
    text,
    ...Array.from(text, (letter, at) => `${text.slice(0, at)}${otherCase(letter)}${text.slice(at + 1)}`),
    // the one letter outside ASCII that lower case takes into it
    text.replace(/k/i, '\u212A'),
  ])
}

function otherCase(letter: string): string {
  const lower = letter.toLowerCase()
  return letter === lower ? letter.toUpperCase() : lower
}
