import { describe, expect, it } from 'vitest'

import type { OperandTrace } from '#engine/explain/trace.ts'

import { operandNote } from './operand-note.ts'

describe('the note on a comparison', () => {
  const operand: OperandTrace = {
    operator: 'StringEquals',
    key: 'sts:ExternalId',
    expected: ['x'],
    actual: null,
    holds: false,
  }

  it.each<[string, Partial<OperandTrace>, RegExp]>([
    ['an absent key', {}, /does not carry sts:ExternalId/],
    ['IfExists', { operator: 'StringEqualsIfExists', holds: true }, /IfExists holds/],
    ['ForAllValues', { operator: 'ForAllValues:StringLike', holds: true }, /ForAllValues holds/],
    ['a negated operator', { operator: 'StringNotEquals', holds: true }, /negated operator holds/],
    ['a literal wildcard', { actual: ['ab'], expected: ['a*'] }, /takes \* and \? literally/],
    ['an empty variable', { unresolved: ['${aws:PrincipalTag/team}'] }, /has no value/],
  ])('speaks of %s', (_case, given, note) => {
    expect(operandNote({ ...operand, ...given })).toMatch(note)
  })

  it.each<[string, Partial<OperandTrace>]>([
    ['a wildcard of StringLike', { operator: 'StringLike', actual: ['b'], expected: ['a*'] }],
    ['Null', { operator: 'Null' }],
    ['what anyone would expect', { actual: ['y'] }],
  ])('has nothing to say of %s', (_case, given) => {
    expect(operandNote({ ...operand, ...given })).toBeNull()
  })
})
