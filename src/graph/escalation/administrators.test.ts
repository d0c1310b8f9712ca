import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { entityOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { hasAdministratorPolicies, isAdministrator, isAdministratorUnderLimits } from './escalations.ts'

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
  const ann = entityOf(workspace, 'user', user('ann'))
  if (ann === undefined) throw new Error('ann is missing')
  return {
    administrator: isAdministrator(workspace, ann),
    ofItsOwn: hasAdministratorPolicies(workspace, ann),
    limited: isAdministratorUnderLimits(workspace, ann),
  }
}

const denying = (more: JsonObject = {}): JsonObject => ({
  Effect: 'Deny',
  Action: 'iam:CreateUser',
  Resource: '*',
  ...more,
})
const only = (Condition: JsonObject) => denying({ Condition })

it('tells an administrator from one whom the organization denies what it denies everybody', () => {
  expect(said(everything)).toEqual({ administrator: true, ofItsOwn: true, limited: false })
  const limited = { administrator: false, ofItsOwn: true, limited: true }
  expect(said(everything, denying())).toEqual(limited)
  expect(said(everything, only({ StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }))).toEqual(limited)
})

it('takes nobody for one where somebody else, or another way to call, might not be denied', () => {
  const free = { administrator: false, ofItsOwn: true, limited: false }
  const exempt = { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Break*' }
  expect(said(everything, only({ ArnNotLike: exempt }))).toEqual(free)
  expect(said(everything, only({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }))).toEqual(free)
  expect(said(everything, only({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }))).toEqual(free)
  const own = 'arn:aws:iam::*:user/${aws:username}'
  expect(said(everything, denying({ Resource: own }))).toEqual(free)
})

it('takes nobody for an administrator whom the organization allows less, or nothing', () => {
  const none = { administrator: false, ofItsOwn: false, limited: false }
  expect(said({ Effect: 'Allow', Action: 's3:*', Resource: '*' })).toEqual(none)
  expect(said(everything, denying({ Action: '*' }))).toEqual(none)
})
