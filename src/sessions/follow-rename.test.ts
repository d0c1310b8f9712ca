import { describe, expect, it } from 'vitest'

import { applyChange, reverseChange } from '#model/change.ts'
import { renameUser } from '#model/commands/rename-user.ts'
import { people, teachingSample } from '#testing/sample.ts'

import { followRename } from './follow-rename.ts'
import { livenessOf } from './liveness.ts'
import type { SessionStack } from './session.ts'

const sample = teachingSample()
const stack: SessionStack = [{ kind: 'user', user: people.alice, mfa: true }]
const renaming = renameUser(sample, { user: people.alice, newName: 'alicia', newPath: '/staff/' })
if (!renaming.ok) throw new Error('the sample has an alice who can be renamed')
const change = renaming.value
const now = '2026-03-01T00:00:00Z'

describe('a session whose user is renamed', () => {
  it('goes on under the new name', () => {
    const [session] = followRename(stack, change)
    expect(session).toMatchObject({ user: expect.stringContaining('/alicia') })
    expect(livenessOf(applyChange(sample, change), session, now)).toBe('live')
  })

  it('comes back with an undo', () => {
    expect(followRename(followRename(stack, change), reverseChange(change))).toEqual(stack)
  })

  it('is left alone by other changes', () => {
    expect(followRename(stack, { ...change, added: [] })).toBe(stack)
    expect(followRename(stack, { ...change, removed: [] })).toBe(stack)
  })
})
