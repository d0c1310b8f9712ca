import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonObject } from '#engine/text/json.ts'
import {
  accepted,
  after,
  allowing,
  dev,
  prod,
  refusalOf,
  smallCompany,
  the,
  trusting,
} from '#testing/accounts.ts'

import { arn, type Tags } from '../entities/names.ts'
import { noSettings } from '../entities/resource-settings.ts'
import { resolve } from '../resolve.ts'
import { addAwsManagedPolicy } from './add-aws-managed-policy.ts'
import { createAccount } from './create-account.ts'
import { createGroup } from './create-group.ts'
import { createInstanceProfile } from './create-instance-profile.ts'
import { createOidcProvider } from './create-oidc-provider.ts'
import { createPolicy } from './create-policy.ts'
import { createResource } from './create-resource.ts'
import { createSamlProvider } from './create-saml-provider.ts'
import { createUser } from './create-user.ts'

const workspace = smallCompany()
const made = {
  accountId: dev,
  path: '/',
  uniqueId: 'AIDAFRESHFRESHFRESH00',
  createDate: '2026-02-03T04:05:06Z',
}
const user = { ...made, name: 'carol', permissionsBoundary: null, loginProfile: true, tags: {} as Tags }
const policy = { ...made, name: 'P', description: '', document: allowing('s3:GetObject'), tags: {} }
const resource = {
  accountId: dev,
  type: 's3-bucket',
  name: 'new-bucket',
  region: 'eu-west-1',
  policy: null,
  executionRole: null,
  instanceProfile: null,
  settings: noSettings,
  tags: {},
} as const

describe('creating', () => {
  it.each([
    'a..b',
    '192.168.1.1',
    'xn--foo',
    'sthree-x',
    'amzn-s3-demo-bucket',
    'my-bucket-s3alias',
    'my-bucket--ol-s3',
    'my.mrap',
    'my--use1-az1--x-s3',
    'my--table-s3',
  ])('a bucket is refused with the name %s, which S3 does not take', (name) => {
    const found = refusalOf(createResource(workspace, { ...resource, name }))
    expect(found).toMatchObject({ kind: 'invalid-input', field: 'name', text: 's3-bucket-name' })
  })

  it.each(['a.b', '192.168.1.1.x', 'my-xn--foo', 's3alias'])('a bucket may be called %s', (name) => {
    expect(createResource(workspace, { ...resource, name }).ok).toBe(true)
  })

  it('a user: in its account, with nothing that grants', () => {
    const change = accepted(createUser(workspace, { ...user, path: '/staff/' }))
    expect(change).toMatchObject({
      label: { verb: 'create-user', names: ['carol'] },
      updated: [],
      removed: [],
    })
    expect(change.added).toEqual([
      {
        kind: 'user',
        id: 'arn:aws:iam::111111111111:user/staff/carol',
        arn: 'arn:aws:iam::111111111111:user/staff/carol',
        ...user,
        path: '/staff/',
        attachedPolicies: [],
        inlinePolicies: [],
        groups: [],
        passwordLastUsed: null,
        accessKeys: [],
        mfaDevices: [],
      },
    ])
  })

  it('a policy: its document is the first version and in force', () => {
    expect(accepted(createPolicy(workspace, { ...policy, path: '/team/' })).added).toMatchObject([
      {
        arn: 'arn:aws:iam::111111111111:policy/team/P',
        owner: dev,
        versions: [{ versionId: 'v1', document: policy.document, createDate: made.createDate }],
        defaultVersionId: 'v1',
      },
    ])
  })

  it('an OIDC provider: whether or not the issuer comes with its scheme', () => {
    const input = {
      accountId: dev,
      clientIds: ['sts.amazonaws.com'],
      thumbprints: [],
      createDate: '',
      tags: {},
    }
    const url = 'https://token.actions.githubusercontent.com'
    expect(accepted(createOidcProvider(workspace, { ...input, url })).added).toMatchObject([
      {
        arn: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com',
        url: 'token.actions.githubusercontent.com',
      },
    ])
    const many = Array.from({ length: 6 }, () => '0123456789abcdef0123456789abcdef01234567')
    expect(refusalOf(createOidcProvider(workspace, { ...input, url, thumbprints: many }))).toMatchObject({
      kind: 'limit-exceeded',
      quota: 'thumbprints-per-provider',
    })
  })

  it('a queue: with the region and account in its ARN', () => {
    const queue = { ...resource, type: 'sqs-queue', name: 'q' } as const
    expect(accepted(createResource(workspace, queue)).added).toMatchObject([
      { arn: 'arn:aws:sqs:eu-west-1:111111111111:q' },
    ])
  })

  it('R10.1 a key: with the policy that KMS gives it, by which the policies of its account decide', () => {
    const name = '1234abcd-12ab-34cd-56ef-1234567890ab'
    const change = createResource(workspace, { ...resource, type: 'kms-key', name })
    const key = arn(`arn:aws:kms:eu-west-1:${dev}:key/${name}`)
    const root = { kind: 'root', accountId: dev, context: {} } as const
    const asked = { action: 'kms:Decrypt', resource: key, context: {} }
    const resolution = resolve(after(workspace, change), root, asked)
    expect(resolution.kind === 'ready' && authorizeAll(resolution.checks).decision).toBe('allowed')
  })

  it("one of AWS's own policies: known by its ARN from then on", () => {
    const input = {
      path: '/job-function/',
      name: 'Billing',
      description: '',
      createDate: '',
      versionId: 'v7',
    }
    expect(
      accepted(addAwsManagedPolicy(workspace, { ...input, document: allowing('aws-portal:*') })).added,
    ).toMatchObject([
      { arn: 'arn:aws:iam::aws:policy/job-function/Billing', owner: 'aws', defaultVersionId: 'v7' },
    ])
  })

  it('a group, an instance profile, a SAML provider and an account', () => {
    expect(accepted(createGroup(workspace, { ...made, name: 'Ops' })).added).toHaveLength(1)
    expect(accepted(createInstanceProfile(workspace, { ...made, name: 'ip', tags: {} })).added).toHaveLength(
      1,
    )
    expect(
      accepted(createSamlProvider(workspace, { accountId: dev, name: 'idp', createDate: '', tags: {} }))
        .added,
    ).toHaveLength(1)
    expect(
      accepted(createAccount(workspace, { accountId: '000000000001', name: 'Log archive', ownership: 'own' }))
        .added,
    ).toMatchObject([{ id: 'account/000000000001', accountId: '000000000001' }])
  })
})

