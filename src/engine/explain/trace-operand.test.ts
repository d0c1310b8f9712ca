import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { RequestContext } from '../request/request.ts'
import { explain } from './explain.ts'
import type { OperandTrace } from './trace.ts'

/** The one comparison of an Allow whose condition is this. */
function operandOf(operator: string, wanted: unknown, context: RequestContext): OperandTrace {
  const document = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { [operator]: { 'test:key': wanted } },
    },
  }
  const compiled = compilePolicies({ identity: [{ name: 'p', document }] })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const principal = 'arn:aws:iam::111111111111:user/alice'
  const request = { principal, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context }
  const identity = explain(request, compiled.value).gates.find(({ gate }) => gate === 'identity')
  const [operand] =
    identity?.statements.flatMap(({ clauses }) => clauses.flatMap((each) => each.operands)) ?? []
  if (operand === undefined) throw new Error('no comparison was traced')
  return operand
}

describe('a comparison, value by value', () => {
  it('R4.1 shows every value of the policy, those after the first that matches too', () => {
    const { holds, compared } = operandOf('StringLike', ['a*', 'b*', 'ab'], { 'test:key': 'ab' })
    expect({ holds, compared }).toEqual({
      holds: true,
      compared: [{ value: 'ab', holds: true, comparisons: [true, false, true] }],
    })
  })

  it('R4.1 lets a negated operator fail on the one value that is the same', () => {
    const { holds, compared } = operandOf('StringNotEquals', ['a', 'b'], { 'test:key': 'b' })
    expect({ holds, compared }).toEqual({
      holds: false,
      compared: [{ value: 'b', holds: false, comparisons: [false, true] }],
    })
  })

  it('R4.13 tells of a list which of its values are the odd ones', () => {
    const { holds, compared } = operandOf('ForAllValues:StringEquals', ['a'], { 'test:key': ['a', 'c'] })
    expect(holds).toBe(false)
    expect(compared.map(({ value, holds: one }) => [value, one])).toEqual([
      ['a', true],
      ['c', false],
    ])
  })

  it.each<[string, unknown, RequestContext, OperandTrace['settledBy'], boolean]>([
    ['R4.3 StringEquals', 'a', {}, 'absence', false],
    ['R4.3 StringNotEquals', 'a', {}, 'absence', true],
    ['R4.12 Null', 'true', {}, 'presence', true],
    ['R4.12 Null', 'true', { 'test:key': 'a' }, 'presence', false],
    ['R4.16 StringEquals', 'a', { 'test:key': ['a'] }, 'list', false],
    ['R4.12 ForAllValues:StringEquals', 'a', { 'test:key': ['', ''] }, 'empty-text', true],
    ['R4.13 ForAnyValue:StringEquals', 'a', { 'test:key': [] }, 'absence', false],
  ])('%s %j of %j compares nothing: %s settles it', (title, ...[wanted, context, settledBy, holds]) => {
    const operand = operandOf(title.replace(/^\S+ /, ''), wanted, context)
    expect(operand).toMatchObject({ settledBy, holds, compared: [] })
  })

  it('R4.6 says that a word and a number can’t be compared', () => {
    expect(operandOf('NumericLessThan', '5', { 'test:key': 'few' }).compared).toEqual([
      { value: 'few', holds: false, comparisons: [null] },
    ])
  })

  it('R5.7 says what each variable stands for', () => {
    const wanted = ['${test:team}', '${test:none}', "${test:other, 'spare'}"]
    const { variables, unresolved } = operandOf('StringEquals', wanted, {
      'test:key': 'a',
      'test:team': 'blue',
    })
    expect(variables).toEqual([
      { key: 'test:team', value: 'blue' },
      { key: 'test:none', value: null },
      { key: 'test:other', value: 'spare' },
    ])
    expect(unresolved).toEqual(['test:none'])
  })
})

const operators = fc
  .tuple(
    fc.constantFrom('', '', 'ForAllValues:', 'ForAnyValue:'),
    fc.constantFrom(
      'StringEquals',
      'StringNotEquals',
      'StringLike',
      'StringNotLike',
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'DateNotEquals',
      'Bool',
      'IpAddress',
      'NotIpAddress',
      'ArnLike',
      'ArnNotEquals',
    ),
    fc.constantFrom('', '', 'IfExists'),
  )
  .map((parts) => parts.join(''))
const texts = fc.constantFrom(
  '',
  'a',
  'ab',
  'a*',
  '5',
  '6',
  'true',
  '10.0.0.0/8',
  '10.1.1.1',
  'arn:aws:sns:a:b:t',
  '${test:t}',
)
const wanteds = fc.array(texts, { maxLength: 3 })
const contexts = fc.record<RequestContext>(
  { 'test:key': fc.oneof(texts, fc.array(texts, { maxLength: 3 })), 'test:t': fc.constantFrom('a', '5') },
  { requiredKeys: [] },
)

describe('for any condition', () => {
  it('R4.1 R4.13 the values tell what the condition comes to', () => {
    fc.assert(
      fc.property(operators, wanteds, contexts, (operator, wanted, context) => {
        const { holds, settledBy, compared } = operandOf(operator, wanted, context)
        const each = compared.map((one) => one.holds)
        expect(each.length > 0).toBe(settledBy === 'values')
        if (settledBy !== 'values') return
        expect(operator.startsWith('ForAnyValue:') ? each.includes(true) : !each.includes(false)).toBe(holds)
      }),
      { numRuns: 800 },
    )
  })
})
