import { describe, expect, it } from 'vitest'

import { allowing, dev, prod, smallCompany, the, trusting, workspaceOf } from '#testing/accounts.ts'

import type { Caller } from './caller.ts'
import { placeKey } from './document-place.ts'
import { arn } from './entities/names.ts'
import { gather, type Ask } from './gather.ts'

const workspace = smallCompany()
const asAlice: Caller = { kind: 'user', user: the.alice, context: {} }
const asDeploy: Caller = {
  kind: 'role-session',
  role: the.deploy,
  sessionName: 's',
  context: {},
  sessionPolicies: [],
}
const asOutsider: Caller = {
  kind: 'outside-principal',
  arn: arn('arn:aws:iam::999999999999:user/x'),
  context: {},
}
const report = `${the.reports}/q1.csv`

function gathered(caller: Caller, action: string, resource: string, context: Ask['context'] = {}) {
  return gather(workspace, caller, { action, resource, context })
}

describe('the policies of a user', () => {
  const { documents, gaps } = gathered(asAlice, 's3:GetObject', report)

  it('R1.9 are its own and those of its groups, each with a name to read and the place where it lives', () => {
    expect(documents.identity).toEqual([
      {
        name: 'inline policy queues of group Developers',
        document: allowing('sqs:SendMessage'),
        source: placeKey({ kind: 'inline', holder: the.developers, name: 'queues' }),
      },
      {
        name: 'managed policy ReadReports of group Developers',
        document: allowing('s3:GetObject'), // v1, which is in force, and not v2
        source: placeKey({ kind: 'managed', policy: the.readReports, versionId: 'v1' }),
      },
    ])
    expect(gaps).toEqual([])
  })

  it('R1.9 are limited by its boundary', () => {
    expect(documents.permissionsBoundary?.map(({ name }) => name)).toEqual(['managed policy Limits'])
  })

  it('are an empty layer where there are none, not an absent one', () => {
    const bob = gathered({ kind: 'user', user: the.bob, context: {} }, 's3:GetObject', report)
    expect(bob.documents).toEqual({ identity: [], resource: expect.anything() })
  })
})

describe('the policy of the resource', () => {
  it.each([
    ['the policy of an object is its bucket’s', 's3:GetObject', report, 'bucket policy of reports'],
    ['an action of another service meets no bucket policy', 'kms:Decrypt', report, undefined],
    ['a role answers to STS by its trust policy', 'sts:AssumeRole', the.deploy, 'trust policy of Deploy'],
    ['with session tags too', 'STS:TagSession', the.deploy, 'trust policy of Deploy'],
    ['and to IAM not', 'iam:GetRole', the.deploy, undefined],
    ['a queue without a policy has none', 'sqs:SendMessage', the.jobs, undefined],
  ])('%s', (_, action, resource, name) => {
    expect(gathered(asAlice, action, resource).documents.resource?.name).toBe(name)
  })

  it.each([
    ['of a bucket', 's3:GetObject', report, dev],
    ['of a role elsewhere', 'sts:AssumeRole', the.auditor, prod],
    [
      'of a queue that nobody here knows',
      'sqs:SendMessage',
      'arn:aws:sqs:eu-west-1:999999999999:q',
      '999999999999',
    ],
    ["of AWS's own policies is the caller's", 'iam:GetPolicy', the.awsReadOnly, dev],
    ['of a bucket that nobody here knows is left open', 's3:GetObject', 'arn:aws:s3:::other/x', undefined],
  ])('the account %s', (_, action, resource, account) => {
    expect(gathered(asAlice, action, resource).request.resourceAccount).toBe(account)
  })
})

