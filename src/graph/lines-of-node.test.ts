import { expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'

import { linesOfNode } from './lines-of-node.ts'

it('counts as reaching only what holds, and puts halves, unknown lines, memberships and deeds each in a list of its own', () => {
  const edges = [
    edgeOf('allowed', 'A'),
    edgeOf('conditional', 'A', { state: 'conditional' }),
    edgeOf('trusted', 'A', { state: 'trustOnly' }),
    edgeOf('may', 'A', { state: 'permissionOnly' }),
    edgeOf('unread', 'A', { state: 'unknown' }),
    edgeOf('passer', 'A', { kind: 'pass' }),
    edgeOf('ann', 'A', { kind: 'member', state: 'allowed' }),
    edgeOf('A', 'B'),
    edgeOf('A', 'C', { state: 'trustOnly' }),
    edgeOf('A', 'G', { kind: 'member' }),
    edgeOf('A', 'A'),
    edgeOf('B', 'C'),
    edgeOf('before', 'A'),
  ]
  const lines = linesOfNode({ nodes: [], edges }, 'A', new Map([['before A', 'removed']]))
  const ids = Object.fromEntries(
    Object.entries(lines).map(([name, list]) => [name, list.map(({ id }) => id)]),
  )
  expect(ids).toEqual({
    reachedBy: ['allowed A', 'conditional A', 'A A'],
    reaches: ['A B'],
    halves: ['trusted A', 'may A', 'A C'],
    unknown: ['unread A'],
    deeds: ['passer A'],
    members: ['ann A'],
    groups: ['A G'],
    gone: ['before A'],
  })
})
