import { describe, expect, it } from 'vitest'

import { smallCompany, the } from '#testing/accounts.ts'

import { answerLine, type Asking } from './answer-line.ts'

const A = '111111111111'
const alone: Asking = { workspace: null, explains: false, proposes: false }

type Fields = Readonly<Record<string, unknown>>

function answer(line: Fields, asking = alone): Fields {
  const text = JSON.stringify(line)
  return JSON.parse(answerLine({ kind: 'text', number: 1, text }, asking).text)
}

function allowing(statement: Fields) {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', ...statement } }
}

const principal = `arn:aws:iam::${A}:user/u`
const identity = (statement: Fields) => ({ identity: [{ name: 'p', document: allowing(statement) }] })

const instance = {
  resource: `arn:aws:ec2:us-east-1:${A}:instance/*`,
  context: { 'ec2:InstanceType': 't3.micro' },
}
const image = { resource: 'arn:aws:ec2:us-east-1::image/ami-1', resourceAccount: A }
const runInstances = [instance, image].map((asked) => ({
  request: { principal, action: 'ec2:RunInstances', ...asked },
}))
const micro = { 'ec2:InstanceType': 't3.micro' }

describe('a line of several checks', () => {
  it.each<[string, Fields, string, readonly string[]]>([
    ['is allowed where all are', {}, 'allowed', ['allowed', 'allowed']],
    [
      'is not, where one is not',
      { Condition: { StringEquals: micro } },
      'implicitDeny',
      ['allowed', 'implicitDeny'],
    ],
    [
      'is denied by a Deny of one',
      { Effect: 'Deny', Resource: image.resource },
      'explicitDeny',
      ['implicitDeny', 'explicitDeny'],
    ],
  ])('R1.4 %s', (_title, statement, decision, each) => {
    const answered = answer({ id: 1, checks: runInstances, policies: identity(statement) })
    const checks = each.map((one) => ({
      action: 'ec2:RunInstances',
      decision: one,
      sentence: expect.any(String),
    }))
    expect(answered).toMatchObject({ id: 1, decision, checks })
  })

  it('has at its top the fields of the check that settled it', () => {
    const policies = identity({ Condition: { StringEquals: micro } })
    const answered = answer({ checks: runInstances, policies })
    expect(answered['sentence']).toContain('image/ami-1')
    expect(answered['missingContextKeys']).toEqual(['ec2:InstanceType'])
  })

  it('takes policies of a check before those of the line', () => {
    const [first, second] = runInstances
    const checks = [{ ...first, policies: identity({ Effect: 'Deny' }) }, second]
    expect(answer({ checks, policies: identity({}) })).toMatchObject({ decision: 'explicitDeny' })
  })

  it('brings the gates of each when asked to explain', () => {
    const asking: Asking = { workspace: null, explains: true, proposes: false }
    const answered = answer({ checks: runInstances, policies: identity({}) }, asking)
    expect(answered['trace']).toBeUndefined()
    expect(answered).toMatchObject({ checks: [{ trace: { gates: expect.any(Array) } }, { trace: {} }] })
  })

  it('is decided in a workspace too', () => {
    const request = { principal: the.alice, action: 'sts:GetCallerIdentity', resource: '*' }
    const inCompany: Asking = { workspace: smallCompany(), explains: false, proposes: false }
    expect(answer({ checks: [{ request }] }, inCompany)).toMatchObject({
      decision: 'allowed',
      checks: [{ action: 'sts:GetCallerIdentity', decision: 'allowed' }],
    })
    const nobody = { request: { ...request, principal: `arn:aws:iam::${A}:user/nobody` } }
    expect(answer({ checks: [{ request }, nobody] }, inCompany)).toMatchObject({
      decision: 'unknown',
      reasons: [{ kind: 'no-such-caller' }],
    })
  })

  it.each<[string, Fields, string]>([
    ['no check', { checks: [] }, '/checks'],
    ['a check that is none', { checks: [1] }, '/checks/0'],
    ['a field too many', { checks: [{ ...runInstances[0], id: 1 }] }, '/checks/0/id'],
    ['a request besides', { checks: runInstances, request: {} }, '/request'],
    [
      'a wrong request',
      { checks: [runInstances[0], { request: { principal, action: 'x', resource: '*' } }], policies: {} },
      '/checks/1/request/action',
    ],
    [
      'wrong policies',
      { checks: [{ ...runInstances[0], policies: { identity: {} } }] },
      '/checks/0/policies/identity',
    ],
    ['no policies', { checks: runInstances }, '/policies'],
  ])('is refused with %s', (_title, line, pointer) => {
    expect(answer(line)).toMatchObject({ error: { pointer } })
  })
})

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const listing = { principal, action: 's3:ListAllMyBuckets', resource: '*' }

