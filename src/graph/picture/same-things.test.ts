import { describe, expect, it } from 'vitest'

import type { PictureNode } from './picture.ts'
import { sameThings } from './same-things.ts'

const before = {
  picture: { nodes: ['ann', 'bob', 'lambda'].map(box), edges: [] },
  positions: { ann: { x: 0, y: 0 }, bob: { x: 0, y: 60 }, lambda: { x: 9, y: 9 } },
  things: new Map([
    ['ann', 'AIDA1'],
    ['bob', 'AIDA2'],
  ]),
}

describe('places', () => {
  it('are kept for whoever is still the same, whoever else comes or goes', () => {
    expect(sameThings(before, before.things)).toBe(before)
    const more = new Map([...before.things, ['cat', 'AIDA3'], ['dan', 'AIDA4'], ['eve', 'AIDA5']])
    expect(sameThings(before, more)).toBe(before)
    expect(sameThings(before, new Map([['bob', 'AIDA2']]))).toBe(before)
  })

  it('are free again where somebody else has the name now', () => {
    const now = new Map([
      ['ann', 'AIDA1'],
      ['bob', 'AIDA9'],
    ])
    const kept = sameThings(before, now)
    expect(Object.keys(kept?.positions ?? {})).toEqual(['ann', 'lambda'])
    expect(kept?.picture.nodes[1]?.members).toEqual([])
  })

  it('are forgotten in another account, though its names be the same', () => {
    const other = new Map([
      ['ann', 'AIDA8'],
      ['bob', 'AIDA9'],
    ])
    expect(sameThings(before, other)).toBe(null)
    expect(sameThings(before, new Map([['zoe', 'AIDA7']]))).toBe(null)
  })
})

function box(id: string): PictureNode {
  const one = { id, kind: 'user', name: id, accountId: null, entity: null } as const
  return { ...one, members: [one], beyond: 0 }
}
