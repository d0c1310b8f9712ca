import { expect, it } from 'vitest'

import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, edge, inline, permitting, role, root, user } from '#testing/small-trust.ts'

it('R5.6 overlooks nobody whose pattern has a brace in the default of a variable', () => {
  const pattern = role("${aws:PrincipalTag/part, 'a}b'}")
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', tags: { part: 'A' }, inlinePolicies: [inline(permitting(pattern))] }],
        roles: [{ name: 'A', trustPolicy: trusting(root) }],
      },
    ],
  })
  expect(edge(workspace, user('ann'), role('A'))?.state).toBe('allowed')
})
