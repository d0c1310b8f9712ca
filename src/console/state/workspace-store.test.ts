import { beforeEach, describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { createAccount } from '#model/commands/create-account.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { refusalOf } from '#testing/accounts.ts'

import {
  followWorkspace,
  openWorkspace,
  redo,
  run,
  type Step,
  take,
  undo,
  workspaceStore,
} from './workspace-store.ts'

const addAccount = (accountId: string) => run(createAccount, { accountId, name: 'one', ownership: 'own' })
const now = () => workspaceStore.getState()
const accounts = () => [...now().workspace.entities.keys()]
const [one, two] = ['111111111111', '222222222222']

/** What those who follow are told of while `work` is done. */
function told(work: () => void): readonly Step[] {
  const steps: Step[] = []
  const stop = followWorkspace((step) => steps.push(step))
  work()
  stop()
  return steps
}

describe('the open workspace', () => {
  beforeEach(() => openWorkspace(emptyWorkspace('w')))

  it('leaves all as it was where a command is refused, and answers why', () => {
    addAccount(one)
    const before = now()
    const steps = told(() => expect(refusalOf(addAccount(one))?.kind).toBe('entity-already-exists'))
    expect(now()).toBe(before)
    expect(steps).toEqual([])
  })

  it('comes back by undo, and goes on again by redo', () => {
    addAccount(one)
    addAccount(two)
    undo()
    undo()
    expect(accounts()).toEqual([])
    redo()
    redo()
    expect(accounts()).toEqual([`account/${one}`, `account/${two}`])
  })

  it('has what was deleted where it stood, once that is undone', () => {
    addAccount(one)
    addAccount(two)
    const [first] = now().workspace.entities.values()
    if (first !== undefined)
      take({ label: { verb: 'delete', names: [] }, added: [], updated: [], removed: [first] })
    undo()
    expect(accounts()).toEqual([`account/${one}`, `account/${two}`])
  })

  it('has nothing to redo once something else was done', () => {
    addAccount(one)
    undo()
    addAccount(two)
    expect(redo()).toBeNull()
    expect(accounts()).toEqual([`account/${two}`])
  })

  it('has nothing to undo or redo at first, and says so without a step', () => {
    expect(told(() => expect([undo(), redo()]).toEqual([null, null]))).toEqual([])
  })

  it('keeps its history when it is opened again with it', () => {
    addAccount(one)
    const { workspace, past, future } = now()
    openWorkspace(emptyWorkspace('other'))
    expect(undo()).toBeNull()
    openWorkspace(workspace, { past, future })
    undo()
    expect(accounts()).toEqual([])
  })
})

describe('whoever follows the workspace', () => {
  beforeEach(() => openWorkspace(emptyWorkspace('w')))

  it('is told the revision that the page asks about, also where storage counts otherwise', () => {
    const loaded = { past: [], future: [], revision: 57, unreadable: [] }
    const [opened] = told(() => openWorkspace(emptyWorkspace('loaded'), loaded))
    expect(opened?.revision).toBe(now().revision)
  })

  it('comes to the same workspace by the changes alone, undo and redo among them', () => {
    const start = now().workspace
    const steps = told(() => {
      addAccount(one)
      addAccount(two)
      undo()
      redo()
      undo()
    })
    const followed = steps.reduce(
      (workspace, step) => (step.kind === 'opened' ? step.workspace : applyChange(workspace, step.change)),
      start,
    )
    expect(followed).toEqual(now().workspace)
    expect(steps.map((step) => step.kind === 'changed' && step.by)).toEqual([
      'command',
      'command',
      'undo',
      'redo',
      'undo',
    ])
  })

  it('is told revisions without a gap, so that a missed one shows', () => {
    const before = now().revision
    const steps = told(() => {
      addAccount(one)
      undo()
      openWorkspace(emptyWorkspace('other'))
    })
    expect(steps.map(({ revision }) => revision - before)).toEqual([1, 2, 3])
  })
})
