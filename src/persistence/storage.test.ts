import { array, assert, asyncProperty, constantFrom } from 'fast-check'
import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'

import { reverseChange, type Change } from '#model/change.ts'
import { placeKey } from '#model/document-place.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { keepPlaces } from '#model/keep-places.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { withFakeDatabases } from '#testing/fake-databases.ts'

import { advance, keptSteps, type History, type Step } from './history.ts'
import { openStorage, type Storage } from './storage.ts'
import { stepsToSnapshot } from './write-snapshot.ts'

const at = '2026-03-01T10:00:00Z'
const start: History = { workspace: emptyWorkspace('one'), past: [], future: [] }

withFakeDatabases()

describe('storage', () => {
  it('has nothing before the first visit', async () => {
    expect(await openStorage('w').load()).toEqual({ ok: true, value: null })
  })

  it('gives back what was saved, with its undo and redo', async () => {
    const first = openStorage('w')
    await first.replace(start)
    const history = await saveAll(first, start, [adding(1), adding(2), adding(3)])
    const undone = await saveUndo(first, history)

    const loaded = await reload(first)
    expect(loaded).toMatchObject({ ...undone, revision: 5, unreadable: [] })
    expect(loaded.future).toHaveLength(1)
    expect([...loaded.workspace.entities.keys()]).toEqual(['account/000000000001', 'account/000000000002'])
  })

  it('replays any run of commands, undos and redos to the same history', async () => {
    const moves = array(constantFrom<Step['by']>('command', 'command', 'undo', 'redo'), {
      maxLength: 25,
    })
    let name = 0
    await assert(
      asyncProperty(moves, async (run) => {
        name += 1
        const storage = openStorage(`w${name}`)
        await storage.replace(start)
        let history = start
        for (const [i, by] of run.entries()) {
          const step = stepOf(history, by, i)
          if (step === null) continue
          history = advance(history, step)
          // oxlint-disable-next-line eslint/no-await-in-loop -- the order of the steps is what is tested
          expect((await storage.append(step)).ok).toBe(true)
        }
        const loaded = await reload(storage, `w${name}`)
        expect(loaded).toMatchObject(history)
        expect([...loaded.workspace.entities.keys()]).toEqual([...history.workspace.entities.keys()])
      }),
      { numRuns: 20 },
    )
  })

  it('keeps the last 200 changes for undo through snapshots, and no more records than it needs', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    const changes = Array.from({ length: 2 * stepsToSnapshot + keptSteps }, (_, i) => adding(i))
    await saveAll(storage, start, changes)

    const loaded = await reload(storage)
    expect(loaded.workspace.entities.size).toBe(changes.length)
    expect(loaded.past).toEqual(changes.slice(-keptSteps).map((change) => Object.assign(change, { at })))

    const database = await openDB('w')
    expect(await database.count('snapshots')).toBe(2)
    expect(await database.count('steps')).toBeLessThanOrEqual(2 * stepsToSnapshot)
    database.close()
  })

  it('saves calls in the order in which they were made, though nobody waits for them', async () => {
    const storage = openStorage('w')
    void storage.replace(start)
    const answers = await Promise.all(
      [1, 2, 3].map((n) => storage.append({ by: 'command', change: adding(n), at })),
    )
    expect(answers).toEqual([2, 3, 4].map((value) => ({ ok: true, value })))
    expect((await reload(storage)).workspace.entities.size).toBe(3)
  })

  it('refuses to append to what it never read', async () => {
    const problem = { kind: 'out-of-step' }
    expect(await openStorage('w').append({ by: 'command', change: adding(1), at })).toEqual({
      ok: false,
      problem,
    })
  })

  it('refuses the step of a tab that another tab has overtaken, and keeps what the other one saved', async () => {
    const [mine, theirs] = [openStorage('w'), openStorage('w')]
    await mine.replace(start)
    await theirs.load()
    await theirs.append({ by: 'command', change: adding(1), at })
    const overtaken = await mine.append({ by: 'command', change: adding(2), at })

    expect(overtaken).toEqual({ ok: false, problem: { kind: 'out-of-step' } })
    expect([...(await reload(mine)).workspace.entities.keys()]).toEqual(['account/000000000001'])
  })

  it('keeps its drafts by place, and only the latest of each', async () => {
    const storage = openStorage('w')
    const place = { kind: 'trust', role: arn('arn:aws:iam::111122223333:role/r') } as const
    const other = { kind: 'trust', role: arn('arn:aws:iam::111122223333:role/other') } as const
    const draft = { place, text: '{', lastValid: { document: {}, at: 5 }, isValid: false }
    await storage.saveDrafts({ [placeKey(place)]: draft, [placeKey(other)]: { ...draft, place: other } })
    await storage.saveDrafts({ [placeKey(place)]: { ...draft, text: '{}' } })

    const loaded = await openStorage('w').loadDrafts()
    expect(loaded).toEqual({ ok: true, value: { drafts: [{ ...draft, text: '{}' }], unreadable: [] } })
  })

  it('keeps what the screen showed', async () => {
    const storage = openStorage('w')
    expect(await storage.loadView()).toEqual({ ok: true, value: undefined })
    await storage.saveView({ stack: [1] })
    expect(await openStorage('w').loadView()).toEqual({ ok: true, value: { stack: [1] } })
  })
})

