import { array, assert, constantFrom, property, tuple } from 'fast-check'
import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { plainReading } from '#testing/escalation/plain-reading.ts'
import { account, statement, user } from '#testing/small-trust.ts'

import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'

const queue = (name: string) => `arn:aws:sqs:eu-west-1:${account}:${name}`

const statements = tuple(
  constantFrom('Allow', 'Deny'),
  constantFrom<JsonObject | '*'>(
    { AWS: user('ann') },
    { AWS: user('bob') },
    { AWS: `arn:aws:iam::${account}:root` },
    '*',
  ),
  constantFrom('sqs:*', 'sqs:AddPermission'),
  constantFrom<JsonObject>(
    { Resource: '*' },
    { Resource: '*' },
    { Resource: '*' },
    { Resource: queue('a') },
    { Resource: queue('${aws:username}') },
    { NotResource: queue('a') },
    { NotResource: `arn:aws:iam::${account}:r*` },
  ),
  constantFrom<JsonObject>(
    {},
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { StringEquals: { 'aws:ResourceTag/team': 'web' } },
    { StringEquals: { 'aws:username': '${aws:ResourceTag/owner}' } },
  ),
).map(([Effect, Principal, Action, resources, Condition]) =>
  Object.assign({ Effect, Principal, Action, Condition }, resources),
)

const policies = tuple(statements, constantFrom('2012-10-17', '2012-10-17', '2008-10-17')).map(
  ([one, version]) => ({ Version: version, Statement: [one] }),
)

const identities = constantFrom<JsonObject>(
  { Effect: 'Allow', Action: 'sqs:*', Resource: '*' },
  { Effect: 'Allow', Action: 'sqs:SetQueueAttributes', Resource: '*' },
)

it('tells queues apart by what their own policies say, as asking the engine about each does', () => {
  let ways = 0
  assert(
    property(array(policies, { minLength: 8, maxLength: 8 }), identities, (several, identity) => {
      const resources = several.map((policy, at) => {
        const name = 'abcdefgh'.charAt(at)
        return {
          type: 'sqs-queue',
          name,
          arn: queue(name),
          policy,
          tags: at % 2 === 0 ? { team: 'web' } : {},
        }
      })
      const workspace = workspaceOf({
        rolescape: 1,
        name: 'w',
        accounts: [
          {
            accountId: account,
            name: 'a',
            users: [
              { name: 'bob' },
              { name: 'ann', inlinePolicies: [{ name: 'p', document: statement(identity) }] },
            ],
            resources,
          },
        ],
      })
      const expected = plainReading(workspace, 'user', { chosen: [], spelled: ['*'] })
      ways += expected.size
      const told = escalationsIn(workspace).flatMap((way) =>
        targetsOf(way).map(
          ({ target }) => [`${way.principal} ${way.technique} ${target}`, way.state] as const,
        ),
      )
      expect(new Map(told)).toEqual(expected)
    }),
    { numRuns: 200 },
  )
  expect(ways).toBeGreaterThan(300)
})
