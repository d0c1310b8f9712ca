import { expect, it } from 'vitest'

import { pictureOf } from '#testing/graph-parts.ts'

import { fold } from './fold.ts'
import { leftOutOf } from './left-out.ts'

it('a fold that is left out counts as all that are in it, and a line as its edges', () => {
  const whole = pictureOf(
    ['a', 'b', 'c', 'd', 'e'],
    [
      ['a', 'e'],
      ['b', 'e'],
      ['c', 'e'],
      ['d', 'e'],
    ],
  )
  const folded = fold(whole, ({ id }) => ('abc'.includes(id) ? 'one' : null))
  const part = {
    nodes: folded.nodes.filter(({ members }) => members.length === 1),
    edges: folded.edges.filter(({ edges }) => edges.length === 1),
  }
  const { nodes, edges } = leftOutOf(part, folded, folded)
  expect([nodes, edges.map(({ id }) => id)]).toEqual([3, ['a e', 'b e', 'c e']])
  expect(leftOutOf(folded, folded, folded)).toEqual({ nodes: 0, edges: [] })
})
