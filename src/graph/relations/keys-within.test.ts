import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { entitiesOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { accessAmong } from './access-among.ts'

const actions = { 's3-bucket': [{ action: 's3:GetObject', level: 'Read', isWithin: true }] } as const
const at = (key: string) => `arn:aws:s3:::reports/${key}`
const allow = (...keys: readonly string[]) => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: keys.map(at),
})
const denyAllBut = (...keys: readonly string[]) => ({
  Effect: 'Deny',
  Action: 's3:*',
  NotResource: keys.map(at),
})
const deny = (...keys: readonly string[]) => ({ Effect: 'Deny', Action: 's3:*', Resource: keys.map(at) })
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, nth) => `${prefix}${nth}`)

/** What ann reads in the bucket, as it is told: a thing inside it, and whether that is allowed. */
function read(own: readonly JsonObject[], boundary?: JsonObject) {
  const bounded =
    boundary === undefined ? {} : { permissionsBoundary: `arn:aws:iam::${account}:policy/Limits` }
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(...own))], ...bounded }],
        policies: boundary === undefined ? [] : [{ name: 'Limits', document: statement(boundary) }],
        resources: [{ type: 's3-bucket', name: 'reports' }],
      },
    ],
  })
  return entitiesOf(workspace, 'resource').flatMap((resource) =>
    accessAmong({ workspace }, [user('ann')], { kind: 'resource', id: resource.arn, resource, actions }).map(
      (relation) => relation.state,
    ),
  )
}

describe('access to something inside', () => {
  it.each<[string, readonly JsonObject[], JsonObject?]>([
    ['what one allows and the boundary leaves of it', [allow('team/*')], allow('*.csv')],
    ['what one allows and a Deny leaves of it', [allow('team/*'), denyAllBut('*/x')]],
    ['what two Denies leave of it', [allow('*'), denyAllBut('team/*'), denyAllBut('*.csv')]],
    ['what the boundary and a Deny leave of it', [allow('*'), denyAllBut('team/*')], allow('*.csv')],
    [
      'what the boundary allows but for what it names',
      [allow('*')],
      { Effect: 'Allow', Action: 's3:*', NotResource: ['0*', 'e*', 'x*'].map(at) },
    ],
    ['what stands after many that are denied', [deny(...many('d', 40)), allow('ok/*')]],
    ['what no pattern of a Deny names', [deny('e*', '0*', 'x*'), allow('*')]],
    [
      'all but what two patterns name, where a Deny of another action names more',
      [
        { Effect: 'Allow', Action: 's3:*', NotResource: ['0*', 'e*'].map(at) },
        { ...deny('x*'), Action: 'sts:*' },
      ],
    ],
    [
      'all but what patterns name that leave few letters',
      [{ Effect: 'Allow', Action: 's3:*', NotResource: ['0*', 'e*', 'x*', 'a*', 'q*'].map(at) }],
    ],
    ['what is allowed of a bucket by a pattern', [{ ...allow(), Resource: 'arn:aws:s3:::rep*/public/?*' }]],
  ])('is found of %s', (_, own, boundary) => {
    expect(read(own, boundary)).toEqual(['allowed'])
  })

  it.each<[string, readonly JsonObject[], JsonObject?]>([
    ['nothing that is allowed is left by the boundary', [allow('team/*')], allow('other/*')],
    ['all is denied', [allow('*'), denyAllBut('team/*'), deny('team/*')]],
  ])('is none where %s', (_, own, boundary) => {
    expect(read(own, boundary)).toEqual([])
  })
})
