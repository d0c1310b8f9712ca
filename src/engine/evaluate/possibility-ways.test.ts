import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies, type CompiledPolicies } from '../compile/compile-policies.ts'
import type { PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext } from '../request/request.ts'
import { authorize } from './authorize.ts'
import { possibilityOf } from './possibility-of.ts'
import type { OpenCondition, Possibility } from './possibility.ts'

const A = '111111111111'
const read: AuthorizationRequest = {
  principal: `arn:aws:iam::${A}:user/alice`,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}
const openKeys = ['test:flag', 'test:text', 'test:number', 'aws:sourceip', 'test:set']
const isOpen = (key: string) => openKeys.includes(key)

type Json = Readonly<Record<string, unknown>>

function compile(documents: PolicyDocuments): CompiledPolicies {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function policies(...statements: readonly Json[]): CompiledPolicies {
  return compile({ identity: [{ name: 'p', document: { Version: '2012-10-17', Statement: statements } }] })
}

function allowIf(Condition: Json): Json {
  return { Effect: 'Allow', Action: '*', Resource: '*', Condition }
}

function number(value: string): Json {
  return { NumericEquals: { 'test:number': value } }
}

function denyIf(Condition: Json): Json {
  return { ...allowIf(Condition), Effect: 'Deny' }
}

function possible(...statements: readonly Json[]): Possibility {
  return possibilityOf(read, policies(...statements), isOpen)
}

/** The ways as short lines. */
function told(...statements: readonly Json[]): readonly string[] {
  const possibility = possible(...statements)
  if (possibility.kind !== 'conditional') return [possibility.kind]
  return possibility.ways.map((way) => way.map(line).join(' & '))
}

function line({ operator, key, values, must }: OpenCondition): string {
  return `${must === 'hold' ? '' : 'not '}${operator} ${key} ${values.join('|')}`
}

describe('the ways in which a request passes', () => {
  it('R4.6 are not ruled out where two numbers differ only beyond what a double holds', () => {
    expect(possible(allowIf(number('0.10000000000000001')), denyIf(number('0.1'))).kind).not.toBe('never')
  })

  it.each<[string, readonly Json[], readonly string[]]>([
    [
      'no pattern must match and not match',
      [
        allowIf({ StringLike: { 'test:text': '*' } }),
        denyIf({ Bool: { 'test:flag': 'true' }, StringLike: { 'test:text': '*' } }),
      ],
      ['StringLike test:text * & not Bool test:flag true'],
    ],
    [
      'texts asked for twice are those in both',
      [allowIf({ StringEquals: { 'test:text': ['a', 'b'] }, StringLike: { 'test:text': 'b*' } })],
      ['StringEquals test:text b'],
    ],
    [
      'that a key is there goes without saying once it is compared',
      [allowIf({ Null: { 'test:text': 'false' }, StringEquals: { 'test:text': 'a' } })],
      ['StringEquals test:text a'],
    ],
    [
      'a Deny without MFA says nothing more than an Allow with it',
      [allowIf({ Bool: { 'test:flag': 'true' } }), denyIf({ BoolIfExists: { 'test:flag': 'false' } })],
      ['Bool test:flag true'],
    ],
    [
      'R4.10 a block inside another',
      [
        allowIf({ IpAddress: { 'aws:SourceIp': '10.1.0.0/16' } }),
        denyIf({ NotIpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '2001:db8::/32'] } }),
      ],
      ['IpAddress aws:SourceIp 10.1.0.0/16'],
    ],
    [
      'R4.6 the narrowest range',
      [
        allowIf({
          NumericLessThan: { 'test:number': '5' },
          NumericLessThanEquals: { 'test:number': '9' },
          NumericGreaterThan: { 'test:number': '1' },
        }),
      ],
      ['NumericLessThan test:number 5 & NumericGreaterThan test:number 1'],
    ],
    [
      'R4.5 a Deny of what it also excludes says nothing',
      [
        allowIf({ Bool: { 'test:flag': 'true' } }),
        denyIf({ StringLike: { 'test:text': '*:admin' }, StringNotLike: { 'test:text': '*:a*' } }),
      ],
      ['Bool test:flag true'],
    ],
    [
      'R4.11 an Allow of what a Deny excludes is no way',
      [
        allowIf({ Bool: { 'test:flag': 'true' } }),
        allowIf({ ArnLike: { 'test:text': 'arn:aws:sns:*:*:ops-*' } }),
        denyIf({ ArnLike: { 'test:text': 'arn:aws:sns:*:*:*' } }),
      ],
      ['Bool test:flag true & not ArnLike test:text arn:aws:sns:*:*:*'],
    ],
    [
      'R4.5 a pattern of one more letter is not within one of as many',
      [allowIf({ StringLike: { 'test:text': 'a*' } }), denyIf({ StringLike: { 'test:text': 'a?' } })],
      ['StringLike test:text a* & not StringLike test:text a?'],
    ],
    [
      'what several Denies exclude stands together',
      [
        allowIf({}),
        denyIf({ StringEquals: { 'test:text': 'a' } }),
        denyIf({ StringEquals: { 'test:text': 'b' } }),
      ],
      ['not StringEquals test:text a|b'],
    ],
    [
      'several Allows are several ways, the simplest first',
      [
        allowIf({ Bool: { 'test:flag': 'true' }, StringLike: { 'test:text': 'a*' } }),
        allowIf({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
      ],
      ['IpAddress aws:SourceIp 10.0.0.0/8', 'Bool test:flag true & StringLike test:text a*'],
    ],
    [
      'a way that asks for more than another one is none',
      [
        allowIf({ Bool: { 'test:flag': 'true' }, StringLike: { 'test:text': 'a*' } }),
        allowIf({ Bool: { 'test:flag': 'true' } }),
      ],
      ['Bool test:flag true'],
    ],
    [
      'a Deny of several conditions can fail in each of them',
      [allowIf({}), denyIf({ Bool: { 'test:flag': 'false' }, StringLike: { 'test:text': 'a*' } })],
      ['not Bool test:flag false', 'not StringLike test:text a*'],
    ],
    [
      'texts that contradict each other are never',
      [allowIf({ StringEquals: { 'test:text': 'a' }, StringLike: { 'test:text': 'b*' } })],
      ['never'],
    ],
    [
      'numbers that contradict each other are never',
      [allowIf({ NumericLessThan: { 'test:number': 1 }, NumericGreaterThanEquals: { 'test:number': 1 } })],
      ['never'],
    ],
    [
      'wildcards that may contradict each other are left open',
      [allowIf({ StringLike: { 'test:text': 'a*' }, StringNotLike: { 'test:text': ['a', 'a?*'] } })],
      ['undetermined'],
    ],
    [
      'R5.5 an escape is what it stands for',
      [allowIf({ StringEquals: { 'test:text': 'a${*}' } })],
      ['StringEquals test:text a${*}'],
    ],
  ])('%s', (_title, statements, expected) => {
    expect(told(...statements)).toEqual(expected)
  })

  it('R2.14 holds a variable of a resource to the value that was tried', () => {
    const own = { ...allowIf({}), Resource: 'arn:aws:s3:::b/${test:text}' }
    expect(possible(own)).toMatchObject({
      kind: 'conditional',
      ways: [[{ operator: 'StringEquals', key: 'test:text', values: ['k'], must: 'hold' }]],
      isExact: false,
    })
  })
})

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
type Values = string | readonly string[]
const operand = fc.oneof(
  fc.tuple(one('Bool', 'BoolIfExists'), one('test:flag', 'test:text'), one('true', 'false')),
  fc.tuple(one('Null'), one(...openKeys), one<Values>('true', 'false', ['true', 'false'])),
  fc.tuple(
    one('StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringLike', 'StringNotLikeIfExists'),
    one('test:text', 'test:flag'),
    one<Values>('a', 'A', ['a', 'b'], 'a*', ['b', 'true'], '${test:number}', 'a${*}'),
  ),
  fc.tuple(
    one('NumericLessThan', 'NumericGreaterThanEquals', 'NumericNotEquals', 'NumericEqualsIfExists'),
    one('test:number'),
    one<Values>('1', '2', ['1', '3'], 'x'),
  ),
  fc.tuple(
    one('IpAddress', 'NotIpAddress', 'NotIpAddressIfExists'),
    one('aws:sourceip'),
    one<Values>('10.0.0.0/8', '10.1.0.0/16', ['10.1.1.1', '::/0'], 'x'),
  ),
  fc.tuple(
    one('ForAllValues:StringEquals', 'ForAnyValue:StringNotEquals', 'ForAnyValue:StringLikeIfExists'),
    one('test:set', 'test:text'),
    one<Values>('a', ['a', 'b'], 'b*'),
  ),
)
const conditionBlock = fc.array(operand, { maxLength: 3 }).map((operands) => {
  const block: Record<string, Record<string, unknown>> = {}
  for (const [operator, key, values] of operands) block[operator] = { ...block[operator], [key]: values }
  return block
})
const statement: fc.Arbitrary<Json> = fc
  .tuple(one('Allow', 'Allow', 'Deny'), conditionBlock, one('*', '*', '*', 'arn:aws:s3:::b/${test:text}'))
  .map(([Effect, Condition, Resource]) => ({ Effect, Action: '*', Resource, Condition }))
const layer = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => [{ name: 'p', document: { Version: '2012-10-17', Statement } }])
const documents: fc.Arbitrary<PolicyDocuments> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ identity: layer }) },
  { weight: 1, arbitrary: fc.record({ identity: layer, permissionsBoundary: layer }) },
)