describe('a line with keys that nobody knows', () => {
  const withMfa = { request: listing, policies: identity({ Condition: mfa }) }

  it('says under which conditions it would be allowed', () => {
    const answered = answer({ ...withMfa, unknown: ['AWS:MultiFactorAuthPresent'] })
    expect(answered).toMatchObject({
      decision: 'implicitDeny',
      possibility: {
        kind: 'conditional',
        conditions: [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' }],
      },
    })
  })

  it.each([
    ['never', ['aws:SourceIp']],
    ['conditional', ['aws:Multi*']],
    ['never', []],
  ])('could be allowed %s with %j', (kind, unknown) => {
    expect(answer({ ...withMfa, unknown })).toMatchObject({ possibility: { kind } })
  })

  it('asks for all checks of a call', () => {
    const [first] = runInstances
    const checks = [first, { request: listing, policies: identity({ Condition: mfa }) }]
    const line = { checks, policies: identity({}), unknown: ['aws:MultiFactorAuthPresent'] }
    expect(answer(line)).toMatchObject({
      possibility: { kind: 'conditional' },
      checks: [{ possibility: { kind: 'always' } }, { possibility: { kind: 'conditional' } }],
    })
  })

  it.each([
    ['aws:SourceIp', '/unknown'],
    [['SourceIp'], '/unknown/0'],
    [['aws:SourceIp', 1], '/unknown/1'],
    [['aws:*Ip'], '/unknown/0'],
  ])('is refused with %j', (unknown, pointer) => {
    expect(answer({ ...withMfa, unknown })).toMatchObject({ error: { kind: 'invalid-request', pointer } })
  })
})

const point = `arn:aws:s3:eu-west-1:${A}:accesspoint/ap`
const accessPoint = { arn: point, bucket: 'arn:aws:s3:::b', bucketAccount: A }
const throughPoint = {
  request: {
    principal,
    action: 's3:GetObject',
    resource: `${point}/object/k`,
    resourceSettings: { s3: { accessPoint } },
  },
  policies: {
    resource: {
      name: 'ap',
      document: allowing({ Principal: { AWS: principal }, Resource: `${point}/object/*` }),
    },
  },
}
const delegation = {
  Principal: '*',
  Resource: 'arn:aws:s3:::b/*',
  Condition: { StringEquals: { 's3:DataAccessPointAccount': A } },
}
const bucketPolicies = { resource: { name: 'bucket', document: allowing(delegation) } }

describe('a line through an access point', () => {
  it('V128 R10.8 is answered for both sides', () => {
    expect(answer(throughPoint)).toMatchObject({
      decision: 'implicitDeny',
      checks: [
        { resource: `${point}/object/k`, decision: 'allowed' },
        { resource: 'arn:aws:s3:::b/k', decision: 'implicitDeny' },
      ],
    })
    expect(answer({ ...throughPoint, bucketPolicies })).toMatchObject({ decision: 'allowed' })
  })

  it('R10.8 holds the bucket to the resource control policies of its account', () => {
    const statement = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }
    const document = { Version: '2012-10-17', Statement: statement }
    const resourceControl = [{ target: 'r', policies: [{ name: 'rcp', document }] }]
    const policies = { ...throughPoint.policies, resourceControl }
    expect(answer({ ...throughPoint, policies, bucketPolicies })).toMatchObject({ decision: 'explicitDeny' })
    const own = { ...bucketPolicies, resourceControl: [] }
    expect(answer({ ...throughPoint, policies, bucketPolicies: own })).toMatchObject({ decision: 'allowed' })
  })

  it.each<[string, Fields, string]>([
    ['a layer that buckets have not', { bucketPolicies: { identity: [] } }, '/bucketPolicies/identity'],
    [
      'a bucket policy that S3 would refuse',
      { bucketPolicies: { resource: { name: 'b', document: { Statement: {} } } } },
      '/bucketPolicies/resource/document/Statement',
    ],
    ['no policies of the access point', { policies: undefined, bucketPolicies }, '/bucketPolicies'],
    [
      'no access point',
      { request: { ...listing, resource: '*' }, policies: {}, bucketPolicies },
      '/bucketPolicies',
    ],
    [
      'a resource elsewhere',
      { request: { ...throughPoint.request, resource: 'arn:aws:s3:::b/k' } },
      '/request/resource',
    ],
  ])('is refused with %s', (_title, more, pointer) => {
    const answered = answer({ ...throughPoint, ...more })
    expect(answered).toMatchObject({ error: { pointer: expect.stringContaining(pointer) } })
  })

  it('is refused in a workspace, which knows its own', () => {
    const inCompany: Asking = { workspace: smallCompany(), explains: false, proposes: false }
    expect(answer({ request: { ...throughPoint.request, principal: the.alice } }, inCompany)).toMatchObject({
      error: { pointer: '/request/resourceSettings/s3/accessPoint' },
    })
  })
})

