import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ok, refused, type Result } from '#engine/result.ts'
import { createAccount } from '#model/commands/create-account.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import type { Storage } from '#persistence/storage.ts'
import { dev, the } from '#testing/accounts.ts'

import { autosave } from './autosave.ts'
import { dropDraft, keepDraft, restoreDrafts } from './drafts-store.ts'
import { saveStore } from './save-store.ts'
import { actAs } from './session-store.ts'
import { openWorkspace, run, undo } from './workspace-store.ts'

type Call = 'check' | 'append' | 'retry' | 'replace' | 'saveDrafts' | 'saveView'

const full: StorageProblem = { kind: 'quota-exceeded' }
const place = { kind: 'trust', role: the.deploy } as const
const addAccount = (digit: string) =>
  run(createAccount, { accountId: digit.repeat(12), name: digit, ownership: 'own' })

/** A storage that notes what it is asked, and refuses the calls in `broken`. */
function fakeStorage() {
  const calls: Call[] = []
  const broken = new Set<Call>()
  const listeners: (() => void)[] = []
  const answer = async <Value>(call: Call, value: Value): Promise<Result<Value, StorageProblem>> => {
    calls.push(call)
    return broken.has(call) ? refused(full) : ok(value)
  }
  const storage: Storage = {
    load: async () => ok(null),
    append: () => answer('append', 1),
    retry: () => answer('retry', 1),
    check: async () => (broken.has('check') ? refused({ kind: 'cleared' }) : ok(null)),
    replace: () => answer('replace', 1),
    saveDrafts: () => answer('saveDrafts', null),
    loadDrafts: async () => ok({ drafts: [], unreadable: [] }),
    saveView: () => answer('saveView', null),
    loadView: async () => ok(undefined),
    saveVersion: async () => ok(null),
    listVersions: async () => ok([]),
    loadVersion: async () => ok(null),
    deleteVersion: async () => ok(null),
    whenGone: (listener) => void listeners.push(listener),
    close: async () => undefined,
  }
  const takeAway = () => listeners.forEach((listener) => listener())
  return { storage, calls, broken, takeAway }
}

const shown = () => saveStore.getState()
const settled = () => vi.waitFor(() => expect(shown().kind).not.toBe('saving'))

describe('saving by itself', () => {
  let disk = fakeStorage()
  let saving = autosave(disk.storage)
  beforeEach(() => {
    openWorkspace(emptyWorkspace('w'))
    restoreDrafts([])
    actAs(null)
    saving.stop()
    disk = fakeStorage()
    saving = autosave(disk.storage)
  })
  afterEach(() => saving.stop())

  it('says that it is saving until the disk has it', async () => {
    addAccount('1')
    expect(shown()).toEqual({ kind: 'saving' })
    await settled()
    expect(shown()).toEqual({ kind: 'saved' })
  })

  it('writes a change and its undo as steps, and another workspace whole', async () => {
    addAccount('1')
    undo()
    openWorkspace(emptyWorkspace('other'))
    await settled()
    expect(disk.calls).toEqual(['append', 'append', 'replace'])
  })

  it('writes drafts and who acts as they change', async () => {
    keepDraft(place, '{', null, 0)
    actAs([{ kind: 'root', accountId: dev, mfa: false }])
    await settled()
    expect(disk.calls).toEqual(['saveDrafts', 'saveView'])
  })

  it('says nothing as a draft goes that its own change took off the disk, but of what was typed since', async () => {
    const edit = (digit: string) =>
      run(createAccount, { accountId: digit.repeat(12), name: digit, ownership: 'own' }, place)
    keepDraft(place, '{', null, 0)
    edit('1')
    await settled()
    dropDraft(place)
    expect(shown()).toEqual({ kind: 'saved' })
    expect(disk.calls).toEqual(['saveDrafts', 'append', 'saveDrafts'])

    keepDraft(place, '{', null, 0)
    edit('2')
    keepDraft(place, '{}', null, 0)
    await settled()
    dropDraft(place)
    expect(shown()).toEqual({ kind: 'saving' })
  })

  it('says what is wrong while the disk is full, and saved once it has all that was missing', async () => {
    disk.broken.add('append')
    addAccount('1')
    await settled()
    expect(shown()).toEqual({ kind: 'unsaved', problem: full })

    disk.broken.clear()
    addAccount('2')
    await vi.waitFor(() => expect(shown()).toEqual({ kind: 'saved' }))
  })

  it('does not call a lost draft saved because a later change was', async () => {
    disk.broken.add('saveDrafts')
    keepDraft(place, '{', null, 0)
    await settled()
    addAccount('1')
    await vi.waitFor(() => expect(disk.calls).toEqual(['saveDrafts', 'append', 'saveDrafts']))
    await settled()
    expect(shown()).toEqual({ kind: 'unsaved', problem: full })
  })

  it('tries what failed again as soon as something else could be saved', async () => {
    disk.broken.add('append')
    addAccount('1')
    await settled()
    keepDraft(place, '{', null, 0)
    await vi.waitFor(() => expect(shown()).toEqual({ kind: 'saved' }))
    expect(disk.calls).toEqual(['append', 'saveDrafts', 'retry'])
  })

  it('says at once that what was stored is gone, and writes it again only when it is told to', async () => {
    disk.broken.add('check')
    disk.takeAway()
    await vi.waitFor(() => expect(shown()).toEqual({ kind: 'unsaved', problem: { kind: 'cleared' } }))
    keepDraft(place, '{', null, 0)
    await saving.settle()
    expect(shown()).toEqual({ kind: 'unsaved', problem: { kind: 'cleared' } })
    expect(disk.calls).toEqual(['saveDrafts'])

    expect(await saving.tryAgain()).toBe(true)
    expect(shown()).toEqual({ kind: 'saved' })
    expect(disk.calls).toEqual(['saveDrafts', 'replace', 'saveDrafts', 'saveView'])
  })

  it('tries again on demand what the disk had no room for', async () => {
    disk.broken.add('append')
    addAccount('1')
    expect(await saving.settle()).toBe(false)
    disk.broken.clear()
    expect(await saving.tryAgain()).toBe(true)
    expect(disk.calls).toEqual(['append', 'retry'])
    expect(shown()).toEqual({ kind: 'saved' })
  })

  it('writes and says nothing more once it was stopped, not even of what was on its way', async () => {
    addAccount('1')
    saving.stop()
    saveStore.setState({ kind: 'following' }, true)
    addAccount('2')
    keepDraft(place, '{', null, 0)
    await new Promise((later) => setTimeout(later, 0))
    expect(shown()).toEqual({ kind: 'following' })
    expect(disk.calls).toEqual(['append'])
  })
})
