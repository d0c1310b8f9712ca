import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { summaryOf } from '../summary.ts'
import type { TrustGraph } from '../trust-graph.ts'
import { fold } from './fold.ts'
import { unfolded } from './unfolded.ts'

const graph: TrustGraph = {
  nodes: [nodeOf('a', 'user'), nodeOf('b', 'user'), nodeOf('c', 'user'), nodeOf('r', 'role')],
  edges: [edgeOf('a', 'r'), edgeOf('b', 'r')],
}

it('is counted as what it was folded from', () => {
  const picture = fold(graph, ({ kind }) => (kind === 'user' ? 'users' : null))
  expect(picture.nodes).toHaveLength(2)
  expect(summaryOf(unfolded(picture))).toEqual(summaryOf(graph))
})
