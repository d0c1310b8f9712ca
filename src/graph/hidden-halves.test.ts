import { expect, it } from 'vitest'

import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, role, root, user } from '#testing/small-trust.ts'

import { halvesOf, rolesBehind } from './hidden-halves.ts'
import { trustGraphOf } from './trust.ts'

it('permissions on many roles at once say how many roles they cover that are no edges', () => {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(permitting('*'))] }, { name: 'bob' }],
        roles: [
          ...Array.from({ length: 20 }, (_, at) => ({ name: `R${at}`, trustPolicy: trusting(root) })),
          { name: 'Named', trustPolicy: trusting(root, user('ann')) },
          { name: 'Closed', trustPolicy: trusting(user('bob')) },
        ],
      },
    ],
  })
  const graph = trustGraphOf(workspace)
  const half = { from: user('ann'), pattern: '*', roles: 1 }
  expect(graph.hidden).toEqual([half])
  expect(rolesBehind(graph, half).map(({ id }) => id)).toEqual([role('Closed')])
  expect(halvesOf(graph, user('ann'))).toEqual({ held: [half], covering: [] })
  expect(halvesOf(graph, role('Closed'))).toEqual({ held: [], covering: [half] })
  expect(halvesOf(graph, role('R1'))).toEqual({ held: [], covering: [] })
})
