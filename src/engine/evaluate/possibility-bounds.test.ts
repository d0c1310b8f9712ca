import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext } from '../request/request.ts'
import { authorize } from './authorize.ts'
import { possibilityOf } from './possibility-of.ts'

const A = '111111111111'
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const reading: AuthorizationRequest = {
  principal: `arn:aws:iam::${A}:user/alice`,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}

type Json = Readonly<Record<string, unknown>>

function identity(...Statement: readonly Json[]): PolicyDocuments {
  return { identity: [{ name: 'p', document: { Version: '2012-10-17', Statement } }] }
}

const allow = (Condition: Json): Json => ({ Effect: 'Allow', Action: 's3:Get*', Resource: '*', Condition })
const deny = (Condition: Json): Json => ({ ...allow(Condition), Effect: 'Deny' })

function compiled(documents: PolicyDocuments) {
  const policies = compilePolicies(documents)
  if (!policies.ok) throw new Error(JSON.stringify(policies.problem))
  return policies.value
}

function possible(documents: PolicyDocuments, request: AuthorizationRequest = reading) {
  return possibilityOf(request, compiled(documents), (key) => key.startsWith('aws:'))
}

function decisionIn(documents: PolicyDocuments, context: RequestContext) {
  return authorize({ ...reading, context }, compiled(documents)).decision
}

function many<Item>(count: number, make: (at: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

describe('keys that are not known, in policies of many statements', () => {
  it.each([10, 60, 200])(
    'finds ways through %i Allows and as many Denies, and says that there are others',
    (n) => {
      const documents = identity(
        ...many(n, (at) => allow({ StringEquals: { [`aws:x${at}`]: 'a', [`aws:y${at}`]: 'b' } })),
        ...many(n, (at) => deny({ StringEquals: { [`aws:x${at}`]: 'a', [`aws:z${at}`]: 'b' } })),
      )
      const found = possible(documents)
      if (found.kind !== 'conditional') throw new Error(found.kind)
      expect(decisionIn(documents, found.witness)).toBe('allowed')
      expect(found.isExact).toBe(false)
      expect(found.ways.length).toBeGreaterThan(0)
    },
  )

  it('is exact where thousands of Denies leave one way', () => {
    const documents = identity(
      allow({}),
      ...many(2000, (at) => deny({ StringEquals: { [`aws:x${at}`]: 'a' } })),
    )
    const found = possible(documents)
    if (found.kind !== 'conditional') throw new Error(found.kind)
    expect(found.isExact).toBe(true)
    expect(found.ways.map((way) => way.length)).toEqual([2000])
  })

  it('is exact where thousands of Denies exclude a value each', () => {
    const documents = identity(
      allow({}),
      ...many(2000, (at) => deny({ StringEquals: { 'aws:x': `v${at}` } })),
    )
    const found = possible(documents)
    if (found.kind !== 'conditional') throw new Error(found.kind)
    expect(found.isExact).toBe(true)
    expect(found.ways).toHaveLength(1)
    expect(found.ways[0]?.[0]?.values).toHaveLength(2000)
  })

  it.each<[string, (at: number) => Json, string]>([
    ['Allows', (at) => allow({ StringLike: { 'aws:x': `*${at}*` } }), 'conditional'],
    ['Denies', (at) => deny({ StringLike: { 'aws:x': `*${at}*` } }), 'conditional'],
    ['Denies on two keys', denyTwo, 'conditional'],
    [
      'Denies of which no text is free',
      (at) => deny({ StringNotLike: { 'aws:x': `*${at}*` } }),
      'undetermined',
    ],
  ])('answers about ten thousand %s', (_title, statement, kind) => {
    const documents = identity(allow({ Null: { 'aws:w': 'false' } }), ...many(10_000, statement))
    const found = possible(documents)
    expect(found.kind).toBe(kind)
    const context = found.kind === 'conditional' ? found.witness : {}
    expect(decisionIn(documents, context) === 'allowed').toBe(kind === 'conditional')
  })
})

function denyTwo(at: number): Json {
  return deny({ StringEquals: { [`aws:x${at}`]: 'a', [`aws:z${at}`]: 'b' } })
}

describe('ways that leave nothing out', () => {
  it.each<[string, readonly Json[], string]>([
    ['present or absent', [{ Null: { 'aws:x': 'true' } }, { Null: { 'aws:x': 'false' } }], 'always'],
    [
      'this value or another, but for a list',
      [{ StringEquals: { 'aws:x': 'a' } }, { StringNotEquals: { 'aws:x': 'a' } }],
      'conditional',
    ],
    [
      'below or not',
      [{ NumericLessThan: { 'aws:x': '5' } }, { NumericGreaterThanEquals: { 'aws:x': '5' } }],
      'conditional',
    ],
    [
      'one of two keys or neither',
      [
        { Null: { 'aws:x': 'false' } },
        { Null: { 'aws:y': 'false' } },
        { Null: { 'aws:x': 'true', 'aws:y': 'true' } },
      ],
      'always',
    ],
    [
      'two keys that leave a rest',
      [{ Null: { 'aws:x': 'false' } }, { Null: { 'aws:y': 'true' } }],
      'conditional',
    ],
  ])('R4.4 %s', (_title, conditions, kind) => {
    expect(possible(identity(...conditions.map(allow))).kind).toBe(kind)
  })

  it('R4.3 always: exactly where every value of the key is let in', () => {
    const operand = fc.constantFrom<Json>(
      { Null: { 'aws:x': 'true' } },
      { Null: { 'aws:x': 'false' } },
      { Bool: { 'aws:x': 'true' } },
      { Bool: { 'aws:x': 'false' } },
      { BoolIfExists: { 'aws:x': 'true' } },
      { BoolIfExists: { 'aws:x': 'false' } },
      { StringEquals: { 'aws:x': ['a', 'true'] } },
      { StringNotEquals: { 'aws:x': 'a' } },
      { StringNotEqualsIfExists: { 'aws:x': ['a', 'false'] } },
    )
    const values: readonly (RequestContext[string] | undefined)[] = [
      undefined,
      'a',
      'true',
      'false',
      '',
      'z',
      ['a'],
      ['a', 'z'],
      [],
    ]
    const statement = fc
      .tuple(fc.boolean(), operand)
      .map(([allows, one]) => (allows ? allow(one) : deny(one)))
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (statements) => {
        const documents = identity(...statements)
        const isAlways = values.every(
          (value) => decisionIn(documents, value === undefined ? {} : { 'aws:x': value }) === 'allowed',
        )
        expect(possible(documents).kind === 'always').toBe(isAlways)
      }),
      { numRuns: 500 },
    )
  })
})

