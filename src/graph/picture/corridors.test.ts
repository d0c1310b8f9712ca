import { assert, integer, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { nodeSize } from '../node-size.ts'
import { boxesAt, corridorFor } from './corridors.ts'

const source = { x: nodeSize.width, y: 24 }
const target = { x: 1200, y: 24 }

describe('the corridor of a line', () => {
  it('is not needed where nothing stands between its ends, or only beside its curve', () => {
    expect(corridorFor(source, target, [], 0)).toBeNull()
    expect(corridorFor(source, target, boxesAt([{ x: 600, y: 200 }]), 0)).toBeNull()
  })

  it('passes the nearest side of what it would run behind', () => {
    expect(corridorFor(source, target, boxesAt([{ x: 600, y: 20 }]), 0)).toEqual({
      y: 17,
      from: 588,
      to: 600 + nodeSize.width + 12,
    })
    expect(corridorFor(source, target, boxesAt([{ x: 600, y: 0 }]), 0)?.y).toBe(nodeSize.height + 3)
  })

  it('keeps lines apart that take one gap', () => {
    const boxes = boxesAt([{ x: 600, y: 20 }])
    const levels = [0, 1, 2].map((turn) => corridorFor(source, target, boxes, turn)?.y)
    expect(new Set(levels).size).toBe(3)
  })

  it('is clear of every box between', () => {
    const places = uniqueArray(
      record({ x: integer({ min: 250, max: 950 }), y: integer({ min: -400, max: 400 }) }),
      {
        maxLength: 12,
      },
    )
    assert(
      property(places, integer({ min: 0, max: 40 }), integer({ min: -300, max: 300 }), (list, turn, y) => {
        const level = corridorFor(source, { ...target, y }, boxesAt(list), turn)
        if (level === null) return
        for (const box of list) expect(level.y < box.y || level.y > box.y + nodeSize.height).toBe(true)
      }),
    )
  })
})
