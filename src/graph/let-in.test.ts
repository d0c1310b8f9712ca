import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import { arn as asArn } from '#model/entities/names.ts'
import { noSettings } from '#model/entities/resource-settings.ts'
import { entitiesOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, other, role, root, statement, user } from '#testing/small-trust.ts'

import { letInBy, letsNobodyIn, mayLetIn } from './let-in.ts'

const arn = `arn:aws:sqs:eu-west-1:${account}:q`

/** A queue with that policy. */
function queue(policy: JsonValue) {
  const resources = [{ type: 'sqs-queue', name: 'q', arn, policy }]
  const [found] = entitiesOf(
    workspaceOf({ rolescape: 1, name: 'w', accounts: [{ accountId: account, name: 'a', resources }] }),
    'resource',
  )
  if (found === undefined) throw new Error('the queue is refused')
  return found
}

const sending = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn }
const letting = (principal: JsonValue) => queue(statement({ ...sending, Principal: principal }))
const key = { ...queue(null), type: 'kms-key' } as const

describe('whom a resource lets in by itself', () => {
  it.each([
    ['no policy', queue(null), []],
    ['a user', letting({ AWS: user('ann') }), [user('ann')]],
    ['roles and users', letting({ AWS: [user('ann'), role('A')] }), [user('ann'), role('A')]],
    ['an account as a whole', letting({ AWS: [root, other] }), []],
    ['a service', letting({ Service: 'sns.amazonaws.com' }), []],
    ['an owner of buckets', letting({ CanonicalUser: 'a'.repeat(64) }), []],
    ['everyone', letting('*'), null],
    ['everyone with credentials', letting({ AWS: '*' }), null],
    ['a session', letting({ AWS: `arn:aws:sts::${account}:assumed-role/A/s` }), null],
    ['somebody by unique id', letting({ AWS: 'AIDAQQQQQQQQQQQQQQQQQ' }), null],
    ['all but one', queue(statement({ ...sending, NotPrincipal: { AWS: user('ann') } })), null],
    ['a Deny alone', queue(statement({ ...sending, Effect: 'Deny', Principal: '*' })), []],
    ['a policy that IAM would refuse', queue(statement({ Effect: 'Allow' })), null],
    ['a key without grants', key, []],
    [
      'a key with a grant',
      {
        ...key,
        settings: {
          ...noSettings,
          grants: [{ grantee: role('A'), operations: ['Decrypt'] }],
        },
      },
      null,
    ],
    [
      'a bucket whose objects belong to whoever writes them',
      { ...queue(null), type: 's3-bucket', settings: { ...noSettings, ownershipControls: 'ObjectWriter' } },
      [],
    ],
    ['an access point', { ...queue(null), type: 's3-access-point' }, null],
    [
      'an object, of which the policy of its bucket decides',
      { ...queue(null), type: 'generic', arn: asArn('arn:aws:s3:::kept/old.zip') },
      null,
    ],
    [
      'a bucket kept as a generic resource',
      { ...queue(null), type: 'generic', arn: asArn('arn:aws:s3:::kept') },
      [],
    ],
  ] as const)('is told of %s', (_, resource, expected) => {
    const found = letInBy(resource)
    expect(found === null ? null : [...found]).toEqual(expected)
    expect(letsNobodyIn(resource)).toBe(expected?.length === 0)
    for (const one of [user('ann'), role('A'), user('eve')]) {
      expect(mayLetIn(resource, one)).toBe(expected === null || expected.some((name) => name === one))
    }
  })
})
