import { expect, it } from 'vitest'

import { nodeSize } from '#graph/node-size.ts'
import { pictureOf } from '#testing/graph-parts.ts'

import { boundsOfBoxes, boundsOfDrawing } from './drawn-bounds.ts'

const positions = { first: { x: 0, y: 0 }, second: { x: 320, y: 0 } }
const ids = ['first', 'second']

it('the bounds of a drawing hold the lines that lead back around its boxes', () => {
  const cycle = pictureOf(ids, [
    ['first', 'second'],
    ['second', 'first'],
  ])
  const boxes = boundsOfBoxes(cycle, positions)
  const all = boundsOfDrawing(cycle, cycle, positions)
  expect(boxes).toEqual({ left: 0, top: 0, right: 320 + nodeSize.width, bottom: nodeSize.height })
  expect(all?.right).toBeGreaterThan(boxes?.right ?? Infinity)
  expect(all?.left).toBeLessThan(boxes?.left ?? -Infinity)
})

it('the bounds of a part leave out the lines of the rest, and a picture without a place has none', () => {
  const whole = pictureOf(ids, [['second', 'second']])
  const part = pictureOf(['first'], [])
  expect(boundsOfDrawing(part, whole, positions)).toEqual(boundsOfBoxes(part, positions))
  expect(boundsOfDrawing(part, whole, {})).toBeNull()
})
