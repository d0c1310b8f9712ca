import { assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { nodeSize } from '../node-size.ts'
import { boxesAt } from './corridors.ts'
import { wayBack } from './way-back.ts'

const half = nodeSize.height / 2
const machine = { x: 0, y: 0 }
const role = { x: 600, y: 0 }
const ends = {
  source: { x: role.x + nodeSize.width, y: half },
  target: { x: machine.x, y: half },
  ahead: 1,
} as const

describe('the way of a line back', () => {
  it('is not needed where the target stands ahead', () => {
    expect(wayBack({ ...ends, source: ends.target, target: ends.source }, [], 0)).toBeNull()
    expect(wayBack({ ...ends, ahead: -1 }, [], 0)).toBeNull()
  })

  it('runs from the side that lines leave by to the side that they arrive by, behind neither end', () => {
    const way = wayBack(ends, boxesAt([machine, role]), 0)
    expect(way).toMatchObject({ from: role.x + nodeSize.width, to: machine.x })
    expect(way?.y === -3 || way?.y === nodeSize.height + 3).toBe(true)
  })

  it('keeps clear of its ends in a picture of more boxes than lines are led around', () => {
    expect(wayBack(ends, boxesAt([]), 0)?.y).not.toBe(half)
  })

  it('keeps the lines of one gap apart', () => {
    const levels = [0, 1, 2].map((turn) => wayBack(ends, boxesAt([machine, role]), turn)?.y)
    expect(new Set(levels).size).toBe(3)
  })

  it('is clear of every box, to the left and to the right', () => {
    const places = uniqueArray(
      record({ x: integer({ min: -100, max: 900 }), y: integer({ min: -400, max: 400 }) }),
      { maxLength: 12 },
    )
    assert(
      property(places, integer({ min: 0, max: 40 }), constantFrom(1, -1), (list, turn, ahead) => {
        const way = ahead === 1 ? ends : ({ source: ends.target, target: ends.source, ahead } as const)
        const level = wayBack(way, boxesAt([machine, role, ...list]), turn)?.y ?? half
        const between = [machine, role, ...list].filter(
          ({ x }) => x + nodeSize.width > 0 && x < role.x + nodeSize.width,
        )
        expect(between.filter(({ y }) => level >= y && level <= y + nodeSize.height)).toEqual([])
      }),
    )
  })
})
