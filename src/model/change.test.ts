import { describe, expect, it } from 'vitest'

import { entityAt, smallCompany, the } from '#testing/accounts.ts'

import { applyChange, type Change } from './change.ts'

const workspace = smallCompany()
const alice = entityAt(workspace, the.alice)
const none: Change = { label: { verb: 'test', names: [] }, added: [], updated: [], removed: [] }
const stranger = { ...alice, id: 'arn:aws:iam::111111111111:user/stranger' }

describe('a change', () => {
  it('keeps an updated entity in its place', () => {
    const changed = applyChange(workspace, { ...none, updated: [[alice, { ...alice }]] })
    expect([...changed.entities.keys()]).toEqual([...workspace.entities.keys()])
  })

  it.each([
    ['removes what is not there', { removed: [stranger] }],
    ['updates what is not there', { updated: [[stranger, stranger]] as const }],
    ['adds what is there', { added: [alice] }],
  ])('that %s was not made from this workspace', (_, part) => {
    expect(() => applyChange(workspace, { ...none, ...part })).toThrow(the.alice.slice(0, 20))
  })
})
