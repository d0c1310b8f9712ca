import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { allowing, trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, statement, trustWith, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'
import { waysBeside, type WaysOfOne } from './ways-beside.ts'

const may = (...actions: readonly string[]) => [inline(allowing(...actions))]
const everything: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' }

/** ann becomes A, and B over A, under MFA; C is somebody else's. */
function accountWith(ofB: readonly string[]) {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: may('iam:PutUserPolicy') }, { name: 'bob' }],
        roles: [
          { name: 'A', trustPolicy: trusting(user('ann')), inlinePolicies: may('s3:GetObject') },
          {
            name: 'B',
            trustPolicy: trustWith({ AWS: role('A') }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
            inlinePolicies: may(...ofB),
          },
          { name: 'C', trustPolicy: trusting(user('bob')), inlinePolicies: may('iam:PutRolePolicy') },
          {
            name: 'All',
            trustPolicy: trusting(user('bob')),
            inlinePolicies: [inline(statement(everything))],
          },
        ],
      },
    ],
  })
}

const memos = { trust: emptyMemo(), climbs: emptyEscalationMemo() }

function found(workspace: ReturnType<typeof accountWith>, from: string, kept = memos, to?: string) {
  const scene = { workspace, graph: trustGraphOf(workspace, kept.trust), memo: kept.trust }
  const at = to === undefined ? {} : { to: { at: { kind: 'node', id: to } as const, actions: {} } }
  return [...waysBeside(scene, kept.climbs, { from, ...at })].filter((one): one is WaysOfOne => one !== null)
}

it('counts the ways up of somebody and of all whom it can become, nearest first, and of nobody else', () => {
  expect(found(accountWith(['iam:PutRolePolicy']), user('ann'))).toEqual([
    {
      principal: user('ann'),
      hops: 0,
      isCertain: true,
      count: 1,
      open: 0,
      unknown: 0,
      leads: { 'any-permission': 1 },
    },
    expect.objectContaining({ principal: role('B'), hops: 2, isCertain: false }),
  ])
})

it('tells of whoever may do everything no way by which it gains nothing', () => {
  const of = found(accountWith([]), user('bob')).map(({ principal }) => principal)
  expect(of).toEqual([role('C')])
})

it('says after an edit what it says from nothing', () => {
  for (const of of [
    ['iam:PutRolePolicy'],
    ['s3:ListBucket'],
    ['iam:PassRole', 'lambda:*'],
    ['iam:PutRolePolicy'],
  ]) {
    const workspace = accountWith(of)
    const anew = { trust: emptyMemo(), climbs: emptyEscalationMemo() }
    expect(found(workspace, user('ann'))).toEqual(found(workspace, user('ann'), anew))
  }
})

it('tells of the ways to one end alone, and of those to any permission', () => {
  const workspace = accountWith(['iam:UpdateAssumeRolePolicy', 'iam:CreateAccessKey'])
  expect(found(workspace, role('A'), memos, role('C'))).toMatchObject([
    {
      principal: role('B'),
      hops: 1,
      count: 2,
      leads: { identity: 1 },
      over: { count: 1, those: [{ id: user('bob'), state: 'allowed' }] },
    },
  ])
  expect(found(workspace, role('A'), memos, role('All'))).toMatchObject([{ leads: { administrator: 1 } }])
  expect(found(workspace, user('ann'), memos, role('C'))).toMatchObject([
    { principal: user('ann'), leads: { 'any-permission': 1 } },
    { principal: role('B'), leads: { identity: 1 } },
  ])
  expect(found(accountWith(['s3:GetObject']), role('A'), memos, role('C'))).toEqual([])
})

it('tells of administrators, too, by which ways they get where they are not trusted', () => {
  expect(found(accountWith([]), role('All'), memos, role('C')).map(({ principal }) => principal)).toEqual([
    role('All'),
  ])
})

it('counts what hangs on something that nobody here can tell as unknown', () => {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(allowing('s3:PutObject'))] }],
        resources: [{ type: 's3-bucket', name: 'templates', arn: 'arn:aws:s3:::templates' }],
      },
    ],
  })
  expect(found(workspace, user('ann'))).toMatchObject([{ count: 1, open: 1, unknown: 1 }])
})
