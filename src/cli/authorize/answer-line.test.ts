import { describe, expect, it } from 'vitest'

import { smallCompany, the } from '#testing/accounts.ts'

import { answerLine, type Asking } from './answer-line.ts'

const alone: Asking = { workspace: null, explains: false, proposes: false }
const inCompany: Asking = { workspace: smallCompany(), explains: false, proposes: false }

type Fields = Readonly<Record<string, unknown>>

const request = {
  principal: 'arn:aws:iam::111111111111:user/u',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
}
const allowing = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }
const policies = { identity: [{ name: 'all of S3', document: allowing }] }

function answer(line: unknown, asking = alone): unknown {
  const text = typeof line === 'string' ? line : JSON.stringify(line)
  return JSON.parse(answerLine({ kind: 'text', number: 1, text }, asking).text)
}

const asking = (more: Fields) => answer({ request: { ...request, ...more }, policies })
const within = (more: Fields) => answer({ request: { ...request, ...more } }, inCompany)

describe('an answered line', () => {
  it('has the fields that other programs rely on, and no others', () => {
    expect(answer({ id: 'q1', request, policies })).toEqual({
      id: 'q1',
      decision: 'allowed',
      sentence: expect.any(String),
      awsMessage: null,
      blockedBy: [],
      matchedStatements: [
        { layer: 'identity', policy: 'all of S3', statement: 0, sid: null, effect: 'Allow' },
      ],
      rules: expect.any(Array),
      missingContextKeys: [],
    })
  })

  it('brings its gates when asked to explain', () => {
    expect(answer({ request, policies }, { workspace: null, explains: true, proposes: false })).toMatchObject(
      {
        id: null,
        trace: { gates: expect.any(Array), deciding: [{ layer: 'identity' }] },
      },
    )
  })

  it('stays one line for readers that take U+2028 for an end of line', () => {
    const text = JSON.stringify({ id: 'a\u2028b\u2029c', request, policies })
    const answered = answerLine({ kind: 'text', number: 1, text }, alone).text
    expect(answered).not.toMatch(/[\u2028\u2029]/)
    expect(JSON.parse(answered)).toMatchObject({ id: 'a\u2028b\u2029c' })
  })
})

describe('a line that can’t be answered', () => {
  it.each<[string, unknown, string, string]>([
    ['no JSON', '{', 'invalid-json', ''],
    ['a list', [], 'invalid-request', ''],
    ['an unknown field', { request, policies, policy: {} }, 'invalid-request', '/policy'],
    ['an id of another type', { id: {}, request, policies }, 'invalid-request', '/id'],
    ['no request', { policies }, 'invalid-request', '/request'],
    ['no policies', { request }, 'invalid-request', '/policies'],
    [
      'a misspelled layer',
      { request, policies: { permissionBoundary: [] } },
      'invalid-policy',
      '/policies/permissionBoundary',
    ],
    [
      'a layer that is no list',
      { request, policies: { identity: {} } },
      'invalid-policy',
      '/policies/identity',
    ],
    [
      'a level without policies',
      { request, policies: { serviceControl: [{ target: 'r' }] } },
      'invalid-policy',
      '/policies/serviceControl/0',
    ],
    [
      'a policy without document',
      { request, policies: { resource: { name: 'r' } } },
      'invalid-policy',
      '/policies/resource',
    ],
    [
      'a misspelled document',
      { request, policies: { session: [{ name: 'r', document: {}, doc: {} }] } },
      'invalid-policy',
      '/policies/session/0/doc',
    ],
    [
      'a policy that IAM would refuse',
      {
        request,
        policies: {
          identity: [{ name: 'p', document: { Statement: [{ ...allowing.Statement, Effect: 'allow' }] } }],
        },
      },
      'invalid-policy',
      '/policies/identity/0/document/Statement/0/Effect',
    ],
  ])('says so, and where: %s', (_title, line, kind, pointer) => {
    expect(answer(line)).toMatchObject({ id: null, error: { kind, pointer } })
  })

  it.each<[Fields, string]>([
    [{ action: 's3:*' }, '/request/action'],
    [{ action: null }, '/request/action'],
    [{ resource: ['*'] }, '/request/resource'],
    [{ resource: 'b/k' }, '/request/resource'],
    [{ principal: 'alice' }, '/request/principal'],
    [{ principal: { Service: 'ec2.amazonaws.com', Federated: 'x' } }, '/request/principal'],
    [{ principal: { kind: 'user', user: the.alice } }, '/request/principal'],
    [{ resourceAccount: 111111111111 }, '/request/resourceAccount'],
    [{ context: { 'aws:SourceIp': null } }, '/request/context/aws:SourceIp'],
    [{ context: { 'a:b': '1', 'A:b': '2' } }, '/request/context/A:b'],
    [
      { resourceSettings: { s3: { restrictPublicBucket: true } } },
      '/request/resourceSettings/s3/restrictPublicBucket',
    ],
    [
      { resourceSettings: { s3: { restrictPublicBuckets: 'true' } } },
      '/request/resourceSettings/s3/restrictPublicBuckets',
    ],
    [{ region: 'eu-west-1' }, '/request/region'],
  ])('points at the field of the request: %j', (more, pointer) => {
    expect(asking(more)).toMatchObject({ error: { kind: 'invalid-request', pointer } })
  })

  it('keeps the id of a line whose request is refused', () => {
    expect(answer({ id: 7, request: {}, policies })).toMatchObject({ id: 7, error: {} })
  })
})

