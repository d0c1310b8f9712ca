import { describe, expect, it } from 'vitest'

import type { PolicyDocuments } from '../../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import type { Edit, Limit } from './proposal.ts'
import { editsAnything, proposalsFor } from './proposals-for.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const object = 'arn:aws:s3:::b/k'
const read: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: object,
  resourceAccount: A,
}
const elsewhere = { ...read, resourceAccount: B }
const assume: AuthorizationRequest = {
  principal: alice,
  action: 'sts:AssumeRole',
  resource: `arn:aws:iam::${B}:role/R`,
}
const allowRead = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }
const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const unlessMfa = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }
const denyAll = { Effect: 'Deny', Action: '*', Resource: '*' }

function document(...statements: readonly object[]) {
  return { Version: '2012-10-17', Statement: statements }
}

function identity(...statements: readonly object[]): PolicyDocuments {
  return { identity: [{ name: 'mine', source: 'here', document: document(...statements) }] }
}

function bucket(...statements: readonly object[]): PolicyDocuments {
  return { resource: { name: 'bucket policy', document: document(...statements) } }
}

/** Each proposal as one line: its edits, shortened. */
function told(request: AuthorizationRequest, documents: PolicyDocuments): readonly string[] {
  const found = proposalsFor(request, documents, editsAnything)
  return found.kind === 'none' ? [] : found.proposals.map(({ edits }) => edits.map(line).join(' + '))
}

function line(edit: Edit): string {
  if (edit.kind === 'set-context') return `${edit.key}: ${String(edit.from)} to ${String(edit.to)}`
  const kind = edit.kind.replace('-statement', '')
  return `${kind} ${edit.layer} ${edit.isNewPolicy ? 'anew' : edit.statement}`
}

function limits(request: AuthorizationRequest, documents: PolicyDocuments): readonly Limit[] {
  const found = proposalsFor(request, documents, editsAnything)
  return found.kind === 'none' ? found.limits : []
}

describe('what would allow a denied request', () => {
  it.each<[string, AuthorizationRequest, PolicyDocuments, readonly string[]]>([
    [
      'R4.3 a context value, a statement, or the condition left out',
      read,
      identity({ ...allowRead, ...withMfa }),
      [
        'aws:MultiFactorAuthPresent: null to true',
        'add identity new',
        'add resource anew',
        'widen identity 0',
      ],
    ],
    [
      'R4.10 the address of a block that is let in',
      { ...read, context: { 'AWS:sourceip': '198.51.100.1' } },
      identity({ ...allowRead, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
      [
        'AWS:sourceip: 198.51.100.1 to 10.0.0.0',
        'add identity new',
        'add resource anew',
        'widen identity 0',
        'widen identity 0',
      ],
    ],
    [
      'R8.2 a statement at the level that is closed',
      read,
      {
        ...identity(allowRead),
        serviceControl: [
          {
            target: 'r',
            policies: [{ name: 'FullAWSAccess', document: document({ ...allowRead, Resource: '*' }) }],
          },
          { target: 'ou', policies: [] },
        ],
      },
      ['add serviceControl anew'],
    ],
    ['R7.9 both sides together, across accounts', elsewhere, {}, ['add resource anew + add identity anew']],
    [
      'R1.3 an exception in a guardrail, for the caller first',
      read,
      { ...identity(allowRead), ...bucket({ ...denyAll, Principal: '*' }) },
      ['narrow resource 0', 'narrow resource 0', 'remove resource 0'],
    ],
    [
      'R9.6 the external id together with a permission',
      assume,
      {
        resource: {
          name: 'trust',
          document: document({
            Effect: 'Allow',
            Principal: { AWS: A },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } },
          }),
        },
      },
      [
        'add identity anew + sts:ExternalId: null to x-1',
        'add resource new + add identity anew',
        'add identity anew + widen resource 0',
      ],
    ],
    [
      'R6.1 nothing that only another caller could bring',
      read,
      identity({ ...allowRead, Condition: { StringEquals: { 'aws:username': 'bob' } } }),
      ['add identity new', 'add resource anew', 'widen identity 0', 'widen identity 0'],
    ],
    [
      'R10.7 a public bucket policy held to the caller',
      { ...elsewhere, resourceSettings: { s3: { restrictPublicBuckets: true } } },
      { ...identity(allowRead), ...bucket({ ...allowRead, Principal: '*' }) },
      ['narrow resource 0'],
    ],
  ])('%s', (_title, request, documents, expected) => {
    expect(told(request, documents)).toEqual(expected)
  })

  it('R6.4 meets a Deny by the context before it touches the policy', () => {
    const [first] = told(read, identity(allowRead, { ...denyAll, ...unlessMfa }))
    expect(first).toBe('aws:MultiFactorAuthPresent: null to true')
  })

  it('grants the action and the resource asked alone', () => {
    const starred = { ...read, resource: 'arn:aws:s3:::b/a*?${x}' }
    const found = proposalsFor(starred, {}, editsAnything)
    expect(found).toMatchObject({
      proposals: [
        {
          kind: 'policies',
          size: 1,
          scope: 'same-action-and-resource',
          edits: [
            {
              pointer: '/identity/0',
              policy: 'allow-s3-getobject',
              after: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/a${*}${?}${$}{x}' },
            },
          ],
        },
        { edits: [{ layer: 'resource', after: { Principal: { AWS: alice } } }] },
      ],
    })
  })

  it('leaves documents alone that may not be changed', () => {
    const found = proposalsFor(read, identity({ ...allowRead, ...withMfa }), { canEdit: () => false })
    const edits = found.kind === 'none' ? [] : found.proposals.flatMap(({ edits: all }) => all.map(line))
    expect(edits).toEqual([
      'aws:MultiFactorAuthPresent: null to true',
      'add identity anew',
      'add resource anew',
    ])
  })
})

