import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, statement, stranger, user } from '#testing/small-trust.ts'

import { trustGraphOf } from '../trust.ts'
import { escalationsIn } from './escalations.ts'

const lambda = { Service: 'lambda.amazonaws.com' }
const team = { StringLike: { 'aws:RequestTag/team': '*' } }
const anything = statement({ Effect: 'Allow', Action: '*', Resource: '*' })
const passing = statement({ Effect: 'Allow', Action: ['iam:PassRole', 'lambda:*'], Resource: '*' })

/** What the way by a function of ann's hangs on, and the workspace. */
function wayWith(tagging: JsonObject) {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(passing)] }],
        roles: [
          {
            name: 'T',
            inlinePolicies: [inline(anything)],
            trustPolicy: statement(
              { Effect: 'Allow', Principal: lambda, Action: 'sts:AssumeRole', Condition: team },
              { Effect: 'Allow', Principal: lambda, Action: 'sts:TagSession', Condition: tagging },
            ),
          },
        ],
      },
    ],
  })
  const way = escalationsIn(workspace).find(
    ({ principal, technique }) => principal === user('ann') && technique === 'lambda-create-invoke',
  )
  return { workspace, keys: way?.conditions.map(({ key }) => key) }
}

it('R9.13 a way by a service hangs on what a second permission of the service asks for, as the graph says', () => {
  const { workspace, keys } = wayWith({ ArnLike: { 'aws:SourceArn': 'arn:aws:lambda:*:*:function:own' } })
  const edge = trustGraphOf(workspace).edges.find(({ to }) => to === role('T'))
  expect(edge?.besides).toMatchObject([{ conditions: [{ key: 'aws:SourceArn' }] }])
  expect(keys).toEqual(expect.arrayContaining(['aws:RequestTag/team', 'aws:SourceArn']))
})

it('there is no such way where that permission is given for what another account does alone', () => {
  expect(wayWith({ StringEquals: { 'aws:SourceAccount': account } }).keys).toContain('aws:RequestTag/team')
  expect(wayWith({ StringEquals: { 'aws:SourceAccount': stranger } }).keys).toBeUndefined()
})
