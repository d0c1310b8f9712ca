import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { nearestOf, nearestSentence } from './nearest.ts'

const asked = { ask: 'paths', from: 'erin', to: 'Deploy', hops: 4 } as const
const none = { rows: [], nodes: new Map(), isComplete: true, cut: null }
const graph = {
  nodes: [nodeOf('erin', 'user'), nodeOf('Deploy'), nodeOf('Other')],
  edges: [edgeOf('erin', 'Deploy', { state: 'permissionOnly', reason: 'not-trusted' })],
}

it('shows where no way leads the halves that come nearest, with who stands at their ends', () => {
  const nearest = nearestOf(asked, none, graph)
  expect(nearest.rows).toMatchObject([{ from: 'erin', to: 'Deploy', hops: [{ state: 'permissionOnly' }] }])
  expect([...nearest.nodes.keys()]).toEqual(['erin', 'Deploy'])
  expect(nearestSentence(nearest)).toBe('What comes nearest is shown; it is no access.')
})

it('shows none beside a way, nor where not all were tried', () => {
  const way = { id: 'w', from: 'erin', to: 'Deploy', hops: [], note: '' }
  expect(nearestOf(asked, { ...none, rows: [way] }, graph).rows).toEqual([])
  expect(nearestOf(asked, { ...none, isComplete: false }, graph).rows).toEqual([])
  expect(nearestSentence({ rows: [], nodes: new Map() })).toBe('')
})