describe('storage that breaks', () => {
  it('keeps what was called saved when a later transaction is cut off', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await storage.append({ by: 'command', change: adding(1), at })
    failWriting((transaction) => transaction.abort())
    const cut = await storage.append({ by: 'command', change: adding(2), at })
    vi.restoreAllMocks()

    expect(cut).toMatchObject({ ok: false, problem: { kind: 'failed' } })
    expect((await reload(storage)).workspace.entities.size).toBe(1)
  })

  it('tells of a full disk, and saves what it could not as soon as there is room', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    failWriting(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const full = await storage.append({ by: 'command', change: adding(1), at })
    vi.restoreAllMocks()
    const later = await storage.append({ by: 'command', change: adding(2), at })

    expect(full).toEqual({ ok: false, problem: { kind: 'quota-exceeded' } })
    expect(later).toEqual({ ok: true, value: 3 })
    expect((await reload(storage)).workspace.entities.size).toBe(2)
  })

  it('gives what came before a broken step, and says how much was lost', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await saveAll(storage, start, [adding(1), adding(2), adding(3)])
    await overwrite('steps', 3, { format: 1, by: 'command', change: 'garbage' })

    const loaded = await storage.load()
    expect(loaded).toMatchObject({
      ok: false,
      problem: { kind: 'corrupt', lost: 2, unreadable: ['steps/3'] },
    })
    const recovered = !loaded.ok && loaded.problem.kind === 'corrupt' ? loaded.problem.recovered : null
    expect(recovered?.workspace.entities.size).toBe(1)
    expect(await storage.append({ by: 'command', change: adding(4), at })).toMatchObject({ ok: false })

    await storage.replace(recovered ?? start)
    expect((await reload(storage)).workspace.entities.size).toBe(1)
  })

  it('says that a step is missing in the middle', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await saveAll(storage, start, [adding(1), adding(2)])
    await overwrite('steps', 2, undefined)
    expect(await storage.load()).toMatchObject({ ok: false, problem: { kind: 'corrupt', lost: 2 } })
  })

  it('loses nothing with a broken snapshot while the one before it is whole', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    const changes = Array.from({ length: stepsToSnapshot + 5 }, (_, i) => adding(i))
    await saveAll(storage, start, changes)
    const broken = stepsToSnapshot + 1
    await overwrite('snapshots', broken, { format: 1, workspace: null, past: [], future: [] })

    const loaded = await reload(storage)
    expect(loaded.workspace.entities.size).toBe(changes.length)
    expect(loaded.unreadable).toEqual([`snapshots/${broken}`])
  })

  it('recovers nothing, and says so, where the only snapshot is broken', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await overwrite('snapshots', 1, 'garbage')
    expect(await storage.load()).toEqual({
      ok: false,
      problem: { kind: 'corrupt', recovered: null, lost: 1, unreadable: ['snapshots/1'] },
    })
  })

  it('leaves records of a later version alone', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await overwrite('snapshots', 1, { format: 4 })
    expect(await storage.load()).toEqual({ ok: false, problem: { kind: 'newer-version' } })
  })

  it('does not open a database of a later version', async () => {
    const later = await openDB('w', 99)
    later.close()
    expect(await openStorage('w').load()).toEqual({ ok: false, problem: { kind: 'newer-version' } })
  })

  it.each([
    ['there is none', undefined, 'unavailable'],
    ['the page may not use it', refusing('SecurityError'), 'unavailable'],
    ['the disk is full', refusing('QuotaExceededError'), 'quota-exceeded'],
  ])('answers a problem where %s', async (_case, factory, kind) => {
    vi.stubGlobal('indexedDB', factory)
    const storage = openStorage('w')
    const answers = [await storage.load(), await storage.replace(start), await storage.loadDrafts()]
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, problem: { kind } })
  })

  it('lists a draft that it cannot read, and gives the others', async () => {
    const storage = openStorage('w')
    const place = { kind: 'trust', role: arn('arn:aws:iam::111122223333:role/r') } as const
    await storage.saveDrafts({ [placeKey(place)]: { place, text: '', lastValid: null, isValid: false } })
    await overwrite('drafts', 'garbage', { text: 5 })
    expect(await storage.loadDrafts()).toMatchObject({ ok: true, value: { unreadable: ['garbage'] } })
  })
})

