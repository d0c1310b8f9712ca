import { expect, it } from 'vitest'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import {
  account,
  denying,
  inline,
  other,
  permitting,
  role,
  root,
  statement,
  user,
} from '#testing/small-trust.ts'

import { trustGraphOf } from '../trust.ts'
import { assumingIn } from './assuming-administrators.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'
import { targetsOf } from './escalation.ts'

const everything = statement({ Effect: 'Allow', Action: '*', Resource: '*' })
const trusting = (principal: string, more: JsonObject = {}) =>
  statement({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', ...more })
const strong = (name: string, trustPolicy: JsonValue, more: JsonObject = {}) => ({
  name,
  trustPolicy,
  inlinePolicies: [inline(everything)],
  ...more,
})

const there = (name: string) => `arn:aws:iam::${other}:role/${name}`
const external = (id: string) => ({ Condition: { StringEquals: { 'sts:ExternalId': id } } })

function withAnn(document: JsonValue, roles: readonly JsonObject[], more: JsonObject = {}): Workspace {
  const users = [{ name: 'ann', inlinePolicies: [inline(document)] }]
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: account, name: 'a', users, roles, ...more }],
  })
}

/** The ways of ann, or of somebody else: state, roles, and the steps to the first. */
function told(workspace: Workspace, by: string = user('ann')) {
  const who = entityOf(workspace, 'user', by) ?? entityOf(workspace, 'role', by)
  if (who === undefined) throw new Error(`${by} is missing`)
  const { waysOf } = assumingIn(workspace, trustGraphOf(workspace), emptyEscalationMemo())
  return waysOf(who).map((way) => [
    way.state,
    targetsOf(way).map(({ gains }) => gains),
    way.steps.map(({ resource, by: from }) => [from ?? by, resource]),
  ])
}

it('tells of a role that may do everything and that one may assume, with the statements that decide', () => {
  const workspace = withAnn(permitting(role('Adm')), [strong('Adm', trusting(root))])
  expect(told(workspace)).toEqual([['allowed', [role('Adm')], [[user('ann'), role('Adm')]]]])
  const { stepsTo } = assumingIn(workspace, trustGraphOf(workspace), emptyEscalationMemo())
  const [step] = stepsTo(user('ann'), role('Adm'))
  expect(step?.deciding.map(({ policy }) => policy)).toEqual([
    'trust policy of Adm',
    'inline policy p of user ann',
  ])
  expect(stepsTo(user('ann'), role('Other'))).toEqual([])
})

it('tells of none without the trust, without the permission, or where they contradict one another', () => {
  expect(told(withAnn(permitting(role('Adm')), [strong('Adm', trusting(role('Adm')))]))).toEqual([])
  expect(told(withAnn(denying('*'), [strong('Adm', trusting(user('ann')))]))).toEqual([])
  expect(told(withAnn(permitting(role('Other')), [strong('Adm', trusting(root))]))).toEqual([])
  const asking = statement({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: '*',
    ...external('x'),
  })
  expect(told(withAnn(asking, [strong('Adm', trusting(root, external('y')))]))).toEqual([])
})

it('tells of none to a role that is bounded or denied something, nor for whoever may do everything already', () => {
  const bounded = strong('Adm', trusting(user('ann')), {
    permissionsBoundary: `arn:aws:iam::${account}:policy/B`,
  })
  const policies = [{ name: 'B', document: statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) }]
  expect(told(withAnn(permitting('*'), [bounded], { policies }))).toEqual([])
  const less = strong('Adm', trusting(user('ann')), {
    inlinePolicies: [
      inline(everything),
      { name: 'less', document: statement({ Effect: 'Deny', Action: 'iam:*', Resource: '*' }) },
    ],
  })
  expect(told(withAnn(permitting('*'), [less]))).toEqual([])
  expect(told(withAnn(everything, [strong('Adm', trusting(root))]))).toEqual([])
})

it('depends on the conditions of both sides', () => {
  const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
  expect(told(withAnn(permitting('*'), [strong('Adm', trusting(root, mfa))]))).toMatchObject([
    ['conditional', [role('Adm')], [[user('ann'), role('Adm')]]],
  ])
})

it('goes over roles in between, the surest way and then the shortest, and not on from one that may do everything', () => {
  const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
  const mid = { name: 'Mid', trustPolicy: trusting(root), inlinePolicies: [inline(permitting('*'))] }
  const adm = strong(
    'Adm',
    statement(
      { Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole', ...mfa },
      { Effect: 'Allow', Principal: { AWS: role('Mid') }, Action: 'sts:AssumeRole' },
    ),
  )
  const further = strong('Further', trusting(role('Adm')))
  expect(told(withAnn(permitting(role('Mid')), [mid, adm, further]))).toEqual([
    [
      'allowed',
      [role('Adm')],
      [
        [user('ann'), role('Mid')],
        [role('Mid'), role('Adm')],
      ],
    ],
  ])
})

it('goes into other accounts, and tells of alike roles together', () => {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      { accountId: account, name: 'a', users: [{ name: 'ann', inlinePolicies: [inline(permitting('*'))] }] },
      {
        accountId: other,
        name: 'b',
        roles: ['One', 'Two'].map((name) => strong(name, trusting(user('ann')))),
      },
    ],
  })
  expect(told(workspace)).toMatchObject([
    ['allowed', [there('One'), there('Two')], [[user('ann'), there('One')]]],
  ])
})

const hop = (from: string, to: string) => [from, to]

it('leads an administrator, and whoever becomes one, into other accounts', () => {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(permitting(role('Adm')))] }],
        roles: [strong('Adm', trusting(user('ann'))), strong('Second', trusting(root))],
      },
      {
        accountId: other,
        name: 'b',
        roles: [
          strong('One', trusting(role('Adm'))),
          strong('Two', trusting(there('One'))),
          { name: 'Weak', trustPolicy: trusting(root) },
        ],
      },
    ],
  })
  expect(told(workspace, role('Adm'))).toEqual([
    ['allowed', [there('One')], [hop(role('Adm'), there('One'))]],
  ])
  expect(told(workspace, there('One'))).toEqual([])
  expect(told(workspace)).toEqual([
    ['allowed', [role('Adm')], [hop(user('ann'), role('Adm'))]],
    ['allowed', [there('One')], [hop(user('ann'), role('Adm')), hop(role('Adm'), there('One'))]],
  ])
})
