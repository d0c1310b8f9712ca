import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import type { TrustEdge } from '../trust-graph.ts'
import { fold } from './fold.ts'
import { overlaid } from './overlay.ts'

const line = (to: string, state: TrustEdge['state'] = 'allowed') =>
  edgeOf('ann', to, { id: `access ann ${to}`, kind: 'access', state })
const roles = ['r1', 'r2', 'r3'].map((id) => nodeOf(id))
const picture = fold({ nodes: [nodeOf('ann', 'user'), ...roles], edges: [] }, ({ kind }) =>
  kind === 'role' ? kind : null,
)
const positions = { ann: { x: 0, y: 40 }, 'fold/r1': { x: 300, y: 500 } }

it('moves nothing, ties what stands in a fold to the fold, and puts the others right of everything', () => {
  const over = {
    nodes: [...roles, nodeOf('bucket', 'resource')],
    edges: [line('r2'), line('r3'), line('bucket')],
  }
  const drawn = overlaid(picture, positions, over, { focus: 'ann', most: 5 })
  expect(drawn.positions).toMatchObject(positions)
  expect(drawn.positions['bucket']?.x).toBeGreaterThan(300)
  expect(drawn.picture.edges.map(({ to, edges }) => [to, edges.length])).toEqual([
    ['fold/r1', 2],
    ['bucket', 1],
  ])
  expect(drawn.hidden).toBe(0)
})

it('counts what it has no room for, and draws what is known for sure first', () => {
  const over = {
    nodes: [nodeOf('maybe', 'resource'), nodeOf('sure', 'resource')],
    edges: [line('maybe', 'unknown'), line('sure')],
  }
  const drawn = overlaid(picture, positions, over, { focus: 'ann', most: 1 })
  expect(drawn.picture.edges.map(({ to }) => to)).toEqual(['sure'])
  expect(drawn.hidden).toBe(1)
})

it('has room for each kind of line, and puts many boxes side by side', () => {
  const roleIds = Array.from({ length: 60 }, (_, at) => `role-${at}`)
  const passes = roleIds.map((to): TrustEdge => ({ ...line(to), id: `pass ann ${to}`, kind: 'pass' }))
  const over = { nodes: [...roleIds, 'bucket'].map((id) => nodeOf(id)), edges: [...passes, line('bucket')] }
  const few = overlaid(picture, positions, over, { focus: 'ann', most: 4 })
  expect(few.added).toEqual(['role-0', 'bucket', 'role-1', 'role-2'])
  const all = overlaid(picture, positions, over, { focus: 'ann', most: Infinity })
  const places = all.added.map((id) => all.positions[id])
  expect(new Set(places.map((place) => place?.x)).size).toBeGreaterThan(1)
  expect(new Set(places.map((place) => `${place?.x} ${place?.y}`)).size).toBe(61)
})