describe('what a request says besides', () => {
  const kms = { principal, action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${A}:key/k` }
  const grants = [{ grantee: principal, operations: ['Decrypt'] }]

  it.each<[string, Fields, string]>([
    [
      'R10.2 the grants on a key',
      { request: { ...kms, resourceSettings: { kms: { grants } } }, policies: {} },
      'allowed',
    ],
    [
      'R9.10 where credentials come from',
      {
        request: { ...listing, action: 'iam:ListUsers', credentials: 'session-token' },
        policies: identity({}),
      },
      'implicitDeny',
    ],
    [
      'R10.6 whose the object is',
      {
        request: {
          principal,
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::b/k',
          resourceSettings: { s3: { objectOwner: '222222222222', ownershipControls: 'ObjectWriter' } },
        },
        policies: identity({}),
      },
      'implicitDeny',
    ],
    [
      'R7.6 which user a federated user’s session was issued for',
      {
        request: {
          ...listing,
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::b/k',
          resourceAccount: A,
          principal: `arn:aws:sts::${A}:federated-user/f`,
          sessionIssuer: principal,
        },
        policies: {
          session: [{ name: 's', document: allowing({}) }],
          resource: {
            name: 'b',
            document: allowing({ Principal: { AWS: principal }, Resource: 'arn:aws:s3:::b/*' }),
          },
        },
      },
      'allowed',
    ],
  ])('%s', (_title, line, decision) => {
    expect(answer(line)).toMatchObject({ decision })
  })

  it.each<[Fields, string]>([
    [{ credentials: 'role' }, '/request/credentials'],
    [{ credentials: 'keys' }, '/request/credentials'],
    [{ sessionIssuer: 'alice' }, '/request/sessionIssuer'],
    [{ resourceSettings: { sqs: {} } }, '/request/resourceSettings/sqs'],
    [{ resourceSettings: { kms: { grants: {} } } }, '/request/resourceSettings/kms/grants'],
    [{ resourceAccount: '1' }, '/request/resourceAccount'],
  ])('is refused where it is wrong: %j', (more, pointer) => {
    expect(answer({ request: { ...listing, ...more }, policies: {} })).toMatchObject({
      error: { kind: 'invalid-request', pointer },
    })
  })
})
