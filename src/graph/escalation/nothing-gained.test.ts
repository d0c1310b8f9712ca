import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, other, role, root, statement, user } from '#testing/small-trust.ts'

import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'

const allow = (action: string | readonly string[], resource = '*', more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
})
const passing = [allow('iam:PassRole'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])]
const lambda = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }
const reading = allow('s3:Get*', 'arn:aws:s3:::things/*')

type Made = {
  readonly ann?: readonly JsonObject[]
  readonly its?: readonly JsonObject[]
  readonly annToo?: JsonObject
  readonly itsToo?: JsonObject
  readonly more?: JsonObject
  readonly besides?: JsonObject
}

/** The roles that ann, who may pass any to Lambda, gains so: Strong, which may do more than ann, and Its or not. */
function gained({ ann = [], its = [], annToo = {}, itsToo = {}, more = {}, besides = {} }: Made) {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    ...besides,
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(...passing, ...ann))], ...annToo }],
        roles: [
          {
            name: 'Its',
            trustPolicy: statement(lambda),
            inlinePolicies: [inline(statement(...its))],
            ...itsToo,
          },
          {
            name: 'Strong',
            trustPolicy: statement(lambda),
            inlinePolicies: [inline(statement(allow('*')))],
          },
        ],
        ...more,
      },
    ],
  })
  const ways = escalationsIn(workspace).filter(
    ({ principal, technique }) => principal === user('ann') && technique === 'lambda-create-invoke',
  )
  for (const { steps } of ways) expect(steps[0]?.resource).toBe(targetsOf(ways[0] ?? fail())[0]?.target)
  return ways.flatMap((way) => targetsOf(way).map(({ gains }) => gains))
}

function fail(): never {
  throw new Error('there is no way')
}

/** A bucket whose policy speaks of somebody. */
const bucket = (Principal: JsonObject, more: JsonObject = {}) => ({
  more: {
    resources: [
      {
        type: 's3-bucket',
        name: 'b',
        policy: statement({
          Effect: 'Allow',
          Principal,
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::b/*',
          ...more,
        }),
      },
    ],
  },
})

const both = [role('Its'), role('Strong')]
const strong = [role('Strong')]

describe('a role that may do no more', () => {
  it('is not gained: one that may do nothing, and one of which every Allow is covered', () => {
    expect(gained({})).toEqual(strong)
    expect(gained({ its: [reading], ann: [allow('s3:*')] })).toEqual(strong)
    expect(gained({ its: [reading], ann: [reading] })).toEqual(strong)
    expect(gained({ its: [reading] })).toEqual(both)
    expect(gained({ its: [allow('s3:*')], ann: [reading] })).toEqual(both)
  })

  it('is gained where one’s own Allow asks for more, or who asks matters', () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    const own = { Condition: { StringEquals: { 'aws:PrincipalArn': role('Its') } } }
    const region = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }
    const [on] = [allow('s3:*')]
    expect(gained({ its: [reading], ann: [allow('s3:*', '*', mfa)] })).toEqual(both)
    expect(gained({ its: [allow('s3:*', '*', own)], ann: [allow('s3:*', '*', own)] })).toEqual(both)
    expect(gained({ its: [allow('s3:*', '*', own)], ann: [on] })).toEqual(strong)
    expect(gained({ its: [allow('s3:*', '*', region)], ann: [allow('s3:*', '*', region)] })).toEqual(strong)
    const home = allow('s3:*', 'arn:aws:s3:::home/${aws:userid}/*')
    expect(gained({ its: [home], ann: [home] })).toEqual(both)
  })

  it('is gained where a Deny or a boundary holds one back alone', () => {
    const deny = { Effect: 'Deny', Action: 's3:DeleteObject', Resource: '*' }
    const policies = [{ name: 'Limits', document: statement(allow(['iam:*', 'lambda:*', 's3:Get*'])) }]
    const limits = { permissionsBoundary: `arn:aws:iam::${account}:policy/Limits` }
    const all = { its: [allow('s3:*')], ann: [allow('s3:*')] }
    expect(gained(all)).toEqual(strong)
    expect(gained({ ...all, ann: [allow('s3:*'), deny] })).toEqual(both)
    expect(gained({ its: [allow('s3:*'), deny], ann: [allow('s3:*'), deny] })).toEqual(strong)
    expect(gained({ ...all, annToo: limits, more: { policies } })).toEqual(both)
    expect(gained({ ...all, annToo: limits, itsToo: limits, more: { policies } })).toEqual(strong)
  })

  it('is gained where a policy of something else lets it in, or tells callers apart', () => {
    expect(gained(bucket({ AWS: role('Its') }))).toEqual(both)
    expect(gained(bucket({ AWS: root }))).toEqual(strong)
    expect(gained(bucket({ AWS: user('ann') }))).toEqual(strong)
    const tagged = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } } }
    expect(gained(bucket({ AWS: root }, tagged))).toEqual(both)
    expect(gained(bucket({ AWS: `arn:aws:iam::${other}:root` }, tagged))).toEqual(strong)
    // in which sessions differ from access keys
    for (const key of [
      'aws:MultiFactorAuthPresent',
      'aws:TokenIssueTime',
      'saml:aud',
      'idp.example.com:sub',
    ]) {
      const asking = { Condition: { Null: { [key]: 'true' } } }
      expect(gained(bucket({ AWS: root }, asking))).toEqual(both)
    }
    const region = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }
    expect(gained(bucket({ AWS: root }, region))).toEqual(strong)
    expect(gained(bucket({ AWS: user('ann') }, { Effect: 'Deny' }))).toEqual(both)
    const session = `arn:aws:sts::${account}:assumed-role/Its/me`
    expect(gained(bucket({ AWS: session }))).toEqual(both)
    const next = statement({ Effect: 'Allow', Principal: { AWS: role('Its') }, Action: 'sts:AssumeRole' })
    const roles = [
      { name: 'Its', trustPolicy: statement(lambda) },
      { name: 'Next', trustPolicy: next },
    ]
    expect(gained({ more: { roles } })).toEqual([role('Its')])
  })

  it('is gained by whoever may change what it may', () => {
    expect(gained({ ann: [allow('iam:PutRolePolicy', role('Its'))] })).toEqual(both)
  })
})

it('says of a function that is opened to others that no identity is gained', () => {
  const fn = `arn:aws:lambda:eu-west-1:${account}:function:f`
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(allow('lambda:AddPermission')))] }],
        roles: [
          { name: 'Strong', trustPolicy: statement(lambda), inlinePolicies: [inline(statement(allow('*')))] },
        ],
        resources: [{ type: 'lambda-function', name: 'f', arn: fn, executionRole: role('Strong') }],
      },
    ],
  })
  const ways = escalationsIn(workspace).filter(
    ({ principal, technique }) => principal === user('ann') && technique === 'lambda-add-permission',
  )
  expect(ways.flatMap(targetsOf)).toEqual([{ target: fn, gains: null }])
})
