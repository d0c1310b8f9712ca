import { expect, it } from 'vitest'

import { type Direction, nearestNode } from './nearest-node.ts'

const positions = {
  middle: { x: 0, y: 0 },
  right: { x: 300, y: 20 },
  farRight: { x: 600, y: 0 },
  below: { x: 10, y: 80 },
  leftAbove: { x: -300, y: -200 },
}

it.each<readonly [Direction, string | null]>([
  ['ArrowRight', 'right'],
  ['ArrowDown', 'below'],
  ['ArrowLeft', 'leftAbove'],
  ['ArrowUp', 'leftAbove'],
])('%s leads from the middle to %s', (direction, expected) => {
  expect(nearestNode(positions, Object.keys(positions), 'middle', direction)).toBe(expected)
})

it('stays where nothing lies in that direction', () => {
  expect(nearestNode(positions, Object.keys(positions), 'farRight', 'ArrowRight')).toBeNull()
  expect(nearestNode(positions, ['middle', 'elsewhere'], 'middle', 'ArrowRight')).toBeNull()
})