describe('the context', () => {
  it('R6.6 of a user tells its name, unique id and tags', () => {
    expect(gathered(asAlice, 's3:GetObject', report).request).toEqual({
      principal: the.alice,
      action: 's3:GetObject',
      resource: report,
      resourceAccount: dev,
      context: {
        'aws:username': 'alice',
        'aws:userid': 'AIDAALICEALICEALICE00',
        'aws:PrincipalTag/team': 'web',
        'aws:ResourceAccount': dev,
      },
    })
  })

  it('R1.7 of a role session tells the role with its path, which the session ARN drops', () => {
    const { request } = gathered(asDeploy, 's3:ListAllMyBuckets', '*')
    expect(request).toEqual({
      principal: 'arn:aws:sts::111111111111:assumed-role/Deploy/s',
      action: 's3:ListAllMyBuckets',
      resource: '*',
      context: {
        'aws:PrincipalArn': the.deploy,
        'aws:userid': 'AROADEPLOYDEPLOYDEP00:s',
        'aws:PrincipalTag/stage': 'test',
      },
    })
  })

  it('takes what the session carries over what the account says, and what the request says over both', () => {
    const tagged: Caller = {
      ...asDeploy,
      context: { 'AWS:principaltag/Stage': 'prod', 'aws:SourceIp': '192.0.2.1' },
    }
    const { request } = gathered(tagged, 's3:ListAllMyBuckets', '*', { 'aws:sourceip': '203.0.113.7' })
    expect(request.context).toEqual({
      'aws:PrincipalArn': the.deploy,
      'aws:userid': 'AROADEPLOYDEPLOYDEP00:s',
      'AWS:principaltag/Stage': 'prod',
      'aws:sourceip': '203.0.113.7',
    })
  })

  it.each([
    ['a queue', 'sqs:SendMessage', the.jobs, { 'aws:ResourceTag/team': 'web' }],
    [
      'an instance, also under the key of its service',
      'ec2:StopInstances',
      the.instance,
      { 'aws:ResourceTag/env': 'test', 'ec2:ResourceTag/env': 'test' },
    ],
    [
      'a role, for STS and IAM',
      'sts:AssumeRole',
      the.deploy,
      { 'aws:ResourceTag/stage': 'test', 'iam:ResourceTag/stage': 'test' },
    ],
    ['a role that is passed: none, they do not count reliably', 'iam:PassRole', the.deploy, {}],
    ['an untagged role: none', 'sts:AssumeRole', the.auditor, {}],
  ])('R6.12 tells the tags of %s', (_, action, resource, tags) => {
    const context = Object.entries(gathered(asAlice, action, resource).request.context ?? {})
    expect(Object.fromEntries(context.filter(([key]) => key.includes('ResourceTag')))).toEqual(tags)
  })
})

describe('a caller of whom the account holds nothing', () => {
  it.each([
    [
      'a service',
      { kind: 'service', service: 'ec2.amazonaws.com', context: {} },
      { Service: 'ec2.amazonaws.com' },
    ],
    [
      'an identity of a provider',
      { kind: 'federated', provider: 'accounts.google.com', context: {} },
      { Federated: 'accounts.google.com' },
    ],
    ['an anonymous caller', { kind: 'anonymous', context: {} }, '*'],
    ['root', { kind: 'root', accountId: dev, context: {} }, 'arn:aws:iam::111111111111:root'],
  ] as const)('%s has no policies of its own', (_, caller, principal) => {
    const { request, documents } = gathered(caller, 'sts:AssumeRole', the.deploy)
    expect(request.principal).toEqual(principal)
    expect(Object.keys(documents)).toEqual(['resource'])
  })

  it('a principal from outside is taken as allowed by its own account', () => {
    const { documents } = gathered(asOutsider, 'sts:AssumeRole', the.deploy)
    expect(documents.identity).toEqual([
      {
        name: "the other account's own policies, taken as allowing",
        document: expect.objectContaining({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }),
      },
    ])
  })
})

