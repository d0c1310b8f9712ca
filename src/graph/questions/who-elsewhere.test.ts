import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, other, statement, stranger } from '#testing/small-trust.ts'

import { whoCan } from './who-can.ts'

const organizationId = 'o-tidewater00'

/** The unique id of a role of ours. */
const ourId = 'AROAAAAAAAAAAAAAAAAAA'

/**
 * What anyone, or whoever the policy names, may do with the objects of a bucket of an organization, whose policy lets in those who
 * meet `condition`.
 */
function anyone(condition: JsonObject, Principal: JsonObject | '*' = '*', id = '*') {
  return accessUnder([letting(Principal, condition)], id)
}

function letting(Principal: JsonObject | '*', Condition: JsonObject = {}): JsonObject {
  return {
    Effect: 'Allow',
    Principal,
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::reports/*',
    Condition,
  }
}

function accessUnder(statements: readonly JsonObject[], id: string) {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId,
      rootId: 'r-tide',
      managementAccountId: account,
      policyTypes: [],
      organizationPolicies: [],
      policies: [],
      units: [],
    },
    accounts: [
      {
        accountId: account,
        name: 'a',
        parent: 'r-tide',
        roles: [{ name: 'A', uniqueId: ourId, trustPolicy: trusting(account) }],
        resources: [
          {
            type: 's3-bucket',
            name: 'reports',
            policy: statement(...statements),
          },
        ],
      },
      { accountId: other, name: 'b', parent: 'r-tide' },
    ],
  })
  const ask = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x', context: {} }
  return [...whoCan(workspace, ask)].find(({ asker }) => asker.id === id)?.access
}

const kindOf = (value: string) => ({ 'aws:PrincipalType': value })
const outsideRoot = `arn:aws:iam::${stranger}:root`
/** Of a role of another account by the beginning of its name. */
const roleOf = (start: string) => ({
  ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${stranger}:role/${start}*` },
})
const federated = `arn:aws:sts::${stranger}:federated-user`

describe('anyone, of whom a policy of a resource asks from where they are', () => {
  it.each<[string, JsonObject]>([
    ['the account itself', { StringEquals: { 'aws:PrincipalAccount': account } }],
    ['roles of another account of ours', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/*` } }],
    ['whoever brings what calls of STS alone do', { StringEquals: { 'sts:ExternalId': 'x-1' } }],
    ['our organization', { StringEquals: { 'aws:PrincipalOrgID': organizationId } }],
    ['a role of ours, by its id', { StringLike: { 'aws:userid': `${ourId}:*` } }],
    ['the root user of ours, by its id', { StringEquals: { 'aws:userid': [account, other] } }],
    [
      'roles whose id is that of a user',
      { StringEquals: { ...kindOf('AssumedRole'), 'aws:userid': stranger } },
    ],
  ])('may do nothing where it is %s', (_, condition) => {
    expect(anyone(condition)).toEqual({ state: 'denied' })
  })

  it.each<[string, string, string, JsonObject]>([
    ['an account', 'aws:PrincipalAccount', stranger, { StringEquals: { 'aws:PrincipalAccount': stranger } }],
    [
      'one that begins so',
      'aws:PrincipalAccount',
      '9999*',
      { StringLike: { 'aws:PrincipalAccount': '9999*' } },
    ],
    ['users', 'aws:PrincipalType', 'User', { StringEquals: { 'aws:PrincipalType': 'User' } }],
    [
      'another organization',
      'aws:PrincipalOrgID',
      'o-vendor0000',
      { StringEquals: { 'aws:PrincipalOrgID': 'o-vendor0000' } },
    ],
  ])('may on condition of being of %s', (_, key, value, condition) => {
    expect(anyone(condition)).toMatchObject({
      state: 'conditional',
      isOutside: true,
      conditions: [{ key, values: [value] }],
    })
  })
})

