import { describe, expect, it } from 'vitest'

import type { PictureNode } from '#graph/picture/picture.ts'

import { membersAt, placeOfFocus } from './place-of-focus.ts'

const node = (id: string) => ({ id, kind: 'user', name: id, accountId: null, entity: null }) as const

function box(id: string, ...members: readonly string[]): PictureNode {
  return { ...node(id), members: (members.length === 0 ? [id] : members).map(node), beyond: 0 }
}

const [ann, bob, vera] = ['ann', 'bob', 'vera'].map((id) => box(id))
const alone = [ann, bob, vera].filter((one) => one !== undefined)
const fold = box('fold/ann', 'ann', 'bob', 'vera')

/** Where the focus is after `before` became `after`. */
function moved(at: string, before: Shown, after: Shown, beside: string | null = null): string | null {
  return placeOfFocus({ box: at, members: membersAt(at, before), beside }, after)
}

type Shown = Parameters<typeof placeOfFocus>[1]

const closed = { nodes: [fold], opened: [] }
const open = { nodes: alone, opened: [fold] }

describe('the focus in another picture', () => {
  it('stays on its box, and on the frame of a fold that is still open', () => {
    expect(moved('bob', open, open)).toBe('bob')
    expect(moved('frame fold/ann', open, open)).toBe('frame fold/ann')
  })

  it('goes to the first of a fold that opens, and to the fold that its box or its frame made way for', () => {
    expect(moved('fold/ann', closed, open)).toBe('ann')
    expect(moved('frame fold/ann', open, closed)).toBe('fold/ann')
    expect(moved('vera', open, closed)).toBe('fold/ann')
  })

  it('goes to the fold that is called otherwise since its first member went', () => {
    const left = { nodes: [box('fold/bob', 'bob', 'vera')], opened: [] }
    expect(moved('fold/ann', closed, left)).toBe('fold/bob')
    expect(moved('frame fold/ann', open, left)).toBe('fold/bob')
    expect(moved('fold/ann', closed, { nodes: alone.slice(1), opened: [] })).toBe('bob')
  })

  it('goes to the box beside which its own came, and nowhere without', () => {
    const other = { nodes: [box('carl')], opened: [] }
    expect(moved('policy', other, other, 'carl')).toBe('carl')
    expect(moved('ann', open, other)).toBeNull()
  })
})
