import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { possibilityOf } from './possibility-of.ts'

type Json = Readonly<Record<string, unknown>>

const account = '111111111111'
const alice = `arn:aws:iam::${account}:user/alice`
const asking: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: account,
}
const allow = (Condition: Json): Json => ({ Effect: 'Allow', Action: '*', Resource: '*', Condition })
const deny = (Condition: Json): Json => ({ ...allow(Condition), Effect: 'Deny' })
const closed = new Set(['aws:principaltag/team', 'aws:username'])

function kindOf(statements: readonly Json[], request = asking): string {
  const compiled = compilePolicies({
    identity: [{ name: 'p', document: { Version: '2012-10-17', Statement: statements } }],
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return possibilityOf(request, compiled.value, (key) => !closed.has(key)).kind
}

const like = (operator: string) => ({ [operator]: { 'aws:RequestTag/team': '${aws:PrincipalTag/team}' } })

describe('a comparison with a variable that can have no value', () => {
  it.each<[string, readonly Json[], string]>([
    ['lets nobody in by StringEquals', [allow(like('StringEquals'))], 'never'],
    ['lets everybody in by StringNotEquals', [allow(like('StringNotEquals'))], 'always'],
    ['keeps nobody out by StringLike', [allow({}), deny(like('StringLike'))], 'always'],
    ['keeps everybody out by StringNotLike', [allow({}), deny(like('StringNotLike'))], 'never'],
    ['hangs on the key by StringEqualsIfExists', [allow(like('StringEqualsIfExists'))], 'conditional'],
    [
      'hangs on what is named beside it',
      [allow({ StringEquals: { 'aws:RequestTag/team': ['web', '${aws:PrincipalTag/team}'] } })],
      'conditional',
    ],
    [
      'hangs on a fallback',
      [allow({ StringEquals: { 'aws:RequestTag/team': "${aws:PrincipalTag/team, 'web'}" } })],
      'conditional',
    ],
  ])('R5.7 %s', (_title, statements, kind) => {
    expect(kindOf(statements)).toBe(kind)
  })

  it('R5.7 is one with its value where there is one', () => {
    const tagged = { ...asking, context: { 'aws:PrincipalTag/team': 'web' } }
    expect(kindOf([allow(like('StringEquals'))], tagged)).toBe('conditional')
  })
})

const region = 'aws:RequestedRegion'

describe('a key that has one value at most', () => {
  it.each<[string, readonly Json[], string]>([
    [
      'is this or another',
      [allow({ StringEquals: { [region]: 'a' } }), allow({ StringNotEquals: { [region]: 'a' } })],
      'always',
    ],
    [
      'is not this and, as any of its values, another',
      [
        allow({ 'ForAnyValue:StringNotLike': { [region]: 'eu-*' } }),
        deny({ StringNotEquals: { [region]: 'eu-west-1' } }),
      ],
      'never',
    ],
    [
      'of many may be both',
      [
        allow({
          'ForAnyValue:StringLike': { 'aws:TagKeys': 'a*' },
          'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'a*' },
        }),
      ],
      'conditional',
    ],
  ])('R4.13 %s', (_title, statements, kind) => {
    expect(kindOf(statements)).toBe(kind)
  })
})

const subject = { 'x.example.com:sub': 'repo:corp/*' }

describe('a condition and its very opposite', () => {
  it.each<[string, readonly Json[], string]>([
    [
      'denied as allowed',
      [allow({ StringLikeIfExists: subject }), deny({ StringLikeIfExists: subject })],
      'never',
    ],
    ['both asked for', [allow({ StringLike: subject, StringNotLike: subject })], 'never'],
    [
      'but for a key that is absent',
      [allow({ StringLikeIfExists: subject, StringNotLike: subject })],
      'conditional',
    ],
    [
      'a key with any of its values',
      [allow({ 'ForAnyValue:StringLike': subject, 'ForAnyValue:StringNotLike': subject })],
      'conditional',
    ],
  ])('R4.1 %s', (_title, statements, kind) => {
    expect(kindOf(statements)).toBe(kind)
  })
})

describe('what a rule of the service looks at', () => {
  const key = `arn:aws:kms:us-east-1:${account}:key/1`
  const grantTo = (grantee: string): AuthorizationRequest => ({
    principal: alice,
    action: 'kms:Decrypt',
    resource: key,
    resourceAccount: account,
    resourceSettings: {
      kms: {
        grants: [
          {
            grantee,
            operations: ['Decrypt', 'CreateGrant'],
            constraints: { encryptionContextSubset: { app: 'a' } },
          },
        ],
      },
    },
  })
  const letting = (request: AuthorizationRequest, Statement: readonly Json[]) => {
    const compiled = compilePolicies({
      resource: { name: 'key', document: { Version: '2012-10-17', Statement } },
    })
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
    return possibilityOf(request, compiled.value, () => true).kind
  }
  const toAlice: Json = { Effect: 'Allow', Principal: { AWS: alice }, Action: 'kms:*', Resource: '*' }
  const toNobody: Json = { ...toAlice, Effect: 'Deny' }
  const another = `arn:aws:iam::${account}:role/other`

  it.each<[string, AuthorizationRequest, readonly Json[], string]>([
    ['a grant to another', grantTo(another), [], 'never'],
    [
      'a new grant, beside a grant to another',
      { ...grantTo(another), action: 'kms:CreateGrant' },
      [],
      'never',
    ],
    ['a grant to another, and a key policy', grantTo(another), [toAlice], 'always'],
    ['a grant of its own, and a key policy', grantTo(alice), [toAlice], 'always'],
    ['a grant of its own alone', grantTo(alice), [], 'conditional'],
    ['a grant of its own, and a Deny', grantTo(alice), [toNobody], 'never'],
  ])('R10.2 %s', (_title, request, statements, kind) => {
    expect(letting(request, statements)).toBe(kind)
  })

  it('R10.8 lets nobody through an access point from any VPC who may not', () => {
    const accessPoint = {
      arn: `arn:aws:s3:us-east-1:${account}:accesspoint/x`,
      bucket: 'arn:aws:s3:::b',
      bucketAccount: account,
      vpc: 'vpc-1',
    }
    const request: AuthorizationRequest = {
      ...asking,
      resource: `${accessPoint.arn}/object/k`,
      resourceSettings: { s3: { accessPoint } },
    }
    expect(kindOf([], request)).toBe('never')
    expect(kindOf([allow({})], request)).toBe('conditional')
  })
})
