import { expect, it } from 'vitest'

import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, statement, stranger } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { outsidersIn } from './outsiders.ts'

it('users and roles of an account that is somebody else’s are outsiders, and their roles none of ours', () => {
  const eve = `arn:aws:iam::${stranger}:user/eve`
  const assuming = statement({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        roles: [
          { name: 'A', trustPolicy: trusting(eve) },
          { name: 'B', trustPolicy: trusting(role('A')) },
        ],
      },
      {
        accountId: stranger,
        name: 'vendor',
        ownership: 'third-party',
        users: [{ name: 'eve', inlinePolicies: [inline(assuming)] }],
        roles: [{ name: 'Theirs', trustPolicy: trusting(eve) }],
      },
    ],
  })
  const memo = emptyMemo()
  const { roles } = outsidersIn({ workspace, graph: trustGraphOf(workspace, memo), memo })
  expect(roles.map((one) => [one.role, one.by.map(({ outsider }) => outsider)])).toEqual([
    [role('A'), [eve]],
    [role('B'), [eve]],
  ])
})
