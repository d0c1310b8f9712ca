import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import { changesInBrief } from './changes-in-brief.ts'

const edge = (from: string, state: TrustEdge['state'] = 'allowed') =>
  edgeOf(from, 'role', { id: from, state })
const graph = (...edges: readonly TrustEdge[]): TrustGraph => ({
  nodes: [...edges.map(({ from }) => from), 'role'].map((id) =>
    nodeOf(id, id === 'anyone' ? 'anyone' : 'role'),
  ),
  edges,
})

it('tells of access before halves', () => {
  const after = graph(edge('half', 'trustOnly'), edge('whole'))
  expect(changesInBrief(graph(), after, 1).changes.appeared.map(({ id }) => id)).toEqual(['whole'])
})

it('tells of everybody before all others, whatever became of it', () => {
  const before = graph(edge('anyone', 'trustOnly'))
  const after = graph(edge('alice'), edge('bob'), edge('anyone', 'conditional'))
  const { changes } = changesInBrief(before, after, 1)
  expect(changes.changed.map(([, { from }]) => from)).toEqual(['anyone'])
  expect(changes.appeared).toEqual([])
})

it('counts all that differs, tells the first of it, and names the ends of what it tells, also of those that are gone', () => {
  const before = graph(edge('gone'), edge('turned'), edge('same'))
  const after = graph(edge('turned', 'trustOnly'), edge('same'), edge('new'))
  const all = changesInBrief(before, after, 9)
  expect([all.count, all.nodes.map(({ id }) => id)]).toEqual([3, ['new', 'role', 'gone', 'turned']])
  const brief = changesInBrief(before, after, 2)
  expect([brief.count, brief.changes.appeared.length, brief.changes.gone.length]).toEqual([3, 1, 1])
  expect(brief.changes.changed).toEqual([])
})
