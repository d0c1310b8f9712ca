import { describe, expect, it } from 'vitest'

import { policy } from '#testing/decide.ts'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { authorize } from './authorize.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const roleWithPath = `arn:aws:iam::${A}:role/team/R`
const asked = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: A }

type Statement = Readonly<Record<string, unknown>>

const allow: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }
const everything = policy(allow)

function decide(documents: PolicyDocuments, changes: Partial<AuthorizationRequest> = {}): string {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return authorize({ ...asked, ...changes }, compiled.value).decision
}

/** The decision where one Allow stands under this condition, and where one Deny does beside an Allow of everything. */
function underCondition(
  condition: Statement,
  changes: Partial<AuthorizationRequest>,
): readonly [allow: string, deny: string] {
  return [
    decide({ identity: [policy({ ...allow, Condition: condition })] }, changes),
    decide({ identity: [everything, policy({ ...allow, Effect: 'Deny', Condition: condition })] }, changes),
  ]
}

const holds = ['allowed', 'explicitDeny'] as const
const fails = ['implicitDeny', 'allowed'] as const

describe('a condition of a statement', () => {
  it.each<[string, Statement, Partial<AuthorizationRequest>, readonly [string, string]]>([
    [
      'R1.7 sees a role session by its role’s ARN with the path',
      { ArnEquals: { 'aws:PrincipalArn': roleWithPath } },
      { principal: sessionS, context: { 'aws:PrincipalArn': roleWithPath } },
      holds,
    ],
    [
      'R1.7 does not see a role session by its own ARN',
      { ArnEquals: { 'aws:PrincipalArn': sessionS } },
      { principal: sessionS },
      fails,
    ],
    [
      'R3.11 sees a user who was made anew by its ARN',
      { ArnEquals: { 'aws:PrincipalArn': alice } },
      { context: { 'aws:userid': 'AIDAMADEANEW' } },
      holds,
    ],
    ['R4.18 takes a key that nobody gives for absent', { StringEquals: { 'aws:NoSuchKey': 'x' } }, {}, fails],
    ['R4.18 so that its negation holds', { StringNotEquals: { 'aws:NoSuchKey': 'x' } }, {}, holds],
    [
      'R4.19 ForAllValues with a negation asks that no value matches',
      { 'ForAllValues:StringNotLike': { 'aws:ResourceOrgPaths': ['o-1/*'] } },
      { context: { 'aws:ResourceOrgPaths': ['o-2/r/', 'o-1/r/'] } },
      fails,
    ],
    [
      'R4.16 never matches a list without a set operator',
      { StringEquals: { 'aws:TagKeys': 'team' } },
      { context: { 'aws:TagKeys': ['team'] } },
      fails,
    ],
    [
      'R4.16 not by a negation or IfExists either',
      { StringNotEqualsIfExists: { 'aws:TagKeys': 'team' } },
      { context: { 'aws:TagKeys': ['cost'] } },
      fails,
    ],
    [
      'R4.16 takes an empty list for absent',
      { StringNotEquals: { 'aws:TagKeys': 'team' } },
      { context: { 'aws:TagKeys': [] } },
      holds,
    ],
    [
      'R4.16 asks whether a list is there by Null',
      { Null: { 'aws:TagKeys': 'false' } },
      { context: { 'aws:TagKeys': ['team'] } },
      holds,
    ],
    [
      'R4.16 takes one value under a set operator for a set of one',
      { 'ForAnyValue:StringEquals': { 'aws:PrincipalTag/t': ['a', 'b'] } },
      { context: { 'aws:PrincipalTag/t': 'b' } },
      holds,
    ],
    [
      'R4.16 lets ForAllValues hold for one value that is absent',
      { 'ForAllValues:StringEquals': { 'aws:PrincipalTag/t': 'a' } },
      {},
      holds,
    ],
    [
      'R6.9 sees every hop of a call that services forward',
      { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['kms.amazonaws.com'] } },
      { context: { 'aws:CalledVia': ['athena.amazonaws.com', 'kms.amazonaws.com'] } },
      holds,
    ],
    [
      'R6.5 revokes sessions that are older',
      { DateLessThan: { 'aws:TokenIssueTime': '2026-06-01T00:00:00Z' } },
      { principal: sessionS, context: { 'aws:TokenIssueTime': '2026-05-31T23:59:59Z' } },
      holds,
    ],
    [
      'R6.5 revokes no long-term credentials, which have no issue time',
      { DateLessThan: { 'aws:TokenIssueTime': '2026-06-01T00:00:00Z' } },
      {},
      fails,
    ],
    [
      'R5.4 puts no list in the place of a variable',
      { StringEquals: { 'aws:PrincipalTag/t': '${aws:TagKeys}' } },
      { context: { 'aws:TagKeys': ['a'], 'aws:PrincipalTag/t': 'a' } },
      fails,
    ],
    [
      'R5.7 denies the untagged by a negation on a variable',
      { StringNotEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
      { context: { 'aws:ResourceTag/team': 'web' } },
      holds,
    ],
  ])('%s', (_title, condition, changes, expected) => {
    expect(underCondition(condition, changes)).toEqual(expected)
  })
})