describe('keys that a rule of the service looks at', () => {
  const all = { Effect: 'Allow', Action: '*', Resource: '*' }

  it('R9.10 asks for MFA besides what statements ask for', () => {
    const request: AuthorizationRequest = {
      principal: `arn:aws:iam::${A}:user/alice`,
      credentials: 'session-token',
      action: 'iam:ListUsers',
      resource: '*',
    }
    const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' }
    const x = { operator: 'StringEquals', key: 'aws:x', values: ['a'], must: 'hold' }
    expect(possible(identity({ ...all, Condition: { StringEquals: { 'aws:x': 'a' } } }), request)).toEqual({
      kind: 'conditional',
      conditions: [mfa, x],
      witness: { 'aws:MultiFactorAuthPresent': 'true', 'aws:x': 'a' },
      ways: [[mfa, x]],
      isExact: false,
    })
  })

  it('R10.8 asks for the VPC of an access point', () => {
    const accessPoint = {
      arn: `arn:aws:s3:us-east-1:${A}:accesspoint/x`,
      bucket: 'arn:aws:s3:::b',
      bucketAccount: A,
      vpc: 'vpc-1',
    }
    const request: AuthorizationRequest = {
      ...reading,
      resource: `${accessPoint.arn}/object/k`,
      resourceSettings: { s3: { accessPoint } },
    }
    expect(possible(identity(all), request)).toMatchObject({
      kind: 'conditional',
      conditions: [{ operator: 'StringEquals', key: 'aws:SourceVpc', values: ['vpc-1'], must: 'hold' }],
    })
  })

  it('R3.6 asks for the unique id that a policy names, and for what its statement asks besides', () => {
    const id = {
      operator: 'StringEquals',
      key: 'aws:userid',
      values: ['AROAEXAMPLEID12345:s'],
      must: 'hold',
    }
    const request = { ...reading, principal: sessionS }
    expect(possible(named({}), request)).toMatchObject({
      kind: 'conditional',
      conditions: [id],
      ways: [[id]],
    })
    const besides = ['AIDAEXAMPLEID12345', 'AROAEXAMPLEID12345']
    const role = `arn:aws:iam::${A}:role/R`
    expect(possible(named({}, [...besides, role]), request)).toEqual({ kind: 'always' })
    expect(possible(named({}, ['AIDAEXAMPLEID12345']), request)).toEqual({ kind: 'never' })
    expect(possible(named({}, [...besides, A]), request)).toMatchObject({ kind: 'conditional' })
    const none = { operator: 'Null', key: 'aws:x', values: ['true'], must: 'hold' }
    expect(possible(named({ Null: { 'aws:x': 'true' } }), request)).toMatchObject({
      kind: 'conditional',
      conditions: [id, none],
      ways: [[id, none]],
    })
  })
})

function named(Condition: Json, names: readonly string[] = ['AROAEXAMPLEID12345']): PolicyDocuments {
  const Principal = { AWS: [...names] }
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Principal, Condition }
  return { resource: { name: 'r', document: { Version: '2012-10-17', Statement: statement } } }
}
