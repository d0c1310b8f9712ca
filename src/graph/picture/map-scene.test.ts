import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { nodeOf, pictureOf } from '#testing/graph-parts.ts'

import { nodeSize } from '../node-size.ts'
import type { Positions, TrustNode } from '../trust-graph.ts'
import { mapScene } from './map-scene.ts'

const boxOf = (id: string, more: Partial<TrustNode>) => {
  return { ...nodeOf(id), members: [nodeOf('x'), nodeOf('y', 'role', more)], beyond: 0 }
}

describe('the scene of a map', () => {
  it('finds the box under a point, and none between boxes', () => {
    const scene = mapScene(pictureOf(['a', 'b'], []), { a: { x: 0, y: 0 }, b: { x: 400, y: 0 } })
    expect(scene.boxAt(5, 5)?.node.id).toBe('a')
    expect(scene.boxAt(400 + nodeSize.width - 1, nodeSize.height - 1)?.node.id).toBe('b')
    expect(scene.boxAt(300, 5)).toBeNull()
  })

  it('knows which boxes are, or hold, an administrator that is there', () => {
    const nodes = [
      boxOf('a', { administrator: 'limited' }),
      boxOf('b', { administrator: 'unlimited', isGone: true }),
      boxOf('c', {}),
    ]
    const place = { x: 0, y: 0 }
    const { boxes } = mapScene({ nodes, edges: [] }, { a: place, b: place, c: place })
    expect(boxes.map(({ hasAdministrator }) => hasAdministrator)).toEqual([true, false, false])
  })

  it('finds the same boxes in an area as looking at each would', () => {
    const places = array(
      record({ x: integer({ min: -3000, max: 3000 }), y: integer({ min: -3000, max: 3000 }) }),
    )
    const area = record({
      x: integer({ min: -3000, max: 3000 }),
      y: integer({ min: -3000, max: 3000 }),
      width: constantFrom(0, 10, 700, 4000),
      height: constantFrom(0, 10, 700, 4000),
    })
    assert(
      property(places, area, (corners, wanted) => {
        const positions: Positions = Object.fromEntries(corners.map((place, at) => [String(at), place]))
        const scene = mapScene(pictureOf(Object.keys(positions), []), positions)
        const expected = scene.boxes.filter(
          ({ x, y }) =>
            x <= wanted.x + wanted.width &&
            x + nodeSize.width >= wanted.x &&
            y <= wanted.y + wanted.height &&
            y + nodeSize.height >= wanted.y,
        )
        expect(new Set(scene.boxesIn(wanted))).toEqual(new Set(expected))
        expect(scene.boxesIn(wanted)).toHaveLength(expected.length)
      }),
    )
  })

  it('knows the lines of a node, a line to itself once', () => {
    const positions = { a: { x: 0, y: 0 }, b: { x: 400, y: 0 } }
    const scene = mapScene(
      pictureOf(
        ['a', 'b'],
        [
          ['a', 'b'],
          ['b', 'b'],
        ],
      ),
      positions,
    )
    expect(scene.linesOf('a')).toHaveLength(1)
    expect(scene.linesOf('b')).toHaveLength(2)
  })

  it('leaves out what has no place', () => {
    const scene = mapScene(pictureOf(['a', 'b'], [['a', 'b']]), { a: { x: 0, y: 0 } })
    expect(scene.boxes).toHaveLength(1)
    expect(scene.lines).toEqual([])
  })
})
