import { describe, expect, it } from 'vitest'

import { newFindings } from '../policy/findings.ts'
import { parseConditions } from './parse-conditions.ts'
import { wantedValues, type WantedValue } from './wanted-values.ts'

function wantedOf(operator: string, values: unknown, hasVariables = true): readonly WantedValue[] | null {
  const place = { hasVariables, pointer: '', findings: newFindings() }
  const [condition] = parseConditions({ Condition: { [operator]: { 'a:b': values } } }, place)
  if (condition === undefined) throw new Error(JSON.stringify(place.findings.problems))
  return wantedValues(condition)
}

function nameOf(operator: string, value: string, hasVariables = true): readonly string[] | undefined {
  return wantedOf(operator, value, hasVariables)?.map((wanted) =>
    wanted.kind === 'compared' ? wanted.name : '',
  )
}

describe('the values that a key must have', () => {
  it.each<[string, unknown, readonly (string | null)[] | null]>([
    ['StringEquals', ['a', 'b*'], ['a', 'b*']],
    ['StringEquals', [], []],
    ['StringEquals', ['a', '${aws:username}'], ['a', null]],
    ['StringEquals', '${*}', ['*']],
    ['StringLike', ['a', 'b${*}'], ['a', 'b*']],
    ['StringLike', ['a', 'b*'], ['a', null]],
    ['StringLike', 'b?', [null]],
    ['StringLike', '${aws:username}', [null]],
    ['StringEqualsIgnoreCase', 'a', [null]],
    ['NumericEquals', '5', [null]],
    ['Bool', 'true', [null]],
    ['StringNotEquals', 'a', null],
    ['StringNotLike', 'a', null],
    ['StringEqualsIfExists', 'a', null],
    ['ForAllValues:StringEquals', 'a', null],
    ['ForAnyValue:StringEquals', 'a', null],
    ['Null', 'true', null],
  ])('R4.3 R4.5 under %s %j: %j, null for what has to be compared', (operator, values, expected) => {
    const wanted = wantedOf(operator, values)
    expect(wanted?.map((value) => (value.kind === 'exact' ? value.text : null)) ?? null).toEqual(expected)
  })

  it('R5.1 R5.5 takes two values for alike only where they compare alike', () => {
    expect(nameOf('StringLike', 'a*')).toEqual(nameOf('StringLike', 'a*'))
    expect(nameOf('StringLike', 'a${*}*')).not.toEqual(nameOf('StringLike', 'a${*}*', false))
    expect(nameOf('StringLike', 'a${x}*')).not.toEqual(nameOf('StringLike', 'a${x}*', false))
    expect(nameOf('NumericLessThan', '5')).not.toEqual(nameOf('NumericGreaterThan', '5'))
  })
})
