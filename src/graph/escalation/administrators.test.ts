import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { trustGraphOf } from '../trust.ts'
import { administratorsIn, marked } from './administrators.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'

const everything: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' }
const type = 'service-control'

/** What ann, who is allowed everything, is said to be where her account is under that policy of the organization. */
function said(...control: readonly JsonObject[]) {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId: 'o-abcdefghij',
      rootId: 'r-root',
      managementAccountId: '999999999999',
      policyTypes: [type],
      organizationPolicies: ['p-limits'],
      policies: [{ id: 'p-limits', type, name: 'Limits', document: statement(...control) }],
    },
    accounts: [
      {
        accountId: account,
        name: 'a',
        parent: 'r-root',
        organizationPolicies: ['p-limits'],
        users: [{ name: 'ann', inlinePolicies: [inline(statement(everything))] }],
      },
    ],
  })
  return administratorsIn(workspace).get(user('ann'))?.may ?? 'less'
}

const denying = (more: JsonObject = {}): JsonObject => ({
  Effect: 'Deny',
  Action: 'iam:CreateUser',
  Resource: '*',
  ...more,
})
const only = (Condition: JsonObject) => denying({ Condition })

it('tells an administrator from one whom the organization denies what it denies everybody', () => {
  expect(said(everything)).toBe('everything')
  const limited = 'all-but-denied-to-all'
  expect(said(everything, denying())).toBe(limited)
  expect(said(everything, only({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }))).toBe(limited)
})

it('takes nobody for one where somebody else, or another way to call, might not be denied', () => {
  const free = 'all-but-denied'
  const exempt = { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Break*' }
  expect(said(everything, only({ ArnNotLike: exempt }))).toBe(free)
  expect(said(everything, only({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }))).toBe(free)
  expect(said(everything, only({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }))).toBe(free)
  const own = 'arn:aws:iam::*:user/${aws:username}'
  expect(said(everything, denying({ Resource: own }))).toBe(free)
})

it('takes nobody for an administrator whom the organization allows less, or nothing', () => {
  const none = 'less'
  expect(said({ Effect: 'Allow', Action: 's3:*', Resource: '*' })).toBe(none)
  expect(said(everything, denying({ Action: '*' }))).toBe(none)
})

const policy = (name: string, document: JsonObject) => ({
  name,
  versions: [{ versionId: 'v1', document }],
  defaultVersionId: 'v1',
})
const arnOfPolicy = (name: string) => `arn:aws:iam::${account}:policy/${name}`

it('goes by what policies say, not by what they are called, and marks those in the graph alone', () => {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        policies: [
          policy('AdministratorAccess', statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' })),
          policy('ReadOnly', statement(everything)),
        ],
        users: [
          { name: 'ann', attachedPolicies: [arnOfPolicy('AdministratorAccess')] },
          { name: 'bob', attachedPolicies: [arnOfPolicy('ReadOnly')] },
        ],
      },
    ],
  })
  const graph = marked(trustGraphOf(workspace), administratorsIn(workspace))
  expect(graph.nodes.map(({ name, administrator }) => [name, administrator])).toEqual([
    ['ann', undefined],
    ['bob', 'unlimited'],
  ])
})

it('is found anew after an edit, with what was kept', () => {
  const memo = emptyEscalationMemo()
  const [before, after] = [everything, denying()].map((one) =>
    workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', inlinePolicies: [inline(statement(everything, one))] }],
        },
      ],
    }),
  )
  if (before === undefined || after === undefined) throw new Error('no workspaces')
  expect(administratorsIn(before, memo).size).toBe(1)
  expect(administratorsIn(after, memo).size).toBe(0)
  expect(administratorsIn(before, memo).size).toBe(1)
})
