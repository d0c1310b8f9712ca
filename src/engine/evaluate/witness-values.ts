import type { Condition } from '../condition/condition.ts'
import { variableValue } from '../condition/context-keys.ts'
import { parseDate } from '../condition/date-comparison.ts'
import { isInside, parseAddress, parseBlock } from '../condition/ip-comparison.ts'
import { isSingleValued } from '../condition/key-types.ts'
import { parseNumber } from '../condition/numeric-comparison.ts'
import type { Question } from '../request/question.ts'
import type { ContextValue } from '../request/request.ts'
import { variablesOf, type Template } from '../text/template.ts'

/** A value to try for an open key; `undefined` leaves the key out. */
export type Candidate = ContextValue | readonly ContextValue[] | undefined

const someText = 'value'

/** Values to try for a key that these conditions are on: some that satisfy each comparison and some that don't. */
export function candidatesFor(conditions: readonly Condition[], question: Question): readonly Candidate[] {
  const texts = new Set(conditions.flatMap((condition) => textsFor(condition, question)))
  if (texts.size === 0) texts.add(someText)
  const values = [...texts]
  const mayBeList = conditions.some(
    ({ setOperator, folded }) => setOperator !== null && !isSingleValued(folded),
  )
  if (!mayBeList) return [...values, undefined]
  return [values, ...values.map((value) => [value]), ...values, undefined]
}

/** Values to try for a key that stands as a variable: the parts of the texts that it may have to spell. */
export function candidatesForVariable(question: Question): readonly Candidate[] {
  const parts = question.resource.split(/[:/]/).filter((part) => part !== '')
  return [...new Set([...parts, someText]), undefined]
}

function textsFor(condition: Condition, question: Question): readonly string[] {
  const values = condition.values.map(({ template, text }) => instance(template, question, text))
  switch (condition.operator.family) {
    case 'string':
      return [...values.flatMap((value) => [value, value.replaceAll('*', '').replaceAll('?', 'x')]), someText]
    case 'arn':
      return [
        ...values.map((value) => value.replaceAll('*', 'x').replaceAll('?', 'x')),
        'arn:aws:iam::000000000000:root',
      ]
    case 'bool':
      return ['true', 'false']
    case 'numeric':
      return values.flatMap((value) => around(parseNumber(value)))
    case 'date':
      return values.flatMap((value) => around(secondsOf(value)))
    case 'ip':
      return addressesAround(values)
    case 'binary':
      return [...values, 'AA==']
    case 'null':
      return [someText]
  }
}

/** The text of a policy value with each variable's value, or some text where it has none. */
function instance(template: Template, { context }: Question, text: string): string {
  if (variablesOf(template).length === 0 && !text.includes('${')) return text
  return template
    .map((part) =>
      'text' in part ? part.text : (variableValue(context, part.folded) ?? part.fallback ?? someText),
    )
    .join('')
}

function around(number: number | null): readonly string[] {
  return number === null ? [] : [number, number - 1, number + 1].map(String)
}

function secondsOf(text: string): number | null {
  const instant = parseDate(text)
  return instant === null ? null : instant / 1000
}

/** The first address of each block, and one of either family outside all of them where these few give one. */
function addressesAround(values: readonly string[]): readonly string[] {
  const blocks = values.map((value) => parseBlock(value)).filter((block) => block !== null)
  const inside = values.map((value) => value.split('/')[0] ?? value)
  const outside = ['198.51.100.1', '203.0.113.1', '192.0.2.1', '2001:db8::1'].filter((text) => {
    const address = parseAddress(text)
    return address !== null && !blocks.some((block) => isInside(address, block))
  })
  return [...inside, ...outside.slice(0, 2)]
}
