import { describe, expect, it } from 'vitest'

import type { Picture, PictureEdge } from '#graph/picture/picture.ts'
import type { TrustEdgeState } from '#graph/trust-graph.ts'
import { edgeOf, nodeOf, pictureOf } from '#testing/graph-parts.ts'

import { withoutHalves } from './line-budget.ts'

const none = () => false

/** Two roles and a fold, and so many lines of each state between the two. */
function overview(counts: Partial<Record<TrustEdgeState, number>>): Picture {
  const { nodes } = pictureOf(['a', 'b'], [])
  const members = ['c', 'd', 'e'].map((id) => nodeOf(id))
  const folded = { ...nodeOf('fold/c'), members, beyond: 0 }
  const edges = Object.entries(counts).flatMap(([state, count]) =>
    Array.from({ length: count }, (_, at): PictureEdge => {
      const edge = edgeOf('a', 'b', { id: `${state} ${at}`, state: stateOf(state) })
      return { ...edge, edges: [edge, { ...edge, id: `${edge.id} too` }] }
    }),
  )
  return { nodes: [...nodes, folded], edges }
}

function stateOf(text: string): TrustEdgeState {
  return text === 'permissionOnly' || text === 'trustOnly' ? text : 'allowed'
}

describe('an overview without its halves', () => {
  it('draws all access of many lines, and counts each half edge that waits', () => {
    const { picture, halves } = withoutHalves(
      overview({ allowed: 30, permissionOnly: 20, trustOnly: 5 }),
      none,
    )
    expect(picture.edges.map(({ state }) => state)).toEqual(Array.from({ length: 30 }, () => 'allowed'))
    expect(halves).toBe(50)
  })

  it('keeps the halves that are asked for', () => {
    const { picture, halves } = withoutHalves(
      overview({ allowed: 30, permissionOnly: 20 }),
      ({ id }) => id === 'permissionOnly 3',
    )
    expect(picture.edges.filter(({ state }) => state !== 'allowed').map(({ id }) => id)).toEqual([
      'permissionOnly 3',
    ])
    expect(halves).toBe(38)
  })

  it('leaves a picture alone that has few lines, nothing folded, or nothing but halves', () => {
    const few = overview({ allowed: 3, permissionOnly: 20 })
    const halvesAlone = overview({ trustOnly: 60 })
    const { nodes, edges } = overview({ allowed: 30, permissionOnly: 40 })
    const plain = { nodes: nodes.slice(0, 2), edges }
    for (const picture of [few, halvesAlone, plain]) {
      expect(withoutHalves(picture, none)).toEqual({ picture, halves: 0 })
    }
  })
})
