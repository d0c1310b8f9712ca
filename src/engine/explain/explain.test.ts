import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { explain } from './explain.ts'
import type { Trace } from './trace.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const request: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}

function policy(name: string, ...statements: readonly Record<string, unknown>[]): NamedDocument {
  return { name, document: { Version: '2012-10-17', Statement: statements } }
}

function trace(documents: PolicyDocuments, asked: AuthorizationRequest = request): Trace {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return explain(asked, compiled.value)
}

const reads = { Sid: 'ReadAll', Effect: 'Allow', Action: 's3:Get*', Resource: '*' }
const withMfa = { ...reads, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const forbids = { Effect: 'Deny', Action: 's3:*', Resource: '*' }

describe('an explanation', () => {
  it('R1.11 words an implicit deny as AWS does', () => {
    const { decision, awsMessage, blockedBy, rules, missingContextKeys } = trace({
      identity: [policy('p', withMfa)],
    })
    expect({ decision, awsMessage, blockedBy, rules, missingContextKeys }).toEqual({
      decision: 'implicitDeny',
      awsMessage: `User: ${alice} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:GetObject action`,
      blockedBy: ['identity'],
      rules: ['R7.2'],
      missingContextKeys: ['aws:MultiFactorAuthPresent'],
    })
  })

  it.each<[string, PolicyDocuments, string]>([
    [
      'an Allow by its Sid',
      { identity: [policy('readers', reads)] },
      'User `alice` may do `s3:GetObject` on `arn:aws:s3:::b/k`, because statement `ReadAll` of the identity-based policy `readers` allows it.',
    ],
    [
      'a Deny by its place',
      { identity: [policy('readers', reads, forbids)] },
      'User `alice` may not do `s3:GetObject` on `arn:aws:s3:::b/k`: statement 2 of the identity-based policy `readers` denies it explicitly, and an explicit deny overrides every allow.',
    ],
    [
      'what a condition would have to meet',
      { identity: [policy('readers', withMfa)] },
      'User `alice` may not do `s3:GetObject` on `arn:aws:s3:::b/k`: nothing denies it explicitly, but no identity-based policy allows it, so it is denied implicitly, though statement `ReadAll` of the identity-based policy `readers` would allow it if its condition on `aws:MultiFactorAuthPresent` were met.',
    ],
    [
      'the level of the organization that is silent',
      { identity: [policy('readers', reads)], serviceControl: [{ target: 'ou-1', policies: [] }] },
      'User `alice` may not do `s3:GetObject` on `arn:aws:s3:::b/k`: nothing denies it explicitly, but no service control policy at `ou-1` allows it, so it is denied implicitly.',
    ],
  ])('R1.11 says %s in one sentence', (_title, documents, sentence) => {
    expect(trace(documents).sentence).toBe(sentence)
  })

  it.each<[string, PolicyDocuments, RegExp]>([
    [
      'the resource’s',
      { identity: [policy('p', reads)] },
      /in another account, `222222222222`, .* no resource-based policy there does/,
    ],
    [
      'the caller’s',
      { resource: policy('r', { ...reads, Principal: { AWS: A } }) },
      /no identity-based policy of the caller does/,
    ],
    ['neither', {}, /neither an identity-based policy of the caller nor a resource-based policy there does/],
  ])('R7.9 says which side is missing across accounts: %s', (_title, documents, words) => {
    expect(trace(documents, { ...request, resourceAccount: B }).sentence).toMatch(words)
  })

  it('R7.8 says that the trust policy is silent', () => {
    const asked = { principal: alice, action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/R` }
    const { sentence, awsMessage, blockedBy } = trace(
      { identity: [policy('p', { ...reads, Action: '*' })] },
      asked,
    )
    expect(sentence).toContain('no role trust policy allows it to this caller')
    expect(awsMessage).toContain('because no role trust policy allows the sts:AssumeRole action')
    expect(blockedBy).toEqual(['resource'])
  })

  it('R7.1 shows the gates in AWS’s order, with those that a grant reaches past', () => {
    const { gates } = trace({
      identity: [],
      permissionsBoundary: [policy('b', { ...reads, Action: 'ec2:*' })],
      resource: policy('r', { ...reads, Principal: { AWS: alice } }),
    })
    expect(gates.map(({ gate, outcome }) => `${gate} ${outcome}`)).toEqual([
      'explicitDeny pass',
      'resourceControl notApplicable',
      'serviceControl notApplicable',
      'vpcEndpoint notApplicable',
      'resource grants',
      'identity skipped',
      'permissionsBoundary skipped',
      'session notApplicable',
      'service notApplicable',
    ])
  })

  it('R2.5 weighs every clause even after one has failed', () => {
    const { gates } = trace({ identity: [policy('p', { ...withMfa, Action: ['ec2:*', 's3:Put*'] })] })
    const [statement] = gates.find(({ gate }) => gate === 'identity')?.statements ?? []
    expect(statement?.applies).toBe(false)
    expect(statement?.clauses.map(({ clause, holds }) => [clause, holds])).toEqual([
      ['action', false],
      ['resource', true],
      ['condition', false],
    ])
    expect(statement?.clauses[2]?.operands).toEqual([
      {
        operator: 'Bool',
        key: 'aws:MultiFactorAuthPresent',
        expected: ['true'],
        actual: null,
        holds: false,
        settledBy: 'absence',
        compared: [],
        variables: [],
      },
    ])
  })

  it('R5.7 says what the variables of a resource stand for', () => {
    const Resource = ['arn:aws:s3:::b/${aws:username}/*', 'arn:aws:s3:::b/${aws:PrincipalTag/t}']
    const asked = { ...request, context: { 'aws:username': 'alice' } }
    const { gates } = trace({ identity: [policy('p', { ...reads, Resource })] }, asked)
    const [statement] = gates.find(({ gate }) => gate === 'identity')?.statements ?? []
    expect(statement?.clauses.map(({ clause, variables }) => [clause, variables])).toEqual([
      ['action', []],
      [
        'resource',
        [
          { key: 'aws:username', value: 'alice' },
          { key: 'aws:PrincipalTag/t', value: null },
        ],
      ],
    ])
  })

  it('names all layers that would each stop the request', () => {
    const { blockedBy } = trace({
      identity: [policy('p', forbids)],
      permissionsBoundary: [policy('b', { ...reads, Action: 'ec2:*' })],
      serviceControl: [{ target: 'r', policies: [] }],
    })
    expect(blockedBy).toEqual(['serviceControl', 'identity', 'permissionsBoundary'])
  })

  it.each([
    [
      'a variable of a pattern that could match',
      'arn:aws:s3:::b/${aws:PrincipalTag/t}',
      ['aws:PrincipalTag/t'],
    ],
    ['not one of a pattern that never could', 'arn:aws:s3:::other/${aws:PrincipalTag/t}', []],
  ])('R5.7 counts as missing %s', (_title, Resource, missing) => {
    expect(trace({ identity: [policy('p', { ...reads, Resource })] }).missingContextKeys).toEqual(missing)
  })

  it('R4.16 does not count as missing what is there as a list', () => {
    const text = { ...reads, Condition: { StringEquals: { 'aws:PrincipalTag/t': '${aws:TagKeys}' } } }
    const asked = { ...request, context: { 'aws:TagKeys': ['a'], 'aws:PrincipalTag/t': 'a' } }
    expect(trace({ identity: [policy('p', text)] }, asked).missingContextKeys).toEqual([])
  })

  it('R8.2 names the level that is silent, of two that have the same name', () => {
    const levels = [[policy('full', { ...reads, Action: '*' })], []]
    const serviceControl = levels.map((policies) => ({ target: 'ou', policies }))
    expect(trace({ identity: [policy('p', reads)], serviceControl }).sentence).toContain(
      'no service control policy at `ou` allows it',
    )
  })

  it('R7.15 shows no gate that stops what no policy can deny', () => {
    const asked = { principal: alice, action: 'sts:GetCallerIdentity', resource: '*' }
    const { decision, gates } = trace({ identity: [policy('p', { ...forbids, Action: 'sts:*' })] }, asked)
    expect(decision).toBe('allowed')
    expect(gates.filter(({ outcome }) => outcome === 'stop')).toEqual([])
  })

  it('says what cannot be read', () => {
    expect(trace({}, { ...request, action: 'GetObject' }).sentence).toContain(
      '`GetObject` in its field `/action`',
    )
  })
})
