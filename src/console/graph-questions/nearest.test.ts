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

it('names a permission on many roles that covers the role, which is no line', () => {
  const arns = ['erin', 'role/Deploy'].map((name) => `arn:aws:iam::111122223333:${name}`)
  const [erin = '', deploy = ''] = arns
  const nodes = [nodeOf(erin, 'user'), nodeOf(deploy, 'role', { entity: deploy })]
  const hidden = [
    { from: erin, pattern: 'arn:aws:iam::*:role/*', roles: 12 },
    { from: 'somebody else', pattern: '*', roles: 12 },
  ]
  const nearest = nearestOf({ ...asked, from: erin, to: deploy }, none, { nodes, edges: [], hidden })
  expect([nearest.rows, nearest.covering]).toEqual([[], ['arn:aws:iam::*:role/*']])
})

it('shows none beside a way, nor where not all were tried', () => {
  const way = { id: 'w', from: 'erin', to: 'Deploy', hops: [], note: '' }
  expect(nearestOf(asked, { ...none, rows: [way] }, graph).rows).toEqual([])
  expect(nearestOf(asked, { ...none, isComplete: false }, graph).rows).toEqual([])
  expect(nearestSentence({ rows: [] })).toBe('')
})