describe('a gap', () => {
  const gone = arn('arn:aws:iam::111111111111:policy/gone')
  const broken = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: dev,
        users: [{ name: 'u', attachedPolicies: [gone], permissionsBoundary: gone, groups: ['nobody'] }],
        roles: [
          {
            name: 'r',
            attachedPolicies: ['arn:aws:iam::111111111111:policy/odd'],
            trustPolicy: trusting('*'),
          },
        ],
        policies: [{ name: 'odd', versions: [{ versionId: 'v1', document: {} }], defaultVersionId: 'v2' }],
      },
    ],
  })
  const user = arn('arn:aws:iam::111111111111:user/u')
  const role = arn('arn:aws:iam::111111111111:role/r')

  it('is every attached policy, boundary and group that is not there', () => {
    const ask = { action: 's3:ListAllMyBuckets', resource: '*', context: {} }
    expect(gather(broken, { kind: 'user', user, context: {} }, ask).gaps).toEqual([
      { kind: 'no-such-policy', policy: gone, holder: user, use: 'attached' },
      { kind: 'no-such-group', user, group: 'nobody' },
      { kind: 'no-such-policy', policy: gone, holder: user, use: 'boundary' },
    ])
  })

  it('is a default version that is not there', () => {
    const ask = { action: 's3:ListAllMyBuckets', resource: '*', context: {} }
    expect(gather(broken, { ...asDeploy, role }, ask).gaps).toEqual([
      { kind: 'no-such-version', policy: 'arn:aws:iam::111111111111:policy/odd', versionId: 'v2' },
    ])
  })

  it('is a caller who is not there', () => {
    const caller: Caller = { kind: 'user', user: the.deploy, context: {} }
    expect(gathered(caller, 's3:GetObject', '*').gaps).toEqual([
      { kind: 'no-such-caller', caller: the.deploy },
    ])
  })

  it.each([
    [
      'a queue of an account that nobody here sees into',
      asAlice,
      'sqs:SendMessage',
      'arn:aws:sqs:eu-west-1:999999999999:q',
    ],
    ['a role there', asAlice, 'sts:AssumeRole', 'arn:aws:iam::999999999999:role/r'],
    ["a role of a vendor's", asAlice, 'sts:AssumeRole', the.vendorRole],
    [
      'a key, whose own policy must always allow',
      asAlice,
      'kms:Decrypt',
      'arn:aws:kms:eu-west-1:111111111111:key/k',
    ],
    [
      'a key by its alias, which may stand for any key (R10.1)',
      asAlice,
      'kms:Decrypt',
      'arn:aws:kms:eu-west-1:111111111111:alias/k',
    ],
    [
      'an access point, whose policy and bucket nobody here knows (R10.8)',
      asAlice,
      's3:GetObject',
      'arn:aws:s3:eu-west-1:111111111111:accesspoint/a/object/k',
    ],
    ['an unknown bucket, for a caller from outside', asOutsider, 's3:GetObject', 'arn:aws:s3:::other/x'],
    [
      'an unknown bucket, for an anonymous caller',
      { kind: 'anonymous', context: {} },
      's3:GetObject',
      'arn:aws:s3:::other/x',
    ],
  ] as const)('is %s', (_, caller, action, resource) => {
    expect(gathered(caller, action, resource).gaps).toEqual([{ kind: 'unseen-resource', resource }])
  })

  it.each([
    [
      'a role that one’s own account does not have',
      asAlice,
      'sts:AssumeRole',
      'arn:aws:iam::222222222222:role/none',
    ],
    ['an unknown bucket, for a caller of one’s own', asAlice, 's3:GetObject', 'arn:aws:s3:::other/x'],
    ['an alias that is being made', asAlice, 'kms:CreateAlias', 'arn:aws:kms:eu-west-1:111111111111:alias/k'],
    [
      'an unknown queue in the caller’s account',
      asAlice,
      'sqs:SendMessage',
      'arn:aws:sqs:eu-west-1:111111111111:q',
    ],
    [
      'a user elsewhere, whom IAM lets nobody from here manage',
      asAlice,
      'iam:GetUser',
      'arn:aws:iam::999999999999:user/u',
    ],
  ])('is not %s', (_, caller, action, resource) => {
    expect(gathered(caller, action, resource).gaps).toEqual([])
  })
})