it('an account may by the ways of all who stand in for it, which are never said to be all', () => {
  const both = ['Deploy', 'Build'].map((start) => letting({ AWS: stranger }, roleOf(start)))
  const found = accessUnder(both, outsideRoot)
  if (found?.state !== 'conditional') throw new Error(`${found?.state}`)
  expect(found.ways.map((way) => way.flatMap(({ values }) => values))).toEqual([
    [`arn:aws:iam::${stranger}:role/Deploy*`],
    [`arn:aws:iam::${stranger}:role/Build*`],
  ])
  expect(found.isExact).toBe(false)
  expect(accessUnder([letting({ AWS: stranger }, roleOf('Deploy'))], outsideRoot)).toMatchObject({
    isExact: false,
  })
  const network = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
  expect(anyone(network)).toMatchObject({ ways: [[{ key: 'aws:SourceIp' }]], isExact: true })
})

it('a role of elsewhere is let in by no time that is over, though an id of ours is trusted besides', () => {
  const condition = { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }
  const role = `arn:aws:iam::${stranger}:role/R`
  expect(anyone(condition, { AWS: [ourId, role] }, role)?.state).not.toBe('conditional')
})

describe.each<[string, JsonObject | '*', string]>([
  ['anyone', '*', '*'],
  ['another account', { AWS: stranger }, outsideRoot],
])('of %s', (_, principal, id) => {
  it.each<[string, string, JsonObject]>([
    ['the root user by its id', 'aws:userid', { StringLike: { 'aws:userid': [`${ourId}:*`, stranger] } }],
    ['the root user by its ARN', 'aws:PrincipalArn', { ArnEquals: { 'aws:PrincipalArn': outsideRoot } }],
    ['the root user by its kind', 'aws:PrincipalType', { StringEquals: kindOf('Account') }],
    [
      'federated users by their ids',
      'aws:userid',
      { StringLike: { 'aws:userid': [`${ourId}:*`, `${stranger}:ann`] } },
    ],
    [
      'federated users by their ARNs',
      'aws:PrincipalArn',
      { StringLike: { 'aws:PrincipalArn': `${federated}/*` } },
    ],
    ['federated users by their kind', 'aws:PrincipalType', { StringEquals: kindOf('FederatedUser') }],
  ])('%s may', (__, key, condition) => {
    const access = anyone(condition, principal, id)
    expect(access).toMatchObject({ state: 'conditional', isOutside: true })
    expect(access).toMatchObject({ conditions: expect.arrayContaining([expect.objectContaining({ key })]) })
  })

  it('no root user may who is to be a role', () => {
    const condition = { StringLike: { ...kindOf('AssumedRole'), 'aws:userid': [`${ourId}:*`, stranger] } }
    expect(anyone(condition, principal, id)).toEqual({ state: 'denied' })
  })
})

