import { assert, constantFrom, dictionary, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { applyChange, reverseChange } from '#model/change.ts'
import { accountId } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import type { Workspace } from '#model/workspace.ts'
import { smallCompany } from '#testing/accounts.ts'

import { changeBetween, isEmptyChange, sharingWith } from './change-between.ts'

const label = { verb: 'compare', names: [] }

/** Accounts by their digits, each with a name. */
function workspaceWith(names: Readonly<Record<string, string>>): Workspace {
  const accounts = Object.entries(names).map(([digit, name]) =>
    newAccount(accountId(digit.repeat(12)), name, 'own'),
  )
  return {
    name: Object.keys(names).join(''),
    entities: new Map(accounts.map((account) => [account.id, account])),
    extensions: new Map(),
  }
}

describe('the change between two workspaces', () => {
  it('leads from the one to the other and back, whatever they are', () => {
    const some = dictionary(constantFrom('1', '2', '3', '4'), constantFrom('a', 'b'))
    assert(
      property(some, some, (one, other) => {
        const [from, to] = [workspaceWith(one), workspaceWith(other)]
        const change = changeBetween(from, to, label)
        expect(applyChange(from, change)).toEqual(to)
        expect(applyChange(applyChange(from, change), reverseChange(change))).toEqual(from)
      }),
    )
  })

  it('is the same where a workspace shares what is equal with another', () => {
    const [from, to] = [
      workspaceWith({ 1: 'a', 2: 'b', 3: 'c' }),
      workspaceWith({ 2: 'b', 1: 'other', 4: 'd' }),
    ]
    const shared = sharingWith(from, to)
    expect(shared).toEqual(to)
    expect([...shared.entities.keys()]).toEqual([...to.entities.keys()])
    const same = 'account/222222222222'
    expect(shared.entities.get(same)).toBe(from.entities.get(same))
    expect(changeBetween(from, shared, label)).toEqual(changeBetween(from, to, label))
  })

  it('is empty where both hold the same, though not the same objects', () => {
    expect(isEmptyChange(changeBetween(smallCompany(), smallCompany(), label))).toBe(true)
  })

  it('leaves alone what is the same in both', () => {
    const [from, to] = [workspaceWith({ 1: 'a', 2: 'a' }), workspaceWith({ 1: 'a', 2: 'b', 3: 'a' })]
    const { added, updated, removed } = changeBetween(from, to, label)
    expect([added.length, updated.length, removed.length]).toEqual([1, 1, 0])
  })
})