describe('a policy variable', () => {
  const own: Statement = { ...allow, Resource: 'arn:aws:s3:::b/${aws:username}/*' }
  const full = { target: 'r', policies: [everything] }

  it.each<[string, PolicyDocuments]>([
    ['an identity policy', { identity: [policy(own)] }],
    ['a boundary', { identity: [everything], permissionsBoundary: [policy(own)] }],
    ['a session policy', { identity: [everything], session: [policy(own)] }],
    ['a resource-based policy', { resource: policy({ ...own, Principal: { AWS: alice } }) }],
    [
      'a service control policy',
      { identity: [everything], serviceControl: [full, { target: 'a', policies: [policy(own)] }] },
    ],
    ['an endpoint policy', { identity: [everything], vpcEndpoint: [policy({ ...own, Principal: '*' })] }],
  ])('R5.3 is read in %s', (_title, documents) => {
    expect(decide(documents, { resource: 'arn:aws:s3:::b/alice/k' })).toBe('allowed')
    expect(decide(documents, { resource: 'arn:aws:s3:::b/bob/k' })).toBe('implicitDeny')
  })

  it('R2.16 without a value makes a Deny with NotResource say nothing, however many others it lists', () => {
    const rest: Statement = {
      ...allow,
      Effect: 'Deny',
      NotResource: ['arn:aws:s3:::other', 'arn:aws:s3:::${aws:PrincipalTag/t}/*'],
    }
    const { Resource: _resource, ...denying } = rest
    expect(decide({ identity: [everything, policy(denying)] })).toBe('allowed')
    expect(
      decide({ identity: [everything, policy(denying)] }, { context: { 'aws:PrincipalTag/t': 'x' } }),
    ).toBe('explicitDeny')
  })
})

describe('a call that needs more than one permission', () => {
  it('R1.5 leaves each permission a request of its own', () => {
    const identity = [policy({ ...allow, Action: 'lambda:CreateFunction' })]
    const role = `arn:aws:iam::${A}:role/R`
    const create = { action: 'lambda:CreateFunction', resource: `arn:aws:lambda:us-east-1:${A}:function:f` }
    expect(decide({ identity }, create)).toBe('allowed')
    expect(decide({ identity }, { action: 'iam:PassRole', resource: role })).toBe('implicitDeny')
  })
})

describe('who can never ask or be named', () => {
  it('R1.8 a group asks nothing', () => {
    expect(decide({ identity: [everything] }, { principal: `arn:aws:iam::${A}:group/g` })).toBe(
      'implicitDeny',
    )
  })

  it('R7.11 nobody gets at what has no policy of its own in another account', () => {
    const changes = { action: 'iam:GetUser', resource: 'arn:aws:iam::222222222222:user/u' }
    const { resourceAccount: _account, ...bare } = asked
    const compiled = compilePolicies({ identity: [everything] })
    expect(compiled.ok && authorize({ ...bare, ...changes }, compiled.value).decision).toBe('implicitDeny')
  })

  it('R7.10 a session of a role is a caller of the role’s account, whoever assumed it', () => {
    const resource = policy({ ...allow, Principal: { AWS: '222222222222' } })
    const changes = {
      principal: 'arn:aws:sts::222222222222:assumed-role/R/s',
      resourceAccount: '222222222222',
    }
    expect(decide({ identity: [everything] }, changes)).toBe('allowed')
    expect(decide({ identity: [], resource }, changes)).toBe('implicitDeny')
  })
})
