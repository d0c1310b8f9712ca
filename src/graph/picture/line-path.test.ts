import { describe, expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'

import { nodeSize } from '../node-size.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { takenBy } from './lanes.ts'
import { linePath } from './line-path.ts'

const edge = (from: string, to: string, kind: TrustEdge['kind'] = 'AssumeRole') =>
  edgeOf(from, to, { id: 'x', kind })
const positions = { group: { x: 0, y: 0 }, alice: { x: 400, y: 0 }, role: { x: 800, y: 100 } }
const free = { isAt: () => false, boxes: [] }
const middle = nodeSize.height / 2

describe('the line of an edge', () => {
  it('goes from the right side of one box to the left side of the other', () => {
    const { path } = linePath(edge('alice', 'role'), positions, free) ?? { path: '' }
    expect(path).toMatch(new RegExp(`^M ${400 + nodeSize.width},${middle} C .* 800,${100 + middle}$`))
  })

  it('goes the other way to a group, which stands left of its members', () => {
    const { path } = linePath(edge('alice', 'group', 'member'), positions, free) ?? { path: '' }
    expect(path).toMatch(new RegExp(`^M 400,${middle} C .* ${nodeSize.width},${middle}$`))
  })

  it('has other spots for its word on the curve, from one end to the other', () => {
    const { spots } = linePath(edge('alice', 'role'), positions, free) ?? { spots: [] }
    const inOrder = spots.toSorted((a, b) => a.x - b.x)
    expect(inOrder.map(({ y }) => y)).toEqual(inOrder.map(({ y }) => y).toSorted((a, b) => a - b))
    expect(inOrder[0]?.x).toBeGreaterThan(400 + nodeSize.width)
    expect(inOrder.at(-1)?.x).toBeLessThan(800)
  })

  it('has them on the level part where it bends past what stands between', () => {
    const row = { alice: { x: 0, y: 100 }, between: { x: 400, y: 100 }, role: { x: 800, y: 100 } }
    const line = linePath(edge('alice', 'role'), row, takenBy(row))
    expect(line?.spots.length).toBeGreaterThan(0)
    expect(new Set(line?.spots.map(({ y }) => y))).toEqual(new Set([line?.y]))
  })

  it('goes over the top of a role that may assume itself', () => {
    expect(linePath(edge('role', 'role'), positions, free)?.y).toBeLessThan(100)
  })

  it('is none where an end has no place', () => {
    expect(linePath(edge('alice', 'gone'), positions, free)).toBe(null)
  })
})
