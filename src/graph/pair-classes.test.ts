import { array, assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, root, statement, trustWith, user } from '#testing/small-trust.ts'

import { directoryOf } from './directory.ts'
import { edgesOfPair } from './edges-into.ts'
import { emptyMemo } from './trust-memo.ts'
import { trustGraphOf } from './trust.ts'

const roles = ['app/one', 'app/two', 'data/four', 'three'] as const
const arnOf = (path: string) => `arn:aws:iam::${account}:role/${path}`

const document = constantFrom<JsonValue>(
  permitting('*'),
  permitting(arnOf('app/*')),
  permitting(arnOf('app/one')),
  permitting(arnOf('*/one')),
  permitting(arnOf('app/tw?')),
  permitting(`arn:aws:iam::*:role/app/*`),
  permitting(`arn:aws:iam::${account}:*`),
  permitting(`arn:aws:iam::${account}:r*`),
  statement({ Effect: 'Allow', Action: 'sts:*', Resource: [arnOf('three'), arnOf('data/*')] }),
  statement({ Effect: 'Allow', Action: 'sts:*', NotResource: arnOf('app/*') }),
  statement(
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: arnOf('app/*') },
  ),
  statement({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: arnOf('*'),
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  }),
  statement({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: '*',
    Condition: { StringEquals: { 'iam:ResourceTag/team': 'web' } },
  }),
)

const tagged = (key: string, value: string) => trustWith({ AWS: root }, { StringEquals: { [key]: value } })

const trustPolicy = constantFrom<JsonValue>(
  trusting(root),
  trusting(`arn:aws-cn:iam::${account}:root`),
  trusting(user('u0')),
  trusting(user('u0'), user('u1')),
  trusting(root, user('u2')),
  trusting('*'),
  tagged('aws:PrincipalTag/team', 'web'),
  tagged('aws:principaltag/Team', 'data'),
  tagged('aws:ResourceTag/team', 'web'),
  tagged('aws:PrincipalArn', user('u0')),
  trustWith({ AWS: root }, { StringEquals: { 'aws:PrincipalTag/team': '${aws:ResourceTag/team}' } }),
  statement(
    { Effect: 'Allow', Principal: { AWS: user('u0') }, Action: 'sts:AssumeRole' },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:AssumeRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  ),
)

const tags = constantFrom<Record<string, string>>({}, { team: 'web' }, { Team: 'data' }, { cost: 'web' })

const accounts = record({
  users: array(record({ document, tags }), { minLength: 3, maxLength: 6 }),
  roles: array(record({ trustPolicy, tags }), { minLength: roles.length, maxLength: roles.length }),
}).map((made) =>
  workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: made.users.map((one, at) => ({
          name: `u${at}`,
          tags: one.tags,
          inlinePolicies: [inline(one.document)],
        })),
        roles: made.roles.map((one, at) => {
          const path = roles[at] ?? ''
          const name = path.slice(path.lastIndexOf('/') + 1)
          return { name, path: `/${path.slice(0, -name.length)}`, ...one }
        }),
      },
    ],
  }),
)

/** Every pair of a user and a role as it is where nothing is known of any other pair. */
function pairByPair(workspace: Workspace): readonly string[] {
  const directory = directoryOf(workspace)
  return directory.users.flatMap(({ arn }) =>
    directory.roles.flatMap((role) =>
      edgesOfPair({ workspace, directory, memo: emptyMemo() }, { from: arn, role }).map(({ edge }) =>
        told(edge),
      ),
    ),
  )
}

function told({
  id,
  state,
  reason,
  conditions,
}: {
  readonly id: string
  readonly state: string
  readonly reason: string
  readonly conditions: readonly unknown[]
}): string {
  return `${id} ${state} ${reason} ${JSON.stringify(conditions)}`
}

describe('pairs that are decided alike', () => {
  it('are decided as each is by itself', () => {
    assert(
      property(accounts, (workspace) => {
        const names = new Set(directoryOf(workspace).users.map(({ arn }) => String(arn)))
        const alone = new Set(pairByPair(workspace))
        const together = trustGraphOf(workspace).edges.filter(({ from }) => names.has(from))
        expect(together.map(told).filter((edge) => !alone.has(edge))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
