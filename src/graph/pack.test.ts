import { describe, expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { layOut } from './layout.ts'
import { nodeSize } from './node-size.ts'
import { districtsOf, packed } from './pack.ts'
import type { TrustGraph, TrustNodeKind } from './trust-graph.ts'

const many = graphOf(
  [
    ...Array.from({ length: 900 }, (_, at) => [`served-${at}`, 'role'] as const),
    ...Array.from({ length: 300 }, (_, at) => [`person-${at}`, 'user'] as const),
    ['lambda', 'service'] as const,
    ['lone', 'role'] as const,
  ],
  [
    ...Array.from({ length: 900 }, (_, at) => ['lambda', `served-${at}`] as const),
    ...Array.from({ length: 300 }, (_, at) => [`person-${at}`, `served-${at}`] as const),
  ],
)

describe('the packed map', () => {
  it('gives each node a place that no other covers', () => {
    const places = Object.values(packed(many))
    expect(places).toHaveLength(many.nodes.length)
    const covered = places.filter((one) =>
      places.some(
        (other) =>
          other !== one &&
          Math.abs(other.x - one.x) < nodeSize.width &&
          Math.abs(other.y - one.y) < nodeSize.height,
      ),
    )
    expect(covered).toEqual([])
  })

  it('gives resources a place too, right of all others', () => {
    const places = packed(
      graphOf(
        [
          ['r', 'role'],
          ['bucket', 'resource'],
        ],
        [['r', 'bucket']],
      ),
    )
    expect(places['bucket']?.x).toBeGreaterThan(places['r']?.x ?? Infinity)
  })

  it('puts those who are alike together: roles by the sorts of those who reach them', () => {
    const sizes = districtsOf(many).map(({ members }) => [members[0]?.kind, members.length])
    expect(sizes).toEqual([
      ['role', 600],
      ['role', 300],
      ['user', 300],
      ['service', 1],
      ['role', 1],
    ])
  })

  it('keeps services left of people and people left of roles', () => {
    const positions = packed(many)
    expect(positions['lambda']?.x).toBeLessThan(positions['person-0']?.x ?? NaN)
    expect(positions['person-299']?.x).toBeLessThan(positions['served-0']?.x ?? NaN)
  })

  it('is about as wide and high as a screen, not a strip', () => {
    const places = Object.values(packed(many))
    const [width, height] = [
      Math.max(...places.map(({ x }) => x)) + nodeSize.width,
      Math.max(...places.map(({ y }) => y)) + nodeSize.height,
    ]
    expect(width / height).toBeGreaterThan(1)
    expect(width / height).toBeLessThan(4)
  })

  it('is what the layout of a big graph is, and the same each time', async () => {
    expect(await layOut(many)).toEqual(packed(many))
  })

  it('takes an empty graph', () => {
    expect(packed({ nodes: [], edges: [] })).toEqual({})
  })
})

function graphOf(
  nodes: readonly (readonly [id: string, kind: TrustNodeKind])[],
  ties: readonly (readonly [from: string, to: string])[],
): TrustGraph {
  return {
    nodes: nodes.map(([id, kind]) => nodeOf(id, kind)),
    edges: ties.map(([from, to], index) => edgeOf(from, to, { id: String(index) })),
  }
}