describe('a line without policies, in a workspace', () => {
  const reports = 'arn:aws:s3:::reports/q1.csv'

  it('is decided by the policies of its caller', () => {
    expect(within({ principal: the.alice, resource: reports })).toMatchObject({
      decision: expect.stringMatching(/allowed|Deny/),
    })
  })

  it('finds the role of a session by its name, whatever its path', () => {
    const session = 'arn:aws:sts::111111111111:assumed-role/Deploy/run-1'
    expect(within({ principal: session, action: 'sts:GetCallerIdentity', resource: '*' })).toMatchObject({
      decision: 'allowed',
      sentence: expect.stringContaining('`run-1`'),
    })
  })

  it('makes up no session name for a role', () => {
    expect(within({ principal: the.deploy, action: 'sts:GetCallerIdentity', resource: '*' })).toMatchObject({
      decision: 'allowed',
      sentence: expect.stringContaining('A session of role'),
    })
  })

  it.each([
    ['arn:aws:iam::111111111111:user/nobody'],
    ['arn:aws:sts::111111111111:assumed-role/deploy/run-1'],
    ['arn:aws:iam::999999999999:root'],
    ['arn:aws:sts::111111111111:federated-user/f'],
  ])('is unknown where its caller is not there: %s', (principal) => {
    expect(within({ principal })).toMatchObject({
      decision: 'unknown',
      reasons: [{ kind: 'no-such-caller', caller: principal }],
    })
  })

  it('takes a session as the console keeps it', () => {
    const principal = { kind: 'user', user: the.alice, mfa: true }
    expect(within({ principal, action: 'sts:GetCallerIdentity', resource: '*' })).toMatchObject({
      decision: 'allowed',
    })
    expect(within({ principal: { ...principal, until: 'noon' } })).toMatchObject({
      error: { pointer: '/request/principal' },
    })
  })

  it('is refused where it contradicts the owner that the workspace knows', () => {
    expect(
      within({ principal: the.alice, resource: reports, resourceAccount: '999999999999' }),
    ).toMatchObject({
      error: { pointer: '/request/resourceAccount' },
    })
  })

  it('is unknown where it names an owner elsewhere, whose policy nobody can see', () => {
    const elsewhere = { resource: 'arn:aws:s3:::elsewhere/k', resourceAccount: '999999999999' }
    expect(within({ principal: the.alice, ...elsewhere })).toMatchObject({
      decision: 'unknown',
      reasons: [{ kind: 'unseen-resource' }],
    })
  })

  it('still decides by the policies that it brings', () => {
    expect(answer({ request, policies }, inCompany)).toMatchObject({ decision: 'allowed' })
  })

  it('says which field of the request can’t be read', () => {
    expect(within({ principal: the.alice, action: 'nothing' })).toMatchObject({
      error: { pointer: '/request/action' },
    })
  })
})