/** A document of so many characters, and 5,000 spaces. */
function sized(length: number): JsonObject {
  const bare = JSON.stringify({ Id: '', ...allowing('s3:GetObject') }).length
  return { Id: `${'x'.repeat(length - bare)}${' '.repeat(5000)}`, ...allowing('s3:GetObject') }
}

describe('other things are refused', () => {
  it.each([
    ['a policy with an odd path', { path: '/a b/' }, { field: 'path', rule: 'characters' }],
    [
      'a policy of a taken name under another path',
      { name: 'readreports', path: '/x/' },
      { kind: 'entity-already-exists' },
    ],
    [
      'a policy that names principals',
      { document: trusting(the.bob) },
      { kind: 'malformed-policy-document' },
    ],
  ])('%s', (_, changed, problem) => {
    expect(refusalOf(createPolicy(workspace, { ...policy, ...changed }))).toMatchObject(problem)
  })

  it('a policy of 6,145 characters, white space aside', () => {
    expect(createPolicy(workspace, { ...policy, document: sized(6144) }).ok).toBe(true)
    expect(refusalOf(createPolicy(workspace, { ...policy, document: sized(6145) }))).toEqual({
      kind: 'limit-exceeded',
      quota: 'managed-policy-size',
      limit: 6144,
      found: 6145,
      present: [],
    })
  })

  it.each([
    ['a bucket with capitals', { name: 'Reports' }, { field: 'name', rule: 'characters' }],
    [
      'a bucket that any account has',
      { accountId: prod, name: 'reports' },
      { kind: 'entity-already-exists' },
    ],
    [
      'a bucket with an execution role',
      { executionRole: the.deploy },
      { field: 'executionRole', rule: 'not-allowed-there' },
    ],
    ['a bucket with an instance profile', { instanceProfile: the.profile }, { field: 'instanceProfile' }],
    [
      'a function whose role is of another account',
      { type: 'lambda-function', name: 'f', executionRole: the.auditor } as const,
      { kind: 'no-such-entity', what: 'role' },
    ],
    ['a queue of no region', { type: 'sqs-queue', name: 'q', region: '' } as const, { field: 'region' }],
    [
      'an instance with a policy',
      { type: 'ec2-instance', name: 'i-0123456789abcdef0', policy: {}, region: 'eu-west-2' } as const,
      { field: 'policy', rule: 'not-allowed-there' },
    ],
    ['a generic resource of IAM', { type: 'generic', name: the.alice } as const, { rule: 'kept-by-iam' }],
    [
      'a generic resource of another account',
      { type: 'generic', name: `arn:aws:logs:eu-west-1:${prod}:log-group:web` } as const,
      { rule: 'of-another-account' },
    ],
    [
      'an object of a bucket',
      { type: 'generic', name: 'arn:aws:s3:::new-bucket/reports/*' } as const,
      { rule: 'part-of-another' },
    ],
    ['a bucket with a broken policy', { policy: { Statement: 1 } }, { kind: 'malformed-policy-document' }],
  ])('%s', (_, changed, problem) => {
    expect(refusalOf(createResource(workspace, { ...resource, ...changed }))).toMatchObject(problem)
  })

  it.each([
    ['12 letters', 'abcdefghijkl', 'invalid-input'],
    ['11 digits', '12345678901', 'invalid-input'],
    ['one that is there', dev, 'entity-already-exists'],
  ])('an account id: %s', (_, id, kind) => {
    expect(refusalOf(createAccount(workspace, { accountId: id, name: 'x', ownership: 'own' }))).toMatchObject(
      { kind },
    )
  })

  it('an account of no name', () => {
    const input = { accountId: '000000000001', name: '  ', ownership: 'own' } as const
    expect(refusalOf(createAccount(workspace, input))).toMatchObject({ field: 'name', rule: 'characters' })
  })
})
