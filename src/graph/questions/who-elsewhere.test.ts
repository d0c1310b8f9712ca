import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, other, statement, stranger } from '#testing/small-trust.ts'

import { whoCan } from './who-can.ts'

const organizationId = 'o-tidewater00'

/** What anyone may do with the objects of a bucket of an organization, whose policy lets in those who meet `condition`. */
function anyone(condition: JsonObject) {
  const letting = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::reports/*',
  }
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
        resources: [
          {
            type: 's3-bucket',
            name: 'reports',
            policy: statement({ ...letting, Condition: condition }),
          },
        ],
      },
      { accountId: other, name: 'b', parent: 'r-tide' },
    ],
  })
  const ask = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x', context: {} }
  return [...whoCan(workspace, ask)].find(({ asker }) => asker.id === '*')?.access
}

describe('anyone, of whom a policy of a resource asks from where they are', () => {
  it.each<[string, JsonObject]>([
    ['the account itself', { StringEquals: { 'aws:PrincipalAccount': account } }],
    ['roles of another account of ours', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/*` } }],
    ['whoever brings what calls of STS alone do', { StringEquals: { 'sts:ExternalId': 'x-1' } }],
    ['our organization', { StringEquals: { 'aws:PrincipalOrgID': organizationId } }],
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
