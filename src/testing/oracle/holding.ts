import type { RequestContext } from '#engine/request/request.ts'

import { compared } from './compared.ts'
import { filledIn } from './filled-in.ts'
import { withWildcards, type Mark } from './marks.ts'

/** What a statement is weighed against. Keys of `context` are in lower case. */
export type Given = { readonly context: RequestContext; readonly hasVariables: boolean }

/** A value or a list of them, as a list of texts (R2.3). */
export function textsOf(value: unknown): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  return entries.map(String)
}

/** The one value of a key; undefined where it has a list or is absent (R5.4). */
export function valueIn(context: RequestContext): (key: string) => string | undefined {
  return (key) => {
    const value = context[key]
    return value === undefined || Array.isArray(value) ? undefined : String(value)
  }
}

/** Do all operators and keys of a `Condition` hold (R4.1)? */
export function conditionsHold(block: unknown, given: Given): boolean {
  return Object.entries(Object(block ?? {})).every(([operator, keys]) =>
    Object.entries(Object(keys)).every(([key, values]) =>
      oneHolds(operator, textsOf(values), { ...given, key: key.toLowerCase() }),
    ),
  )
}

function oneHolds(
  operatorText: string,
  wanted: readonly string[],
  given: Given & { readonly key: string },
): boolean {
  const set = /^For(All|Any)/.exec(operatorText)?.[1]
  const ifExists = operatorText.endsWith('IfExists')
  const name = operatorText.replace(/^For\w+:/, '').replace(/IfExists$/, '')
  const value = given.context[given.key]
  const actual = value === undefined ? [] : textsOf(value)
  if (name === 'Null') return wanted.some((text) => text.toLowerCase() === String(actual.length === 0))

  const isNegated = name.includes('Not')
  if (actual.length === 0) {
    if (ifExists || set === 'All') return true
    return set === undefined && isNegated
  }
  if (set === undefined && Array.isArray(value)) return false
  const present = set !== undefined && actual.every((text) => text === '') ? [] : actual
  const holdsFor = (text: string) =>
    isNegated
      ? differsFromAll(name, text, wanted, given)
      : wanted.some((each) => isAs(name, text, each, given))
  return set === 'All' ? present.every(holdsFor) : present.some(holdsFor)
}

function isAs(operator: string, actual: string, text: string, given: Given): boolean {
  const marks = marksOf(operator, text, given)
  return marks !== null && compared(operator, actual, marks) === true
}

/** R4.1: none of these. R5.7: a variable without value differs. R4.6, R4.10, R4.11: of nonsense only addresses differ. */
function differsFromAll(operator: string, actual: string, wanted: readonly string[], given: Given): boolean {
  const positive = operator.replace('Not', '')
  return wanted.every((text) => {
    const marks = marksOf(positive, text, given)
    if (marks === null) return true
    const answer = compared(positive, actual, marks)
    return answer === null ? positive === 'IpAddress' : !answer
  })
}

/** R5.1, R5.2: variables are read under String, ARN and Bool operators of the newer version. */
function marksOf(operator: string, text: string, { context, hasVariables }: Given): readonly Mark[] | null {
  const reads = hasVariables && /^(String|Arn|Bool)/.test(operator)
  return reads ? filledIn(text, valueIn(context)) : withWildcards(text)
}
