import { describe, expect, it } from 'vitest'

import { smallCompany } from '#testing/accounts.ts'

import { applyChange, type Change, reverseChange } from './change.ts'
import { keepPlaces } from './keep-places.ts'
import { replaceWorkspace } from './replace-workspace.ts'

const before = smallCompany()
const [kept, ...others] = before.entities.values()
if (kept?.kind !== 'account') throw new Error('the small company begins with an account')
const incoming: Change = {
  label: { verb: 'import', names: [] },
  added: [{ ...kept, name: 'Imported' }],
  updated: [],
  removed: [],
}

describe('replacing a workspace', () => {
  const change = keepPlaces(before, replaceWorkspace(before, incoming))

  it('leaves what comes in, under the name it had, and nothing else', () => {
    const after = applyChange(before, change)
    expect(after.name).toBe(before.name)
    expect([...after.entities.values()]).toEqual(incoming.added)
    expect(change.removed).toHaveLength(others.length)
  })

  it('can give it another name', () => {
    const named = replaceWorkspace(before, incoming, 'Imported')
    expect(applyChange(before, named).name).toBe('Imported')
    expect(applyChange(applyChange(before, named), reverseChange(named)).name).toBe(before.name)
  })

  it('is taken back whole', () => {
    const back = applyChange(applyChange(before, change), reverseChange(change))
    expect(back.name).toBe(before.name)
    expect([...back.entities]).toEqual([...before.entities])
  })
})