const universe: Readonly<Record<string, readonly (RequestContext[string] | undefined)[]>> = {
  'test:flag': [undefined, 'true', 'a', ['true']],
  'test:text': [undefined, 'a', 'A', 'b', 'k', 'a*', 'true', '1', ['a'], ''],
  'test:number': [undefined, '1', '2', '3', 'x', 'a'],
  'aws:sourceip': [undefined, '10.1.1.1', '10.2.0.0', '8.8.8.8', '::1'],
  'test:set': [undefined, ['a'], ['a', 'c'], ['b', ''], []],
}
const context: fc.Arbitrary<RequestContext> = fc
  .tuple(...openKeys.map((key) => one(...(universe[key] ?? [])).map((value) => [key, value] as const)))
  .map((entries) =>
    Object.fromEntries(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
  )
const contexts = fc.array(context, { minLength: 30, maxLength: 30 })

function isAllowed(compiled: CompiledPolicies, inContext: RequestContext): boolean {
  return authorize({ ...read, context: inContext }, compiled).decision === 'allowed'
}

/** The condition as a test, asked of `authorize`, by an Allow under that condition alone. */
function testOf({ operator, key, values, must }: OpenCondition): (inContext: RequestContext) => boolean {
  const compiled = policies(allowIf({ [operator]: { [key]: values } }))
  return (inContext) => isAllowed(compiled, inContext) === (must === 'hold')
}

describe('for any conditions, the ways', () => {
  it('R4.1 let every context in that meets one of them, and are all where they say so', () => {
    fc.assert(
      fc.property(documents, contexts, (given, tried) => {
        const compiled = compile(given)
        const possibility = possibilityOf(read, compiled, isOpen)
        if (possibility.kind !== 'conditional') return
        const { ways, isExact, witness } = possibility
        const tests = ways.map((way) => way.map(testOf))
        const isRight = [witness, ...tried].every((each) => {
          const isMet = tests.some((way) => way.every((meets) => meets(each)))
          const allowed = isAllowed(compiled, each)
          return allowed ? isMet || !isExact : !isMet
        })
        expect(isRight).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('R9.10 hold where a rule of the service looks at a key as well', () => {
    const token: AuthorizationRequest = {
      principal: `arn:aws:iam::111111111111:user/alice`,
      credentials: 'session-token',
      action: 'iam:ListUsers',
      resource: '*',
    }
    const mfa = 'aws:multifactorauthpresent'
    const withMfa = fc
      .tuple(context, one<RequestContext>({}, { [mfa]: 'true' }, { [mfa]: 'false' }))
      .map(([other, own]): RequestContext => Object.assign({}, other, own))
    fc.assert(
      fc.property(documents, fc.array(withMfa, { minLength: 30, maxLength: 30 }), (given, tried) => {
        const compiled = compile(given)
        const possibility = possibilityOf(token, compiled, (key) => key === mfa || isOpen(key))
        const tests = possibility.kind === 'conditional' ? possibility.ways.map((way) => way.map(testOf)) : []
        const isRight = tried.every((each) => {
          const allowed = authorize({ ...token, context: each }, compiled).decision === 'allowed'
          if (possibility.kind === 'never' || possibility.kind === 'always')
            return allowed === (possibility.kind === 'always')
          return allowed || !tests.some((way) => way.every((meets) => meets(each)))
        })
        expect(isRight).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('R1.2 never deny a context that is let in', () => {
    fc.assert(
      fc.property(documents, contexts, (given, tried) => {
        const compiled = compile(given)
        const { kind } = possibilityOf(read, compiled, isOpen)
        expect(kind === 'never' && tried.some((each) => isAllowed(compiled, each))).toBe(false)
      }),
      { numRuns: 150 },
    )
  })
})
