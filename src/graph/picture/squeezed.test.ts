import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { nodeSize } from '../node-size.ts'
import { squeezed } from './squeezed.ts'

const { width, height } = nodeSize

describe('a picture for a narrow window', () => {
  it('has its columns near one another, each as it was', () => {
    const places = { a: { x: 0, y: 0 }, b: { x: width + 160, y: 5 }, c: { x: 2 * (width + 160), y: 9 } }
    expect(squeezed(places)).toEqual({
      a: { x: 0, y: 0 },
      b: { x: width + 48, y: 5 },
      c: { x: 2 * (width + 48), y: 9 },
    })
  })

  it('keeps together what is near already, such as a block of two columns', () => {
    const places = { a: { x: 0, y: 0 }, b: { x: width + 8, y: 0 }, c: { x: 2 * width + 200, y: 0 } }
    expect(squeezed(places)).toEqual({ ...places, c: { x: 2 * width + 8 + 48, y: 0 } })
  })

  it('covers no box with another, changes no order, and moves nothing up, down or to the right', () => {
    assert(
      property(
        array(record({ x: integer({ min: -2000, max: 3000 }), y: integer({ min: 0, max: 900 }) })),
        (all) => {
          const places = Object.fromEntries(all.map((place, at) => [String(at), place]))
          const after = squeezed(places)
          const ids = Object.keys(places)
          for (const id of ids) {
            expect(after[id]?.y).toBe(places[id]?.y)
            expect(after[id]?.x).toBeLessThanOrEqual(places[id]?.x ?? NaN)
          }
          for (const one of ids) {
            for (const other of ids) {
              const [a, b] = [places[one]?.x ?? 0, places[other]?.x ?? 0]
              const [c, d] = [after[one]?.x ?? 0, after[other]?.x ?? 0]
              expect(Math.sign(c - d)).toBe(Math.sign(a - b))
              const least = Math.min(width, Math.abs(a - b))
              expect(Math.abs(c - d)).toBeGreaterThanOrEqual(least)
            }
          }
        },
      ),
    )
  })

  it('leaves height out of it', () => {
    expect(squeezed({ a: { x: 0, y: 0 }, b: { x: 0, y: height + 8 } })).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 0, y: height + 8 },
    })
  })
})
