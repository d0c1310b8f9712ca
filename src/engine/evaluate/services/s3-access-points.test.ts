import { describe, expect, it } from 'vitest'

import { compilePolicies, type CompiledPolicies } from '../../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '../../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { authorizeAll } from '../authorize-all.ts'
import { possibilityOf } from '../possibility-of.ts'
import { checksThroughAccessPoint } from './s3-access-points.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const bob = `arn:aws:iam::${B}:user/bob`
const point = `arn:aws:s3:eu-west-1:${A}:accesspoint/ap`
const manyRegions = `arn:aws:s3::${A}:accesspoint/m1.mrap`

type Json = Readonly<Record<string, unknown>>

function policy(statement: Json): NamedDocument {
  const whole = { Effect: 'Allow', Action: 's3:*', ...statement }
  return { name: 'p', document: { Version: '2012-10-17', Statement: whole } }
}

function compile(documents: PolicyDocuments): CompiledPolicies {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

type Given = {
  readonly principal?: string
  readonly identity?: NamedDocument
  readonly ap?: NamedDocument
  readonly bucket?: NamedDocument
  readonly s3?: Json
  readonly accessPoint?: Json
  readonly request?: Partial<AuthorizationRequest>
}

function checks({ principal = alice, identity, ap, bucket, s3, accessPoint, request }: Given) {
  const asked: AuthorizationRequest = {
    principal,
    action: 's3:GetObject',
    resource: `${point}/object/team/k`,
    ...request,
    resourceSettings: {
      s3: { ...s3, accessPoint: { arn: point, bucket: 'arn:aws:s3:::b', bucketAccount: A, ...accessPoint } },
    },
  }
  const own = identity === undefined ? {} : { identity: [identity] }
  const on = (resource: NamedDocument | undefined) => compile({ ...own, ...(resource && { resource }) })
  return checksThroughAccessPoint(asked, { accessPoint: on(ap), bucket: on(bucket) })
}

function decide(given: Given): string {
  const made = checks(given)
  if (!made.ok) throw new Error(JSON.stringify(made.problem))
  return authorizeAll(made.value).decision
}

const toAlice = policy({ Principal: { AWS: alice }, Resource: `${point}/object/team/*` })
const toBob = policy({ Principal: { AWS: bob }, Resource: `${point}/object/*` })
const everybody = policy({ Principal: '*', Resource: [point, `${point}/object/*`] })
const delegating = policy({
  Principal: { AWS: '*' },
  Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
  Condition: { StringEquals: { 's3:DataAccessPointAccount': A } },
})
const both = policy({ Resource: [`${point}/object/*`, 'arn:aws:s3:::b/*'] })

describe('a request through an access point', () => {
  it.each<[string, Given, string]>([
    ['V128 needs the bucket too', { ap: toAlice }, 'implicitDeny'],
    [
      'passes where the bucket delegates to its access points',
      { ap: toAlice, bucket: delegating },
      'allowed',
    ],
    ['is not granted by the delegation alone', { bucket: delegating }, 'implicitDeny'],
    [
      'passes where the bucket grants the same',
      { ap: toAlice, bucket: policy({ Principal: { AWS: alice }, Resource: 'arn:aws:s3:::b/team/*' }) },
      'allowed',
    ],
    ['passes by the caller’s own policy on both ARNs', { identity: both }, 'allowed'],
    [
      'needs more than the caller’s own policy on the bucket',
      { identity: policy({ Resource: 'arn:aws:s3:::b/*' }) },
      'implicitDeny',
    ],
    [
      'is denied by the access point’s policy',
      { identity: both, ap: policy({ Effect: 'Deny', Principal: '*', Resource: `${point}/object/*` }) },
      'explicitDeny',
    ],
    [
      'is denied by a bucket that takes no requests from the internet',
      {
        ap: toAlice,
        identity: both,
        bucket: policy({
          Effect: 'Deny',
          Principal: '*',
          Resource: 'arn:aws:s3:::b/*',
          Condition: { StringNotEquals: { 's3:AccessPointNetworkOrigin': 'VPC' } },
        }),
      },
      'explicitDeny',
    ],
    [
      'reaches a bucket that names the access point',
      {
        ap: toAlice,
        bucket: policy({
          Principal: '*',
          Resource: 'arn:aws:s3:::b/*',
          Condition: { ArnLike: { 's3:DataAccessPointArn': 'arn:aws:s3:*:111111111111:accesspoint/a*' } },
        }),
      },
      'allowed',
    ],
    [
      'lists the bucket by the access point’s own ARN',
      { ap: everybody, bucket: delegating, request: { action: 's3:ListBucket', resource: point } },
      'allowed',
    ],
    [
      'of another account needs its own account’s permission as well',
      { principal: bob, ap: toBob, bucket: delegating },
      'implicitDeny',
    ],
    [
      'of another account passes with it',
      { principal: bob, identity: both, ap: toBob, bucket: delegating },
      'allowed',
    ],
    [
      'reaches a bucket of another account that delegates',
      { identity: both, ap: toAlice, bucket: delegating, accessPoint: { bucketAccount: B } },
      'allowed',
    ],
    [
      'does not reach a bucket of another account that is silent',
      { identity: both, ap: toAlice, accessPoint: { bucketAccount: B } },
      'implicitDeny',
    ],
    [
      'goes through a Multi-Region Access Point likewise',
      {
        identity: policy({ Resource: '*' }),
        accessPoint: { arn: manyRegions },
        request: { resource: `${manyRegions}/object/k` },
      },
      'allowed',
    ],
  ])('R10.8 %s', (_title, given, expected) => {
    expect(decide(given)).toBe(expected)
  })

  it('R10.8 carries what follows from the access point, whatever the caller says', () => {
    const context = { 'S3:dataAccessPointAccount': B, 'aws:SourceIp': '203.0.113.7' }
    const made = checks({ request: { context }, accessPoint: { vpc: 'vpc-1' } })
    const expected = {
      'aws:SourceIp': '203.0.113.7',
      's3:DataAccessPointArn': point,
      's3:DataAccessPointAccount': A,
      's3:AccessPointNetworkOrigin': 'VPC',
    }
    expect(made.ok && made.value.map(({ request }) => request.context)).toEqual([expected, expected])
    expect(made.ok && made.value.map(({ request }) => request.resource)).toEqual([
      `${point}/object/team/k`,
      'arn:aws:s3:::b/team/k',
    ])
  })

  it('R10.8 about the access point itself asks nothing of the bucket', () => {
    const request = { action: 's3:PutAccessPointPolicy', resource: point }
    expect(decide({ identity: policy({ Resource: point }), request, accessPoint: { vpc: 'vpc-1' } })).toBe(
      'allowed',
    )
  })

  it.each<[string, Given, string]>([
    [
      'another access point',
      { request: { resource: `arn:aws:s3:eu-west-1:${A}:accesspoint/other` } },
      '/resource',
    ],
    ['a bucket for a resource', { request: { resource: 'arn:aws:s3:::b/k' } }, '/resource'],
    [
      'an access point that is none',
      { accessPoint: { arn: 'arn:aws:s3:::b' } },
      '/resourceSettings/s3/accessPoint/arn',
    ],
    ['a bucket that is none', { accessPoint: { bucket: 'b' } }, '/resourceSettings/s3/accessPoint/bucket'],
    [
      'an account that is none',
      { accessPoint: { bucketAccount: 1 } },
      '/resourceSettings/s3/accessPoint/bucketAccount',
    ],
    ['a misspelled VPC', { accessPoint: { VPC: 'vpc-1' } }, '/resourceSettings/s3/accessPoint/VPC'],
    ['an empty VPC', { accessPoint: { vpc: '' } }, '/resourceSettings/s3/accessPoint/vpc'],
  ])('R10.8 is refused with %s', (_title, given, pointer) => {
    expect(checks(given)).toMatchObject({ ok: false, problem: { pointer } })
  })
})

describe('an access point of a VPC', () => {
  const inside = { context: { 'aws:SourceVpc': 'vpc-1' } }
  const given = { identity: both, accessPoint: { vpc: 'vpc-1' } }

  it.each<[string, Given, string]>([
    ['takes requests from there', { ...given, request: inside }, 'allowed'],
    ['none from another', { ...given, request: { context: { 'aws:SourceVpc': 'vpc-2' } } }, 'implicitDeny'],
    ['and none from the internet', given, 'implicitDeny'],
  ])('R10.8 %s', (_title, asked, expected) => {
    expect(decide(asked)).toBe(expected)
  })

  it('R10.8 promises nothing while the VPC of the caller is not known', () => {
    const made = checks(given)
    const [outer] = made.ok ? made.value : []
    if (outer === undefined) throw new Error('no check')
    const possible = possibilityOf(outer.request, outer.policies, (key) => key === 'aws:sourcevpc')
    expect(possible.kind).not.toBe('always')
  })
})

describe('Block Public Access through an access point', () => {
  const s3 = { restrictPublicBuckets: true }
  const bobs = { principal: bob, identity: both, ap: everybody, s3 }

  it.each<[string, Given, string]>([
    ['keeps strangers from a public access point', { ...bobs, bucket: delegating }, 'implicitDeny'],
    [
      'lets the owner of the bucket in',
      { ...bobs, bucket: delegating, accessPoint: { bucketAccount: B } },
      'allowed',
    ],
    [
      'lets the owner of the access point in',
      {
        identity: both,
        ap: everybody,
        s3,
        bucket: policy({ Principal: '*', Resource: 'arn:aws:s3:::b/*' }),
        accessPoint: { bucketAccount: B },
      },
      'allowed',
    ],
    [
      'keeps strangers from a public bucket behind an access point of a VPC',
      {
        ...bobs,
        bucket: policy({ Principal: '*', Resource: 'arn:aws:s3:::b/*' }),
        accessPoint: { vpc: 'vpc-1' },
        request: { context: { 'aws:SourceVpc': 'vpc-1' } },
      },
      'implicitDeny',
    ],
    [
      'takes no access point of a VPC for public',
      {
        ...bobs,
        bucket: delegating,
        accessPoint: { vpc: 'vpc-1' },
        request: { context: { 'aws:SourceVpc': 'vpc-1' } },
      },
      'allowed',
    ],
    [
      'takes no bucket for public that delegates to one account',
      { ...bobs, ap: toBob, bucket: delegating },
      'allowed',
    ],
  ])('R10.7 R10.8 %s', (_title, given, expected) => {
    expect(decide(given)).toBe(expected)
  })
})
