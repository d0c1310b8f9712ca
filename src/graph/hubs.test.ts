import { describe, expect, it } from 'vitest'

import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, role, root, user } from '#testing/small-trust.ts'

import { withHubs } from './hubs.ts'
import { trustGraphOf } from './trust.ts'

/** `many` roles trust the account, one of them names ann as well; ann may assume them all, bob none. */
function company(many: number): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(permitting('*'))] }, { name: 'bob' }],
        roles: [
          ...Array.from({ length: many }, (_, at) => ({ name: `R${at}`, trustPolicy: trusting(root) })),
          { name: 'Named', trustPolicy: trusting(root, user('ann')) },
          { name: 'Closed', trustPolicy: trusting(user('bob')) },
        ],
      },
    ],
  })
}

describe('hubs', () => {
  it('stand for what leads through an account that many roles trust, and for nothing else', () => {
    const workspace = company(20)
    const graph = trustGraphOf(workspace)
    const { edges, through, closed } = withHubs(workspace, graph)
    expect(through).toEqual([
      {
        id: `hub ${user('ann')} ${root}`,
        from: user('ann'),
        hub: root,
        roles: Array.from({ length: 20 }, (_, at) => role(`R${at}`)),
        states: { allowed: 20 },
      },
    ])
    expect([...closed]).toEqual([[root, 20]])
    const direct = edges.filter(({ from }) => from === user('ann')).map(({ to }) => to)
    expect(direct).toEqual([role('Named')])
    expect(edges.length + through.flatMap(({ roles }) => roles).length).toBe(graph.edges.length)
  })

  it('leave the lines as they are once opened, and where little leads through them', () => {
    const workspace = company(20)
    const graph = trustGraphOf(workspace)
    expect(withHubs(workspace, graph, new Set([root])).edges).toEqual(graph.edges)
    const few = company(3)
    expect(withHubs(few, trustGraphOf(few)).through).toEqual([])
  })
})

describe('permissions on many roles at once', () => {
  it('say how many roles they cover that are no edges', () => {
    expect(trustGraphOf(company(20)).hidden).toEqual([{ from: user('ann'), pattern: '*', roles: 1 }])
  })
})
