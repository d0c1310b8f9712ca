import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'

import { countsByKind } from './counts-by-kind.ts'

describe('what a change brings', () => {
  it('is counted by kind, what is new apart from what is updated', () => {
    const users = [...teachingSample().entities.values()].filter(({ kind }) => kind === 'user')
    const [first, ...others] = users
    if (first === undefined) throw new Error('the sample has no users')
    const label = { verb: 'import', names: [] }
    expect(countsByKind({ label, added: others, updated: [[first, first]], removed: [] })).toEqual([
      { kind: 'user', added: users.length - 1, updated: 1 },
    ])
  })
})
