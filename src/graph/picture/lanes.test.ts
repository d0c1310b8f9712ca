import { describe, expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'

import { nodeGap, nodeSize } from '../node-size.ts'
import { lanePath, lanesOf, straight, takenBy } from './lanes.ts'

const step = nodeSize.width + nodeGap.along
const positions = {
  ec2: { x: 0, y: 0 },
  first: { x: 400, y: 100 },
  second: { x: 400 + step, y: 100 },
  third: { x: 400 + 2 * step, y: 100 },
  lone: { x: 400, y: 300 },
  far: { x: 1600, y: 200 },
  left: { x: -400, y: 200 },
}
const taken = takenBy(positions)

describe('an edge into a block', () => {
  it('takes the gap above its row, so that it does not seem to come from the node before', () => {
    const { entry, exit } = lanesOf(edgeOf('ec2', 'third'), positions, taken)
    expect(exit).toBeNull()
    expect(entry).toEqual({ x: 400 - nodeGap.along / 2, y: 100 - nodeGap.along / 2 })
  })

  it.each(['first', 'lone'])('goes straight to a node that nothing stands before: %s', (to) => {
    expect(lanesOf(edgeOf('ec2', to), positions, taken)).toEqual(straight)
  })

  it('ends at the node itself', () => {
    const lanes = lanesOf(edgeOf('ec2', 'second'), positions, taken)
    const [path] = lanePath({ x: 208, y: 24 }, { x: 400 + step, y: 124 }, lanes, 1)
    expect(path).toMatch(/^M 208,24 C .* H 620 V 124 H 624$/)
  })
})

describe('an edge past what stands between its ends', () => {
  it('bends around it, to the right as a call and to the left as a membership or attachment', () => {
    const row = { policy: { x: 900, y: 0 }, between: { x: 450, y: 0 }, group: { x: 0, y: 0 } }
    const there = lanesOf(edgeOf('group', 'policy'), row, takenBy(row))
    const back = lanesOf({ ...edgeOf('policy', 'group'), kind: 'attachment' }, row, takenBy(row))
    expect(there.past).toMatchObject({ from: 438, to: 678 })
    expect(back.past).toEqual({ y: there.past?.y, from: 678, to: 438 })
    const [path] = lanePath({ x: 900, y: 24 }, { x: 208, y: 24 }, back, -1)
    expect(path).toMatch(/^M 900,24 C .* 678,\S+ H 438 C .* 208,24$/)
  })
})

describe('an edge out of a block', () => {
  it('takes the gap above its row to the far side of the block', () => {
    const { exit } = lanesOf(edgeOf('first', 'far'), positions, taken)
    expect(exit).toEqual({
      x: 400 + 2 * step + nodeSize.width + nodeGap.along / 2,
      y: 100 - nodeGap.along / 2,
    })
  })

  it('leaves to the left where a member leads to its group', () => {
    const { exit } = lanesOf(edgeOf('second', 'left', { kind: 'member' }), positions, taken)
    expect(exit?.x).toBe(400 - nodeGap.along / 2)
  })
})
