import { describe, expect, it } from 'vitest'

import type { OperandTrace } from '#engine/explain/trace.ts'

import { operandNote } from './operand-note.ts'

function compared(value: string, comparison: boolean | null): Partial<OperandTrace> {
  const holds = comparison === true
  return { settledBy: 'values', actual: [value], compared: [{ value, holds, comparisons: [comparison] }] }
}

describe('the note on a comparison', () => {
  const operand: OperandTrace = {
    operator: 'StringEquals',
    key: 'sts:ExternalId',
    expected: ['x'],
    actual: null,
    holds: false,
    settledBy: 'absence',
    compared: [],
    variables: [],
  }

  it.each<[string, Partial<OperandTrace>, RegExp]>([
    ['an absent key', {}, /does not carry sts:ExternalId/],
    ['IfExists', { operator: 'StringEqualsIfExists', holds: true }, /IfExists holds/],
    ['ForAllValues', { operator: 'ForAllValues:StringLike', holds: true }, /ForAllValues holds/],
    ['a negated operator', { operator: 'StringNotEquals', holds: true }, /negated operator holds/],
    ['a literal wildcard', { ...compared('ab', false), expected: ['a*'] }, /takes \* and \? literally/],
    ['letter case', { ...compared('X', false) }, /differ in letter case alone/],
    ['a word for a number', { ...compared('few', null), operator: 'NumericEquals' }, /not a number/],
    [
      'a list that nothing compares',
      { settledBy: 'list', actual: ['x'] },
      /only ForAnyValue or ForAllValues/,
    ],
    ['an empty text', { settledBy: 'empty-text', actual: [''] }, /counts as no value/],
    ['an empty list', { operator: 'ForAnyValue:StringLike', actual: [] }, /carries no value of/],
    ['an empty variable', { unresolved: ['${aws:PrincipalTag/team}'] }, /has no value/],
  ])('speaks of %s', (_case, given, note) => {
    expect(operandNote({ ...operand, ...given })).toMatch(note)
  })

  it.each<[string, Partial<OperandTrace>]>([
    ['a wildcard of StringLike', { ...compared('b', false), operator: 'StringLike', expected: ['a*'] }],
    ['a wildcard that is one', { ...compared('a*', true), expected: ['a*'], holds: true }],
    ['Null', { operator: 'Null', settledBy: 'presence' }],
    ['what anyone would expect', compared('y', false)],
    [
      'case where it does not count',
      { ...compared('X', true), operator: 'StringEqualsIgnoreCase', holds: true },
    ],
  ])('has nothing to say of %s', (_case, given) => {
    expect(operandNote({ ...operand, ...given })).toBeNull()
  })
})
