import { describe, expect, it } from 'vitest'

import { newFindings } from '../policy/findings.ts'
import { exactValues } from './exact-values.ts'
import { parseConditions } from './parse-conditions.ts'

function exactOf(operator: string, values: unknown): readonly string[] | null {
  const place = { hasVariables: true, pointer: '', findings: newFindings() }
  const [condition] = parseConditions({ Condition: { [operator]: { 'a:b': values } } }, place)
  if (condition === undefined) throw new Error(JSON.stringify(place.findings.problems))
  return exactValues(condition)
}

describe('the values that a key must have', () => {
  it.each<[string, unknown, readonly string[] | null]>([
    ['StringEquals', ['a', 'b*'], ['a', 'b*']],
    ['StringEquals', [], []],
    ['StringEquals', ['a', '${aws:username}'], null],
    ['StringEquals', '${*}', ['*']],
    ['StringLike', ['a', 'b${*}'], ['a', 'b*']],
    ['StringLike', ['a', 'b*'], null],
    ['StringLike', 'b?', null],
    ['StringLike', '${aws:username}', null],
    ['StringNotEquals', 'a', null],
    ['StringNotLike', 'a', null],
    ['StringEqualsIfExists', 'a', null],
    ['ForAllValues:StringEquals', 'a', null],
    ['ForAnyValue:StringEquals', 'a', null],
    ['StringEqualsIgnoreCase', 'a', null],
    ['NumericEquals', '5', null],
    ['Bool', 'true', null],
    ['Null', 'true', null],
  ])('R4.3 R4.5 under %s %j: %j', (operator, values, expected) => {
    expect(exactOf(operator, values)).toEqual(expected)
  })
})
