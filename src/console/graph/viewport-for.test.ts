import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { buttons, isInSight, isNarrowCanvas, viewportFor } from './viewport-for.ts'

const bounds = fc
  .record({
    left: fc.integer({ min: -2000, max: 2000 }),
    top: fc.integer({ min: -2000, max: 2000 }),
    width: fc.integer({ min: 34, max: 4000 }),
    height: fc.integer({ min: 34, max: 4000 }),
  })
  .map(({ left, top, width, height }) => ({ left, top, right: left + width, bottom: top + height }))
const canvas = fc.record({
  width: fc.integer({ min: 300, max: 2000 }),
  height: fc.integer({ min: 240, max: 1200 }),
})

test('everything within the bounds stands on the canvas, clear of its edges and of the zoom buttons', () => {
  fc.assert(
    fc.property(bounds, canvas, (shown, size) => {
      const { x, y, zoom } = viewportFor(shown, size)
      const isNarrow = isNarrowCanvas(size)
      expect(shown.left * zoom + x).toBeGreaterThan(isNarrow ? 0 : buttons)
      expect(shown.top * zoom + y).toBeGreaterThan(isNarrow ? buttons : 0)
      expect(shown.right * zoom + x).toBeLessThan(size.width)
      expect(shown.bottom * zoom + y).toBeLessThan(size.height)
    }),
  )
})

test('a few boxes are not blown up', () => {
  const few = { left: 0, top: 0, right: 216, bottom: 34 }
  expect(viewportFor(few, { width: 1100, height: 500 }).zoom).toBeLessThan(1.2)
  expect(viewportFor(few, { width: 350, height: 400 }).zoom).toBeLessThan(1.2)
})

test('two boxes and the line between them are as large on a narrow canvas as its width lets them be', () => {
  const two = { left: 0, top: 0, right: 480, bottom: 34 }
  expect(viewportFor(two, { width: 350, height: 340 }).zoom).toBeGreaterThan(0.6)
})

test('all is in sight as it is shown first, and not once it is moved past an edge', () => {
  fc.assert(
    fc.property(bounds, canvas, (shown, size) => {
      const viewport = viewportFor(shown, size)
      expect(isInSight(shown, viewport, size)).toBe(true)
      expect(isInSight(shown, { ...viewport, x: viewport.x - size.width }, size)).toBe(false)
      expect(isInSight(shown, { ...viewport, y: viewport.y + size.height }, size)).toBe(false)
    }),
  )
})
