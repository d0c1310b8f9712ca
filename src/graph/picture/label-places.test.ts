import { array, assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { nodeSize } from '../node-size.ts'
import { labelPlaces } from './label-places.ts'

const ahead = 1 as const

describe('the words on lines', () => {
  it('stand in the middle where there is room', () => {
    const line = { id: 'a', text: 'MFA', start: { x: 0, y: 0 }, end: { x: 400, y: 100 }, ahead }
    expect(labelPlaces([line], {}).get('a')).toEqual({ x: 200, y: 50, text: 'MFA' })
  })

  it('make way for a box that stands on the line', () => {
    const line = { id: 'a', text: 'MFA', start: { x: 0, y: 0 }, end: { x: 1000, y: 0 }, ahead }
    const place = labelPlaces([line], { box: { x: 400, y: -20 } }).get('a')
    expect(place).toBeDefined()
    expect((place?.x ?? 500) < 400 || (place?.x ?? 500) > 400 + nodeSize.width).toBe(true)
  })

  it('say less where there is no room for all', () => {
    const gap = { start: { x: nodeSize.width, y: 24 }, end: { x: nodeSize.width + 96, y: 24 }, ahead }
    const boxes = { one: { x: 0, y: 0 }, other: { x: nodeSize.width + 96, y: 0 } }
    const line = { id: 'a', text: 'Write · via service', shorter: 'via service', ...gap }
    expect(labelPlaces([line], boxes).get('a')?.text).toBe('via service')
    expect(labelPlaces([{ ...line, shorter: line.text }], boxes).size).toBe(0)
  })

  it('stand beside the lines that cross theirs, and are left out where several would be covered', () => {
    const line = { id: 'a', text: 'MFA', start: { x: 0, y: 0 }, end: { x: 800, y: 100 }, ahead }
    const crossing = { id: 'b', text: '', start: { x: 0, y: 100 }, end: { x: 800, y: 0 }, ahead }
    const place = labelPlaces([line, crossing], {}).get('a')
    expect(Math.abs((place?.y ?? 50) - 50)).toBeGreaterThan(9)
    expect(labelPlaces([line, crossing], {}).has('b')).toBe(false)
    const fellows = [crossing, { ...line, id: 'c', text: '' }, { ...line, id: 'd', text: '' }]
    expect(labelPlaces([line, ...fellows], {}).has('a')).toBe(true)
    expect(labelPlaces([line, ...fellows], {}, { scale: 1, isSparse: true }).has('a')).toBe(false)
  })

  it('stand where their line bends, where there is no room on its level part', () => {
    const flat = { start: { x: 200, y: 40 }, end: { x: 400, y: 40 }, ahead }
    const bends = [{ start: { x: 0, y: 0 }, end: { x: 200, y: 40 } }]
    const boxes = { one: { x: 190, y: 0 }, other: { x: 190 + nodeSize.width, y: 0 } }
    const line = { id: 'a', text: 'Read', ...flat, bends }
    expect(labelPlaces([{ id: 'a', text: 'Read', ...flat }], boxes).size).toBe(0)
    const place = labelPlaces([line], boxes).get('a')
    expect(place?.x).toBeLessThan(190)
    const fellow = { ...line, id: 'b', text: '' }
    expect(labelPlaces([line, fellow], boxes).size).toBe(0) // nobody could say whose it is
  })

  it('never cover nor touch one another', () => {
    const ends = record({ y1: integer({ min: 0, max: 200 }), y2: integer({ min: 0, max: 200 }) })
    assert(
      property(array(ends, { maxLength: 30 }), (heights) => {
        const lines = heights.map(({ y1, y2 }, at) => ({
          id: String(at),
          text: 'trust only',
          start: { x: 0, y: y1 },
          end: { x: 500, y: y2 },
          ahead,
        }))
        const places = [...labelPlaces(lines, {}).values()]
        const covering = places.filter((one, at) =>
          places.slice(at + 1).some((two) => Math.abs(one.x - two.x) < 60 && Math.abs(one.y - two.y) < 21),
        )
        expect(covering).toEqual([])
      }),
    )
  })
})
