import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { unconnectedNodes } from './units.ts'

it('a role that can become itself alone is none without a line', () => {
  const nodes = ['itself', 'nothing', 'a', 'b'].map((id) => nodeOf(id))
  const edges = [edgeOf('itself', 'itself'), edgeOf('a', 'b')]
  expect(unconnectedNodes({ nodes, edges }).map(({ id }) => id)).toEqual(['nothing'])
})
