import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { PolicyDocuments } from '../compile/policy-documents.ts'
import { possibilityOf } from './possibility-of.ts'
import type { Possibility } from './possibility.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const assume = { principal: alice, action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/R` }
const open = new Set([
  'aws:multifactorauthpresent',
  'sts:externalid',
  'aws:sourceip',
  'aws:principaltag/team',
  'aws:tagkeys',
  'aws:multifactorauthage',
  'aws:tokenissuetime',
  'aws:sourcearn',
])

function trust(condition: Record<string, unknown>): PolicyDocuments {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: alice },
    Action: 'sts:AssumeRole',
    Condition: condition,
  }
  return { resource: { name: 'trust', document: { Version: '2012-10-17', Statement: [statement] } } }
}

function possible(documents: PolicyDocuments): Possibility {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return possibilityOf(assume, compiled.value, (key) => open.has(key))
}

describe('what a role assumption could come to', () => {
  it.each<[string, Record<string, unknown>, Possibility['kind']]>([
    ['R4.3 without conditions', {}, 'always'],
    ['R9.6 an external id', { StringEquals: { 'sts:ExternalId': 'secret' } }, 'conditional'],
    ['R6.4 MFA', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, 'conditional'],
    [
      'R6.4 MFA and a key that is absent',
      {
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        NumericLessThan: { 'test:age': '3600' },
      },
      'never',
    ],
    ['R4.10 an address', { IpAddress: { 'aws:SourceIp': ['2001:db8::/32'] } }, 'conditional'],
    [
      'R4.6 a number',
      {
        NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '300' },
        NumericGreaterThan: { 'aws:MultiFactorAuthAge': '299' },
      },
      'conditional',
    ],
    ['R4.7 a date', { DateGreaterThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } }, 'conditional'],
    [
      'R4.11 an ARN',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:lambda:*:111111111111:function:a?*' } },
      'conditional',
    ],
    [
      'R4.13 tag keys',
      { 'ForAllValues:StringLike': { 'aws:TagKeys': 'team-*' }, Null: { 'aws:TagKeys': 'false' } },
      'conditional',
    ],
    ['R4.3 a key that is absent', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }, 'never'],
    ['R6.2 a key that follows from the caller', { StringEquals: { 'aws:username': 'alice' } }, 'always'],
    ['R5.7 a variable', { StringEquals: { 'sts:ExternalId': '${aws:PrincipalTag/team}' } }, 'conditional'],
  ])('%s: %s', (_title, condition, kind) => {
    expect(possible(trust(condition)).kind).toBe(kind)
  })

  it('R6.4 names the condition to meet, with a context that meets it', () => {
    expect(possible(trust({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))).toEqual({
      kind: 'conditional',
      conditions: [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' }],
      witness: { 'aws:MultiFactorAuthPresent': 'true' },
      ways: [[{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' }]],
      isExact: true,
    })
  })

  it('R1.3 names the condition of a Deny that must fail', () => {
    const deny = {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    }
    const documents = {
      ...trust({}),
      identity: [{ name: 'office only', document: { Version: '2012-10-17', Statement: [deny] } }],
    }
    expect(possible(documents)).toMatchObject({
      kind: 'conditional',
      conditions: [{ operator: 'NotIpAddress', key: 'aws:SourceIp', must: 'fail' }],
    })
  })

  it('claims no access that no context was found for', () => {
    const [same, other] = [{ 'sts:ExternalId': 'a*' }, { 'sts:ExternalId': ['a', 'a?*'] }]
    expect(possible(trust({ StringLike: same, StringNotLike: other })).kind).toBe('undetermined')
  })

  it('R4.1 is never where the conditions contradict each other', () => {
    const [same, other] = [{ 'sts:ExternalId': 'a' }, { 'sts:ExternalId': 'b' }]
    expect(possible(trust({ StringEquals: same, StringLike: other })).kind).toBe('never')
  })
})
