import { describe, expect, it } from 'vitest'

import { applyChange, type Change, reverseChange } from '#model/change.ts'
import type { Account } from '#model/entities/entity.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { emptyWorkspace } from '#model/workspace.ts'

import { mergeChanges } from './merge-changes.ts'

const account = (digit: string, name: string): Account => {
  const id = accountId(digit.repeat(12))
  return newAccount(id, name, 'own')
}
const [old, plain, renamed, another] = [
  account('1', 'old'),
  account('2', 'a'),
  account('2', 'b'),
  account('3', 'c'),
]
const label = { verb: 'create-account', names: ['b'] }
const change = (parts: Partial<Change>): Change => ({ label, added: [], updated: [], removed: [], ...parts })

const start = applyChange(emptyWorkspace('test'), change({ added: [old] }))
const steps = [
  change({ added: [plain] }),
  change({ updated: [[plain, renamed]] }),
  change({ removed: [old], added: [another] }),
  change({ removed: [another] }),
]

describe('changes merged into one', () => {
  const merged = mergeChanges(label, steps)

  it('lead where the changes lead one after another', () => {
    expect(applyChange(start, merged)).toEqual(steps.reduce(applyChange, start))
  })

  it('are taken back by one undo', () => {
    const after = applyChange(start, merged)
    expect(applyChange(after, reverseChange(merged))).toEqual(start)
  })

  it('say nothing of what came and went between', () => {
    expect([...merged.added, ...merged.removed]).not.toContain(another)
  })
})
