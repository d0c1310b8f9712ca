import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { AuthorizationRequest, RequestContext } from '../request/request.ts'
import { authorize } from './authorize.ts'
import { isDeniedAlways } from './denied-always.ts'
import { possibilityOf } from './possibility-of.ts'

/** Every global key of these that a request may carry, with the values that AWS gives it, and none. */
const universe: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'aws:MultiFactorAuthPresent': [undefined, 'true', 'false', 'True', 'False', 'TRUE', 'FALSE'],
  'aws:MultiFactorAuthAge': [undefined, '0', '99', '100', '101'],
  'aws:CurrentTime': [undefined, '2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'],
  'aws:SourceIp': [undefined, '10.1.1.1', '8.8.8.8', '2001:db8::1'],
}
const open = new Set(Object.keys(universe).map((key) => key.toLowerCase()))
const isOpen = (key: string) => open.has(key)

const mfa = 'aws:MultiFactorAuthPresent'
const age = 'aws:MultiFactorAuthAge'
const time = 'aws:CurrentTime'
const address = 'aws:SourceIp'

type Json = Readonly<Record<string, unknown>>

const request: AuthorizationRequest = {
  principal: 'arn:aws:iam::111111111111:user/ann',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: '111111111111',
}

const allow = (Condition: Json): Json => ({ Effect: 'Allow', Action: '*', Resource: '*', Condition })
const deny = (Condition: Json): Json => ({ ...allow(Condition), Effect: 'Deny' })

function policiesOf(statements: readonly Json[]) {
  const document = { Version: '2012-10-17', Statement: statements }
  const compiled = compilePolicies({ identity: [{ name: 'p', document }] })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function kindOf(...statements: readonly Json[]) {
  return possibilityOf(request, policiesOf(statements), isOpen).kind
}

function isDenied(...statements: readonly Json[]) {
  return isDeniedAlways(request, policiesOf([allow({}), ...statements]), isOpen)
}

const first2026 = '2026-01-01T00:00:00Z'

/** Pairs of conditions one of which every request meets that AWS makes. */
const complements: readonly (readonly [string, Json, Json])[] = [
  ['R4.8 with MFA and without', { Bool: { [mfa]: 'true' } }, { BoolIfExists: { [mfa]: 'false' } }],
  ['R4.8 said the other way round', { Bool: { [mfa]: 'false' } }, { BoolIfExists: { [mfa]: 'true' } }],
  [
    'R4.6 long ago and lately',
    { NumericLessThanIfExists: { [age]: '100' } },
    { NumericGreaterThanEquals: { [age]: '100' } },
  ],
  [
    'R4.7 before and after',
    { DateLessThanIfExists: { [time]: first2026 } },
    { DateGreaterThanEquals: { [time]: first2026 } },
  ],
  [
    'R4.10 inside and outside',
    { IpAddressIfExists: { [address]: '10.0.0.0/8' } },
    { NotIpAddress: { [address]: '10.0.0.0/8' } },
  ],
]

describe('global keys of a type that AWS documents', () => {
  it.each(complements)('%s: two Allows let every request in, and two Denies none', (_, one, other) => {
    expect(kindOf(allow(one))).toBe('conditional')
    expect(kindOf(allow(one), allow(other))).toBe('always')
    expect(kindOf(allow({}), deny(one), deny(other))).toBe('never')
  })

  it.each(complements)('R1.3 %s: two Denies refuse every request, one of them not', (_, one, other) => {
    expect(isDenied(deny(one), deny(other))).toBe(true)
    expect(isDenied(deny(one))).toBe(false)
    expect(isDenied(deny(other))).toBe(false)
  })

  it('leave a key of a service, whose values are not known, anything', () => {
    const [one, other] = [{ Bool: { 'test:flag': 'true' } }, { BoolIfExists: { 'test:flag': 'false' } }]
    const policies = policiesOf([allow(one), allow(other)])
    expect(possibilityOf(request, policies, (key) => key === 'test:flag').kind).toBe('conditional')
  })
})

const one = <Value>(...values: readonly Value[]) => fc.constantFrom(...values)
const operand = fc.oneof(
  fc.tuple(
    one('Bool', 'BoolIfExists', 'StringEquals', 'StringNotEqualsIfExists'),
    one(mfa),
    one('true', 'false'),
  ),
  fc.tuple(one('Null'), one(mfa, age, time, address), one('true', 'false')),
  fc.tuple(
    one('NumericLessThan', 'NumericGreaterThanEqualsIfExists', 'NumericEquals'),
    one(age),
    one('99', '100'),
  ),
  fc.tuple(
    one('DateLessThan', 'DateGreaterThanEqualsIfExists', 'DateNotEquals'),
    one(time),
    one(first2026, '2026-01-01T00:00:01Z'),
  ),
  fc.tuple(one('IpAddress', 'NotIpAddress', 'IpAddressIfExists'), one(address), one('10.0.0.0/8', '::/0')),
)
const statement = fc
  .tuple(one(allow, allow, deny), fc.array(operand, { maxLength: 2 }))
  .map(([effect, operands]) => {
    const block: Record<string, Record<string, string>> = {}
    for (const [operator, key, value] of operands) block[operator] = { ...block[operator], [key]: value }
    return effect(block)
  })

/** Every context that can be made of the values. */
const contexts = Object.entries(universe).reduce<readonly RequestContext[]>(
  (all, [key, values]) =>
    all.flatMap((context) =>
      values.map((value) => (value === undefined ? context : { ...context, [key]: value })),
    ),
  [{}],
)

/** What is told of a request, if every context bears it out. */
function told(statements: readonly Json[]): string {
  const policies = policiesOf(statements)
  const decisions = new Set(contexts.map((context) => authorize({ ...request, context }, policies).decision))
  const { kind } = possibilityOf(request, policies, isOpen)
  const isAlwaysDenied = isDeniedAlways(request, policies, isOpen)
  const isTrue = {
    always: decisions.size === 1 && decisions.has('allowed'),
    never: !decisions.has('allowed'),
    conditional: decisions.has('allowed') && decisions.size > 1,
    undetermined: true,
  }[kind]
  if (!isTrue) return `${kind}, but ${[...decisions].join(', ')}`
  const isDenial = decisions.size === 1 && decisions.has('explicitDeny')
  return isAlwaysDenied && !isDenial ? `always denied, but ${[...decisions].join(', ')}` : kind
}

describe('of any conditions on them', () => {
  it('R1.2 R1.3 always, never, sometimes and always denied are so in every context', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (statements) => {
        expect(told(statements)).not.toContain('but')
      }),
      { numRuns: 200 },
    )
  })
})
