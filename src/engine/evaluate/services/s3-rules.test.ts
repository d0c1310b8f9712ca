import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '../../compile/policy-documents.ts'
import { explain } from '../../explain/explain.ts'
import { readRequest } from '../../request/read-request.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { authorize } from '../authorize.ts'
import { possibilityOf } from '../possibility-of.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const bob = `arn:aws:iam::${B}:user/bob`
const carol = 'arn:aws:iam::333333333333:user/carol'

type Json = Readonly<Record<string, unknown>>

function policy(statement: Json): NamedDocument {
  const whole = { Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }
  return { name: 'p', document: { Version: '2012-10-17', Statement: whole } }
}

function compile(documents: PolicyDocuments) {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function asking(
  principal: AuthorizationRequest['principal'],
  s3: Json,
  rest: Partial<AuthorizationRequest> = {},
): AuthorizationRequest {
  const resource = { resource: 'arn:aws:s3:::b/k', resourceAccount: A, resourceSettings: { s3 } }
  return { principal, action: 's3:GetObject', ...resource, ...rest }
}

const identity = [policy({})]
const open = policy({ Principal: '*' })
const closed = policy({ Principal: '*', Effect: 'Deny' })
const foreign = { objectOwner: B, ownershipControls: 'ObjectWriter' }

describe('an object in the bucket of account A', () => {
  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    [
      'V126 of B is out of the bucket policy’s reach',
      asking(alice, foreign),
      { resource: open },
      'implicitDeny',
    ],
    [
      'of B is out of reach of identity policies of A',
      asking(alice, foreign),
      { identity, resource: open },
      'implicitDeny',
    ],
    ['of B is nobody else’s', asking(carol, foreign), { identity, resource: open }, 'implicitDeny'],
    ['of B is its own account’s without the bucket policy', asking(bob, foreign), { identity }, 'allowed'],
    ['of B needs an identity policy there', asking(bob, foreign), {}, 'implicitDeny'],
    [
      'of B may be denied by the bucket',
      asking(bob, foreign),
      { identity, resource: closed },
      'explicitDeny',
    ],
    ['of A is reached', asking(alice, { objectOwner: A }), { resource: open }, 'allowed'],
    [
      'of A is reached from B',
      asking(bob, { objectOwner: A, ownershipControls: 'ObjectWriter' }),
      { identity, resource: open },
      'allowed',
    ],
    [
      'is A’s, whoever sent it, under BucketOwnerEnforced',
      asking(alice, { objectOwner: B, ownershipControls: 'BucketOwnerEnforced' }),
      { resource: open },
      'allowed',
    ],
    [
      'of B keeps its tags to B',
      asking(alice, foreign, { action: 's3:GetObjectTagging' }),
      { resource: open },
      'implicitDeny',
    ],
    [
      'of B is A’s to delete',
      asking(alice, foreign, { action: 's3:DeleteObject' }),
      { resource: open },
      'allowed',
    ],
  ])('R10.6 %s', (_title, request, documents, expected) => {
    expect(authorize(request, compile(documents)).decision).toBe(expected)
    expect(explain(request, compile(documents)).decision).toBe(expected)
  })

  it('R10.6 is said to be of the caller’s account where that lets it in', () => {
    const trace = explain(asking(bob, foreign), compile({ identity }))
    expect(trace.sentence).toContain('the object belongs to the account of the caller')
    expect(trace.rules).toContain('R10.6')
  })

  it('R10.6 is said to be let out by its ACL where the caller’s account isn’t its owner', () => {
    const objectAcl = [{ grantee: 'AllUsers', permission: 'READ' }]
    const trace = explain(asking('*', { ...foreign, objectAcl }), compile({}))
    expect(trace.decision).toBe('allowed')
    expect(trace.sentence).toContain('the ACL of the object grants it to `AllUsers`')
  })
})

