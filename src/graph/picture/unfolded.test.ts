import { expect, it } from 'vitest'

import { summaryOf } from '../summary.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '../trust-graph.ts'
import { fold } from './fold.ts'
import { unfolded } from './unfolded.ts'

const node = (id: string, kind: TrustNode['kind']): TrustNode => ({
  id,
  kind,
  name: id,
  accountId: null,
  entity: null,
})
const edge = (from: string, to: string): TrustEdge => ({
  id: `${from} ${to}`,
  from,
  to,
  kind: 'AssumeRole',
  state: 'allowed',
  reason: 'decided',
  conditions: [],
  sentence: '',
  deciding: [],
})
const graph: TrustGraph = {
  nodes: [node('a', 'user'), node('b', 'user'), node('c', 'user'), node('r', 'role')],
  edges: [edge('a', 'r'), edge('b', 'r')],
}

it('is counted as what it was folded from', () => {
  const picture = fold(graph, ({ kind }) => (kind === 'user' ? 'users' : null))
  expect(picture.nodes).toHaveLength(2)
  expect(summaryOf(unfolded(picture))).toEqual(summaryOf(graph))
})