describe('somebody of elsewhere whom a bucket names', () => {
  const outsider = `arn:aws:iam::${stranger}:role/ann`
  const elsewhere = { ...letting({ AWS: outsider }), Resource: 'arn:aws:s3:::reports/theirs/*' }

  it.each<[string, readonly JsonObject[]]>([
    ['an id of ours', [letting({ AWS: ourId })]],
    ['a deleted role by its id', [letting({ AWS: 'AROAQQQQQQQQQQQQQQQQQ' })]],
    [
      'an id of ours in part, and in part our organization',
      [
        letting('*', { StringLike: { 'aws:userid': `${ourId}:*` } }),
        letting({ AWS: outsider }, { StringEquals: { 'aws:PrincipalOrgID': organizationId } }),
      ],
    ],
    [
      'a deleted user by its id in part, and in part our organization',
      [
        letting({ AWS: 'AIDAQQQQQQQQQQQQQQQQQ' }),
        letting({ AWS: outsider }, { StringEquals: { 'aws:PrincipalOrgID': organizationId } }),
      ],
    ],
  ])('reads nothing that it lets %s read (R3.12, R6.7)', (_, statements) => {
    expect(accessUnder([...statements, elsewhere], outsider)).toEqual({ state: 'denied' })
  })

  it.each<[string, readonly JsonObject[]]>([
    [
      'an id that may be theirs',
      [letting('*', { StringLike: { 'aws:userid': ['AROAQQQQQQQQQQQQQQQQQ:*', `${ourId}:*`] } })],
    ],
    [
      'any id of their organization, and in part an id of ours',
      [
        letting('*', { StringLike: { 'aws:userid': `${ourId}:*` } }),
        letting({ AWS: outsider }, { StringEquals: { 'aws:PrincipalOrgID': 'o-vendor0000' } }),
      ],
    ],
  ])('may read what it lets %s read', (_, statements) => {
    expect(accessUnder([...statements, elsewhere], outsider)).toMatchObject({ state: 'conditional' })
  })

  it.each<[string, JsonObject]>([
    [
      'a user of a name and an account that only its ARN is asked for',
      {
        StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${stranger}:*` },
        StringEquals: { 'aws:username': 'ann' },
      },
    ],
    [
      'a user of a path and a name',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/ops/*' }, StringLike: { 'aws:username': 'a?n' } },
    ],
    [
      'a federated user of a name and an account, by ARN and id',
      {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::9999*:federated-user/*' },
        StringLike: { 'aws:userid': '*ann' },
      },
    ],
  ])('may as one of anyone where it is %s', (_, condition) => {
    expect(anyone(condition)).toMatchObject({ state: 'conditional', isOutside: true })
  })

  it.each([0, 1])('is told no way that only our own meet, whichever stands first (R6.7)', (first) => {
    const ours = letting(
      { AWS: stranger },
      {
        StringEquals: { 'aws:PrincipalOrgID': organizationId },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    )
    const theirs = letting({ AWS: stranger }, { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })
    const way = [{ operator: 'IpAddress', key: 'aws:SourceIp', values: ['192.0.2.0/24'], must: 'hold' }]
    expect(accessUnder(first === 0 ? [ours, theirs] : [theirs, ours], outsideRoot)).toMatchObject({
      conditions: way,
      ways: [way],
      witness: { 'aws:SourceIp': expect.stringMatching(/^192\.0\.2\./) },
    })
  })

  it('who is a user may not where the id is to be that of a session (R6.2)', () => {
    const ann = `arn:aws:iam::${stranger}:user/ann`
    const policy = letting({ AWS: ann }, { StringLike: { 'aws:userid': '*:a*' } })
    expect(accessUnder([policy], ann)).toEqual({ state: 'denied' })
  })
})

describe('of a resource in another partition', () => {
  const queue = `arn:aws-cn:sqs:cn-north-1:${account}:q`
  const outside = `arn:aws-cn:iam::${stranger}:root`

  it.each<[string, JsonObject | '*', JsonObject, string]>([
    ['an account there', { AWS: outside }, {}, outside],
    [
      'its roles',
      { AWS: outside },
      { ArnLike: { 'aws:PrincipalArn': `arn:aws-cn:iam::${stranger}:role/Deploy*` } },
      outside,
    ],
    ['anyone', '*', { ArnLike: { 'aws:PrincipalArn': `arn:aws-cn:iam::*:role/Deploy*` } }, '*'],
  ])('%s may', (_, Principal, Condition, id) => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          resources: [
            {
              type: 'generic',
              name: 'q',
              arn: queue,
              policy: statement({
                Effect: 'Allow',
                Principal,
                Action: 'sqs:SendMessage',
                Resource: '*',
                Condition,
              }),
            },
          ],
        },
      ],
    })
    const rows = [...whoCan(workspace, { action: 'sqs:SendMessage', resource: queue, context: {} })]
    expect(rows.find(({ asker }) => asker.id === id)?.access.state).toBe('conditional')
  })
})

it('whoever of a third party the workspace holds is told of once, as its own policies decide', () => {
  const theirs = `arn:aws:iam::${stranger}:user/eve`
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      { accountId: account, name: 'a', roles: [{ name: 'A', trustPolicy: trusting(theirs) }] },
      {
        accountId: stranger,
        name: 'vendor',
        ownership: 'third-party',
        users: [{ name: 'eve' }],
      },
    ],
  })
  const ask = { action: 'sts:AssumeRole', resource: `arn:aws:iam::${account}:role/A`, context: {} }
  const rows = [...whoCan(workspace, ask)].filter(({ asker }) => asker.id === theirs)
  expect(rows.map(({ asker, access }) => [asker.kind, access.state])).toEqual([['user', 'denied']])
})
