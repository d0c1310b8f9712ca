import { expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { entityOf } from '#model/workspace.ts'
import { allowing, workspaceOf } from '#testing/accounts.ts'
import { account, inline, user } from '#testing/small-trust.ts'

import { accessAmong } from './access-among.ts'
import { withItsReason } from './reasons.ts'
import type { AccessActions } from './relation.ts'

const bucket = 'arn:aws:s3:::things'
const actions: AccessActions = {
  's3-bucket': [
    { action: 's3:AbortMultipartUpload', isWithin: true, level: 'Write' },
    { action: 's3:GetObject', isWithin: true, level: 'Read' },
    { action: 's3:PutBucketPolicy', isWithin: false, level: 'Permissions management' },
  ],
}

/** What ann's access to the bucket is explained by, and its levels. */
function explained(...may: readonly string[]) {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(allowing(...may))] }],
        resources: [{ type: 's3-bucket', name: 'things' }],
      },
    ],
  })
  const resource = entityOf(workspace, 'resource', arn(bucket))
  if (resource === undefined) throw new Error('no bucket')
  const goal = { kind: 'resource' as const, id: resource.id, resource, actions }
  const [relation] = accessAmong({ workspace }, [user('ann')], goal)
  if (relation?.kind !== 'access') throw new Error('no access')
  const { sentence } = withItsReason(workspace, relation)
  return [sentence.match(/s3:\w+/)?.[0], ...relation.levels.map(({ level }) => level)]
}

it('explains the gravest access that somebody has, which stands first', () => {
  expect(explained('s3:*')).toEqual(['s3:PutBucketPolicy', 'Permissions management', 'Write', 'Read'])
  expect(explained('s3:GetObject', 's3:Abort*')).toEqual(['s3:AbortMultipartUpload', 'Write', 'Read'])
})
