import { describe, expect, it } from 'vitest'

import { pictureOf } from '#testing/graph-parts.ts'

import { type Standing, stepTo, walk } from './walk.ts'

/** alice reaches three roles, deploy reaches audit; lone is tied to nothing. */
const positions = {
  alice: { x: 0, y: 100 },
  lone: { x: 0, y: 300 },
  deploy: { x: 400, y: 0 },
  read: { x: 400, y: 100 },
  write: { x: 400, y: 200 },
  audit: { x: 800, y: 0 },
}
const picture = pictureOf(Object.keys(positions), [
  ['alice', 'write'],
  ['alice', 'deploy'],
  ['alice', 'read'],
  ['deploy', 'audit'],
])
const at = (node: string): Standing => ({ node, line: null })

describe('walking the graph with arrow keys', () => {
  it('follows lines to the right, from one role to the next', () => {
    const first = walk(picture, positions, at('alice'), 'ArrowRight')
    expect(first?.node).toBe('deploy')
    expect(first?.line?.id).toBe('alice deploy')
    expect(walk(picture, positions, first ?? at(''), 'ArrowRight')?.node).toBe('audit')
  })

  it('goes back over the line to the left', () => {
    expect(walk(picture, positions, at('audit'), 'ArrowLeft')?.node).toBe('deploy')
  })

  it('tries the other lines of the same node with Up and Down, and stops at the last', () => {
    const ways = ['ArrowDown', 'ArrowDown', 'ArrowUp'] as const
    const seen: string[] = []
    let standing = walk(picture, positions, at('alice'), 'ArrowRight') ?? at('')
    for (const way of ways) {
      standing = walk(picture, positions, standing, way) ?? standing
      seen.push(standing.node)
    }
    expect(seen).toEqual(['read', 'write', 'read'])
    const last = walk(picture, positions, standing, 'ArrowDown') ?? at('')
    expect(walk(picture, positions, last, 'ArrowDown')).toBeNull()
  })

  it('stays where no line leads that way, however near another box is', () => {
    expect(walk(picture, positions, at('alice'), 'ArrowLeft')).toBeNull()
    expect(walk(picture, positions, at('alice'), 'ArrowDown')).toBeNull()
    expect(walk(picture, positions, at('lone'), 'ArrowRight')).toBeNull()
    expect(walk(picture, positions, at('audit'), 'ArrowRight')).toBeNull()
  })
})

describe('stepping from box to box', () => {
  it('comes to every box, tied or not, column by column, and ends at the last', () => {
    const seen: string[] = []
    let next = stepTo(picture, positions, 'audit', 'first')
    while (next !== null) {
      seen.push(next)
      next = stepTo(picture, positions, next, 'next')
    }
    expect(seen).toEqual(['alice', 'lone', 'deploy', 'read', 'write', 'audit'])
    expect(stepTo(picture, positions, 'alice', 'last')).toBe('audit')
    expect(stepTo(picture, positions, 'deploy', 'previous')).toBe('lone')
    expect(stepTo(picture, positions, 'alice', 'previous')).toBeNull()
  })
})