function adding(n: number): Change {
  const id = accountId(String(n).padStart(12, '0'))
  const account = newAccount(id, `a${n}`, 'own')
  return {
    label: { verb: 'create-account', names: [account.name] },
    added: [account],
    updated: [],
    removed: [],
  }
}

/** Every third takes away what stands first, which undo has to put back there. */
function commandOf({ workspace }: History, n: number): Change {
  const [first] = workspace.entities.values()
  if (n % 3 !== 2 || first === undefined) return adding(n)
  const label = { verb: 'delete-account', names: [] }
  return keepPlaces(workspace, { label, added: [], updated: [], removed: [first] })
}

function stepOf(history: History, by: Step['by'], n: number): Step | null {
  const change = { command: commandOf(history, n), undo: history.past.at(-1), redo: history.future[0] }[by]
  if (change === undefined) return null
  return { by, change: by === 'undo' ? reverseChange(change) : change, at }
}

async function saveAll(storage: Storage, from: History, changes: readonly Change[]): Promise<History> {
  const steps = changes.map((change): Step => ({ by: 'command', change, at }))
  for (const step of steps) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- snapshots are written between steps, as in use
    expect((await storage.append(step)).ok).toBe(true)
  }
  return steps.reduce(advance, from)
}

async function saveUndo(storage: Storage, history: History): Promise<History> {
  const step = stepOf(history, 'undo', 0)
  if (step === null) throw new Error('nothing to undo')
  await storage.append(step)
  return advance(history, step)
}

/** What the next visit finds. */
async function reload(storage: Storage, name = 'w') {
  await storage.close()
  const loaded = await openStorage(name).load()
  if (!loaded.ok || loaded.value === null) throw new Error(`nothing to load: ${JSON.stringify(loaded)}`)
  return loaded.value
}

async function overwrite(store: string, key: number | string, record: unknown): Promise<void> {
  const database = await openDB('w')
  if (record === undefined) await database.delete(store, key)
  else await database.put(store, record, key)
  database.close()
}

function failWriting(fail: (transaction: IDBTransaction) => void): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its object below
  const add = IDBObjectStore.prototype.add
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value, key) {
    const request = add.call(this, value, key)
    fail(this.transaction)
    return request
  })
}

function refusing(name: string): unknown {
  return {
    open() {
      throw new DOMException('refused', name)
    },
  }
}
