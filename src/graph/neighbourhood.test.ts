import { describe, expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'

import { linesAround, neighbourhood } from './neighbourhood.ts'
import { summaryOf } from './summary.ts'
import type { TrustGraph, TrustNode } from './trust-graph.ts'

const chain: TrustGraph = {
  nodes: ['ann', 'a', 'b', 'c'].map((id): TrustNode => ({
    id,
    kind: id === 'ann' ? 'user' : 'role',
    name: id,
    accountId: null,
    entity: null,
  })),
  edges: [edgeOf('ann', 'a'), edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('c', 'a')],
}

describe('the neighbourhood of a node', () => {
  it('reaches one edge in either direction, and keeps the edges among those reached', () => {
    const { nodes, edges } = neighbourhood(chain, 'a', 1)
    expect(nodes.map(({ id }) => id)).toEqual(['ann', 'a', 'b', 'c'])
    expect(edges).toHaveLength(4)
  })

  it('is the node alone for no hops', () => {
    expect(neighbourhood(chain, 'ann', 0).nodes.map(({ id }) => id)).toEqual(['ann'])
  })

  it('stops at the given number of hops', () => {
    expect(neighbourhood(chain, 'ann', 1).nodes.map(({ id }) => id)).toEqual(['ann', 'a'])
  })

  it('is empty for a node that is not there', () => {
    expect(neighbourhood(chain, 'nobody', 2)).toEqual({ nodes: [], edges: [] })
  })
})

describe('the lines around a node', () => {
  it('are its own alone, and with each step those of its neighbours', () => {
    const ids = (hops: number) => linesAround(chain, 'a', hops).edges.map(({ id }) => id)
    expect(ids(1)).toEqual(
      chain.edges.filter(({ from, to }) => from === 'a' || to === 'a').map(({ id }) => id),
    )
    expect(ids(2).length).toBeGreaterThan(ids(1).length)
  })

  it('are none of one that nothing ties, who is there nonetheless', () => {
    const lone = { nodes: chain.nodes.slice(0, 1), edges: [] }
    const [first] = lone.nodes
    expect(linesAround(lone, first?.id ?? '', 1)).toEqual(lone)
  })
})

describe('the summary of a graph', () => {
  it('counts nodes by kind and trust by state', () => {
    const summary = summaryOf({
      ...chain,
      edges: [...chain.edges, edgeOf('ann', 'c', { state: 'trustOnly' })],
    })
    expect([...summary.nodes]).toEqual([
      ['user', 1],
      ['role', 3],
    ])
    expect([...summary.states]).toEqual([
      ['allowed', 4],
      ['trustOnly', 1],
    ])
  })
})
