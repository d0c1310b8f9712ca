import type { OpenCondition } from '../evaluate/possibility.ts'
import { listed, quoted } from './words.ts'

/** One condition as a claim in plain English: "`sts:ExternalId` is `x-1`", "`aws:SourceIp` is not in `10.0.0.0/8`". */
export function conditionText({ operator, key, values, must }: OpenCondition): string {
  const holds = must === 'hold'
  const { set, name, ifExists } = parts(operator)
  if (name === 'Null') return nullText(key, values, holds)
  const negated = isNegated(name)
  const claims = negated !== holds
  const said = `${subjectOf(key, set, holds)} ${claims ? positiveWords(name, values) : negativeWords(name, values)}`
  if (!ifExists) return said
  // a comparison that must fail can't do so where the key is absent
  return holds ? `${said}, or is absent` : `${said}, and is there`
}

/** A conjunction in plain English: each condition, joined by commas and "and". Empty for none. */
export function conditionsText(conditions: readonly OpenCondition[]): string {
  return listed(conditions.map(conditionText))
}

/** Several conjunctions of which one is enough: "either a and b, or c". Empty for none. */
export function waysText(ways: readonly (readonly OpenCondition[])[]): string {
  const texts = ways.map(conditionsText)
  return texts.length < 2 ? (texts[0] ?? '') : `either ${texts.join(', or ')}`
}

type Parts = { readonly set: 'all' | 'any' | null; readonly name: string; readonly ifExists: boolean }

function parts(operator: string): Parts {
  const set = operator.startsWith('ForAllValues:')
    ? 'all'
    : operator.startsWith('ForAnyValue:')
      ? 'any'
      : null
  const rest = operator.slice(operator.indexOf(':') + 1)
  const ifExists = rest.endsWith('IfExists')
  return { set, name: ifExists ? rest.slice(0, -'IfExists'.length) : rest, ifExists }
}

function isNegated(name: string): boolean {
  return /Not(Equals|Like|IpAddress)|^NotIp/.test(name)
}

/** That not every value does something is that some value doesn't, and the other way round. */
function subjectOf(key: string, set: Parts['set'], holds: boolean): string {
  if (set === null) return quoted(key)
  return `${(set === 'all') === holds ? 'every value' : 'some value'} of ${quoted(key)}`
}

function nullText(key: string, values: readonly string[], holds: boolean): string {
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  if (wanted.size !== 1)
    return `${quoted(key)} ${holds ? 'is there or absent' : 'is neither there nor absent'}`
  return `${quoted(key)} is ${wanted.has('true') === holds ? 'absent' : 'there'}`
}

type Verb = { readonly is: string; readonly isNot: string }

const verbs: readonly (readonly [RegExp, Verb])[] = [
  [/LessThanEquals$/, { is: 'is at most', isNot: 'is not at most' }],
  [/LessThan$/, { is: 'is less than', isNot: 'is not less than' }],
  [/GreaterThanEquals$/, { is: 'is at least', isNot: 'is not at least' }],
  [/GreaterThan$/, { is: 'is greater than', isNot: 'is not greater than' }],
  [/IpAddress$/, { is: 'is in', isNot: 'is not in' }],
  [/Like$|^Arn/, { is: 'is like', isNot: 'is not like' }],
  [/IgnoreCase$/, { is: 'is, in any letter case,', isNot: 'is not, in any letter case,' }],
]
const plain: Verb = { is: 'is', isNot: 'is not' }

function positiveWords(name: string, values: readonly string[]): string {
  if (values.length === 0) return 'is one of no values'
  return `${verbOf(name).is} ${either(name, values)}`
}

function negativeWords(name: string, values: readonly string[]): string {
  if (values.length === 0) return 'is anything'
  return `${verbOf(name).isNot} ${either(name, values)}`
}

function verbOf(name: string): Verb {
  return verbs.find(([pattern]) => pattern.test(name))?.[1] ?? plain
}

/** `true` and `false` stand bare, as they are no texts that somebody chose. */
function either(name: string, values: readonly string[]): string {
  const texts = values.map((value) => (name === 'Bool' ? value.toLowerCase() : quoted(value)))
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`
}