describe('what would deny an allowed request', () => {
  it('R7.2 is all the statements that grant it taken out, or a Deny', () => {
    expect(told(read, identity(allowRead, { ...allowRead, Action: 's3:*' }))).toEqual([
      'add identity new',
      'add resource anew',
      'remove identity 0 + remove identity 1',
    ])
  })

  it('R6.4 is the context key that it hangs on left out', () => {
    const request = { ...read, context: { 'aws:MultiFactorAuthPresent': true } }
    expect(told(request, identity({ ...allowRead, ...withMfa }))).toContain(
      'aws:MultiFactorAuthPresent: true to null',
    )
  })
})

describe('why nothing would turn a decision round', () => {
  it.each<[string, AuthorizationRequest, PolicyDocuments, Pick<Limit, 'kind' | 'rule'>]>([
    [
      'R7.15 a call that nobody can forbid',
      { ...read, action: 'sts:GetCallerIdentity', resource: '*' },
      {},
      { kind: 'service-rule', rule: 'R7.15' },
    ],
    [
      'R2.19 another partition',
      { ...read, resource: 'arn:aws-cn:s3:::b/k' },
      {},
      { kind: 'service-rule', rule: 'R2.19' },
    ],
    [
      'R7.11 a resource without policies in another account',
      {
        ...read,
        action: 'ec2:StartInstances',
        resource: `arn:aws:ec2:us-east-1:${B}:instance/i-1`,
        resourceAccount: B,
      },
      {},
      { kind: 'no-resource-policies', rule: 'R7.11' },
    ],
    [
      'R7.11 an IAM entity of another account, whatever its policy were',
      { ...read, action: 'iam:GetRole', resource: `arn:aws:iam::${B}:role/R`, resourceAccount: B },
      { resource: { name: 'r', document: { Statement: { ...allowRead, Principal: '*' } } } },
      { kind: 'no-resource-policies', rule: 'R7.11' },
    ],
    [
      'R7.13 the root user in its account',
      {
        principal: `arn:aws:iam::${A}:root`,
        action: 'ec2:StartInstances',
        resource: `arn:aws:ec2:us-east-1:${A}:instance/i-1`,
      },
      {},
      { kind: 'root-user', rule: 'R7.13' },
    ],
    [
      'an action that is none',
      { ...read, action: 'GetObject' },
      {},
      { kind: 'unreadable-request', rule: 'R1.2' },
    ],
    [
      'a document that IAM refuses',
      read,
      identity({ Effect: 'allow' }),
      { kind: 'invalid-document', rule: 'R2.2' },
    ],
    [
      'R7.14 a service-linked role',
      {
        principal: `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/R`,
        action: 'ec2:DescribeVpcs',
        resource: '*',
      },
      {},
      { kind: 'service-linked-role', rule: 'R7.14' },
    ],
  ])('%s', (_title, request, documents, limit) => {
    expect(limits(request, documents)).toContainEqual(expect.objectContaining(limit))
  })

  it('R1.3 a Deny in a policy that may not be edited, and not that the resource has no policy', () => {
    const request = {
      ...read,
      action: 'ec2:StartInstances',
      resource: `arn:aws:ec2:us-east-1:${A}:instance/i-1`,
    }
    const deny = { Effect: 'Deny', Action: '*', Resource: '*' }
    const documents = identity(deny)
    expect(proposalsFor(request, documents, { canEdit: () => false })).toMatchObject({
      kind: 'none',
      limits: [{ kind: 'fixed-policies', policies: [documents.identity?.[0]?.name] }],
    })
  })
})
