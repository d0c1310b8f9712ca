import { describe, expect, it } from 'vitest'

import { newFindings } from '../policy/findings.ts'
import { parseConditions } from './parse-conditions.ts'

/** What is read of a `Condition`, and its problems as `kind pointer`. */
function read(block: unknown, hasVariables = true) {
  const findings = newFindings()
  const conditions = parseConditions({ Condition: block }, { hasVariables, pointer: '/Statement', findings })
  return { conditions, problems: findings.problems.map(({ kind, pointer }) => `${kind} ${pointer}`) }
}

describe('the conditions of a statement', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['text for a block', 'StringEquals', ['wrong-type /Statement/Condition']],
    ['a list for a block', [{}], ['wrong-type /Statement/Condition']],
    ['null for a block', null, ['wrong-type /Statement/Condition']],
    [
      'text for the keys of an operator',
      { StringEquals: 'aws:username' },
      ['wrong-type /Statement/Condition/StringEquals'],
    ],
    [
      'null for the keys of an operator',
      { StringEquals: null },
      ['wrong-type /Statement/Condition/StringEquals'],
    ],
    [
      'an unknown operator',
      { StringIs: { 'aws:username': 'a' } },
      ['unknown-operator /Statement/Condition/StringIs'],
    ],
    ['an empty block', {}, []],
    ['an empty operator', { StringEquals: {} }, []],
  ])('R4.1 are none of %s, which is told once', (_title, block, problems) => {
    expect(read(block)).toEqual({ conditions: [], problems })
  })

  it('R4.1 are read past a broken operator', () => {
    const { conditions, problems } = read({
      StringEquals: 'a',
      StringIs: { 'aws:username': 'a' },
      Bool: { 'aws:SecureTransport': true },
    })
    expect(conditions.map(({ operatorText, key }) => [operatorText, key])).toEqual([
      ['Bool', 'aws:SecureTransport'],
    ])
    expect(problems).toHaveLength(2)
  })

  it.each([
    ['aws:username', true],
    ['aws:RequestTag/a:b', true],
    ['username', false],
    ['aws:', false],
    [':aws:username', false],
  ])('R4.18 have keys with a prefix: %s is one: %s', (key, expected) => {
    const at = `condition-key-without-prefix /Statement/Condition/StringEquals/${key}`
    expect(read({ StringEquals: { [key]: 'a' } }).problems).toEqual(expected ? [] : [at])
  })

  it('R2.3 are refused the value of a list that is none, at its place', () => {
    expect(read({ StringEquals: { 'aws:username': ['a', {}, 1, true] } })).toMatchObject({
      conditions: [{ values: [{ text: 'a' }, { text: '1' }, { text: 'true' }] }],
      problems: ['wrong-type /Statement/Condition/StringEquals/aws:username/1'],
    })
  })

  it.each<[string, string, readonly string[], boolean]>([
    ['one value of two', 'StringLike', ['a', '${aws:username}'], true],
    ['no value', 'StringLike', ['a', '$'], false],
    ['a value of an operator without variables', 'NumericEquals', ['${aws:username}'], false],
  ])('R5.2 with a variable in %s', (_title, operator, values, expected) => {
    expect(read({ [operator]: { 'aws:k': values } }).conditions[0]?.hasVariables).toBe(expected)
  })

  it('R5.1 share the values that they repeat, but not between versions of the language', () => {
    const block = { StringLike: { 'aws:k': '${aws:username}' } }
    const [first, again] = [read(block), read(block)].map(({ conditions }) => conditions[0])
    const older = read(block, false).conditions[0]
    expect(again?.values[0]).toBe(first?.values[0])
    expect(older?.hasVariables).toBe(false)
    expect(older?.values[0]?.template).not.toEqual(first?.values[0]?.template)
  })
})
