import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { comparedGraphs } from './picture/compared.ts'
import { comparedSummary } from './summary.ts'

const administrator = (id: string) => nodeOf(id, 'user', { administrator: 'unlimited' })

it('counts boxes and lines that were there only before apart from those that are there', () => {
  const after = { nodes: [administrator('ann'), nodeOf('A')], edges: [edgeOf('ann', 'A')] }
  const before = {
    nodes: [...after.nodes, administrator('eve'), nodeOf('lambda', 'service')],
    edges: [...after.edges, edgeOf('eve', 'A')],
  }
  const { graph, marks } = comparedGraphs(before, after)
  const counted = comparedSummary(graph, marks)
  expect(counted.administrators).toBe(1)
  expect([counted.nodes, counted.goneNodes].map(listed)).toEqual([
    [
      ['user', 1],
      ['role', 1],
    ],
    [
      ['user', 1],
      ['service', 1],
    ],
  ])
  expect([counted.states, counted.gone].map(listed)).toEqual([[['allowed', 1]], [['allowed', 1]]])
})

function listed(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts]
}
