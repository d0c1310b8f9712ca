import { describe, expect, it } from 'vitest'

import { workspaceOf } from '#testing/accounts.ts'
import { account, statement, stranger } from '#testing/small-trust.ts'

import { whoCan } from './who-can.ts'

describe('anyone through an access point', () => {
  it('may on condition of what the bucket under it asks for, and so may whom the bucket names (R10.7)', () => {
    const point = `arn:aws:s3:eu-west-1:${account}:accesspoint/ap1`
    const named = `arn:aws:iam::${stranger}:role/ann`
    const reading = { Effect: 'Allow', Action: 's3:GetObject' }
    const inBucket = { ...reading, Resource: 'arn:aws:s3:::reports/*' }
    const Condition = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci-*' } }
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          resources: [
            {
              type: 's3-bucket',
              name: 'reports',
              policy: statement(
                { ...inBucket, Principal: '*', Condition },
                { ...inBucket, Principal: { AWS: named } },
              ),
            },
            {
              type: 's3-access-point',
              name: 'ap1',
              arn: point,
              settings: { bucket: 'arn:aws:s3:::reports' },
              policy: statement({ ...reading, Principal: '*', Resource: `${point}/object/*` }),
            },
          ],
        },
      ],
    })
    const ask = { action: 's3:GetObject', resource: `${point}/object/x`, context: {} }
    const rows = [...whoCan(workspace, ask)]
    const states = Object.fromEntries(rows.map(({ asker, access }) => [asker.id, access.state]))
    expect(states).toMatchObject({ '*': 'conditional', [named]: 'conditional' })
  })
})
