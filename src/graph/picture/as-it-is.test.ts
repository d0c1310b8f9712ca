import { expect, it } from 'vitest'

import { edgeOf, nodeOf, pictureOf } from '#testing/graph-parts.ts'

import { asItIs } from './as-it-is.ts'
import { comparedGraphs } from './compared.ts'

it('what is taken elsewhere of a comparison holds no line and no box that was there only before', () => {
  const before = {
    nodes: ['a', 'b', 'left'].map((id) => nodeOf(id)),
    edges: [edgeOf('a', 'b'), edgeOf('left', 'b')],
  }
  const after = { nodes: ['a', 'b'].map((id) => nodeOf(id)), edges: [edgeOf('b', 'a')] }
  const compared = comparedGraphs(before, after)
  const drawn = pictureOf(
    ['a', 'b', 'left'],
    [
      ['b', 'a'],
      ['a', 'b'],
      ['left', 'b'],
    ],
  )
  const { nodes, edges } = asItIs(drawn, compared, after)
  expect([nodes.map(({ id }) => id), edges.map(({ id }) => id)]).toEqual([['a', 'b'], ['b a']])
})