const halfTheWorld = { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } }
const putting = (policyToPut: unknown, principal = alice) =>
  asking(
    principal,
    { blockPublicPolicy: true, policyToPut },
    { action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::b' },
  )
const writing = (action: string, context: AuthorizationRequest['context'] = {}) =>
  asking(alice, { blockPublicAcls: true, ignorePublicAcls: true }, { action, context })

const restricted = { restrictPublicBuckets: true }

describe('Block Public Access', () => {
  it.each<[string, AuthorizationRequest, string]>([
    [
      'V125 refuses a policy for half of all addresses',
      putting(policy({ Principal: '*', Condition: halfTheWorld }).document),
      'implicitDeny',
    ],
    [
      'refuses a public policy even of the root user',
      putting(open.document, `arn:aws:iam::${A}:root`),
      'implicitDeny',
    ],
    [
      'refuses a public policy of an access point',
      {
        ...putting(open.document),
        action: 's3:PutAccessPointPolicy',
        resource: `arn:aws:s3:eu-west-1:${A}:accesspoint/x`,
      },
      'implicitDeny',
    ],
    ['lets a policy for an account be put', putting(policy({ Principal: { AWS: B } }).document), 'allowed'],
    [
      'refuses a public canned ACL',
      writing('s3:PutObjectAcl', { 's3:x-amz-acl': 'public-read' }),
      'implicitDeny',
    ],
    [
      'refuses an ACL for all users of AWS',
      writing('s3:PutObject', {
        's3:x-amz-grant-read': 'uri="http://acs.amazonaws.com/groups/global/AuthenticatedUsers"',
      }),
      'implicitDeny',
    ],
    ['lets a private ACL be', writing('s3:PutObject', { 's3:x-amz-acl': 'private' }), 'allowed'],
    ['lets an object without an ACL be', writing('s3:PutObject'), 'allowed'],
    ['leaves reading alone', writing('s3:GetObject', { 's3:x-amz-acl': 'public-read' }), 'allowed'],
  ])('R10.7 %s', (_title, request, expected) => {
    expect(authorize(request, compile({ identity })).decision).toBe(expected)
    expect(explain(request, compile({ identity })).decision).toBe(expected)
  })

  it('R10.7 lets a write be on condition that no ACL comes with it', () => {
    const request = writing('s3:PutObjectAcl')
    const none = { operator: 'Null', key: 's3:x-amz-acl', values: ['true'], must: 'hold' }
    expect(possibilityOf(request, compile({ identity }), (key) => key === 's3:x-amz-acl')).toMatchObject({
      kind: 'conditional',
      conditions: [none],
      ways: [[none]],
      isExact: false,
    })
    expect(possibilityOf(request, compile({ identity }), () => false).kind).toBe('always')
  })

  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    ['keeps strangers out', asking('*', restricted), { resource: open }, 'implicitDeny'],
    [
      'keeps strangers out of a bucket of an unknown account',
      {
        principal: '*',
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/k',
        resourceSettings: { s3: restricted },
      },
      { resource: open },
      'implicitDeny',
    ],
    ['lets the owner’s users in', asking(alice, restricted), { resource: open }, 'allowed'],
    [
      'lets AWS services in',
      asking({ Service: 'logs.amazonaws.com' }, restricted),
      { resource: policy({ Principal: { AWS: '*', Service: 'logs.amazonaws.com' } }) },
      'allowed',
    ],
    [
      'lets an account in that the policy names',
      asking(bob, restricted),
      { identity, resource: policy({ Principal: { AWS: B } }) },
      'allowed',
    ],
    ['has nothing to keep without a policy', asking(bob, restricted), { identity }, 'implicitDeny'],
  ])('R10.7 RestrictPublicBuckets %s', (_title, request, documents, expected) => {
    expect(authorize(request, compile(documents)).decision).toBe(expected)
    expect(explain(request, compile(documents)).decision).toBe(expected)
  })

  it.each<[string, AuthorizationRequest['principal'], string]>([
    ['the owner’s root user', `arn:aws:iam::${A}:root`, 'allowed'],
    ['a user of the owner', alice, 'explicitDeny'],
    ['a root user of another account', `arn:aws:iam::${B}:root`, 'explicitDeny'],
  ])('R10.5 a bucket policy that denies all may be deleted by %s: %s', (_title, principal, expected) => {
    const request = asking(principal, {}, { action: 's3:DeleteBucketPolicy', resource: 'arn:aws:s3:::b' })
    expect(authorize(request, compile({ identity, resource: closed })).decision).toBe(expected)
  })

  it.each<[string, Json, string]>([
    ['a text for a switch', { restrictPublicBuckets: 'true' }, '/restrictPublicBuckets'],
    ['a misspelled switch', { restrictPublicBucket: true }, '/restrictPublicBucket'],
    ['an owner that is no account', { objectOwner: 'alice' }, '/objectOwner'],
    ['unknown controls', { ownershipControls: 'Nobody' }, '/ownershipControls'],
    ['a policy that S3 would refuse', { policyToPut: { Statement: {} } }, '/policyToPut/Statement'],
  ])('R10.7 settings with %s are refused', (_title, s3, place) => {
    const pointer = `/resourceSettings/s3${place}`
    expect(readRequest(asking(alice, s3))).toMatchObject({ ok: false, problem: { pointer } })
  })
})
