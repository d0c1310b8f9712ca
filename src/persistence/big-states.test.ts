import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'

import type { Change } from '#model/change.ts'
import { placeKey } from '#model/document-place.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { newAccount } from '#model/entities/new-account.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'
import { withFakeDatabases } from '#testing/fake-databases.ts'

import { copyDatabase } from './copy-database.ts'
import { advance, type History } from './history.ts'
import { entitiesInPiece } from './records-apart.ts'
import { openStorage, type Storage } from './storage.ts'
import { stepsToSnapshot } from './write-snapshot.ts'

const at = '2026-03-01T10:00:00Z'
const start: History = { workspace: emptyWorkspace('one'), past: [], future: [] }
const many = 2 * entitiesInPiece + 7

withFakeDatabases()

describe('a state of many entities', () => {
  it('comes back as it was from a step, a snapshot, a version and a copy', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    const brought = await saveAll(storage, start, [adding(0, many)])
    expect(await reload('w', storage)).toMatchObject(brought)

    const again = openStorage('w')
    await again.replace(brought)
    await again.saveVersion({ id: 'v', note: 'before', at }, brought.workspace)
    expect(accepted(await again.loadVersion('v'))).toEqual(brought.workspace)
    await again.close()

    expect((await copyDatabase('w', 'copy')).ok).toBe(true)
    const copy = openStorage('copy')
    expect(accepted(await copy.load())).toMatchObject(brought)
    expect(accepted(await copy.loadVersion('v'))).toEqual(brought.workspace)
  })

  it('is never stored as one long record', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await saveAll(storage, start, [adding(0, many)])
    await storage.close()
    const database = await openDB('w')
    const pieces: unknown[] = await database.getAll('pieces')
    database.close()
    expect(pieces.map((piece) => (Array.isArray(piece) ? piece.length : 0))).toEqual([
      entitiesInPiece,
      entitiesInPiece,
      7,
    ])
  })

  it('leaves no pieces of what is no longer stored', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    const brought = await saveAll(storage, start, [adding(0, many)])
    await saveAll(storage, brought, some(3 * stepsToSnapshot))
    await vi.waitFor(async () =>
      expect(await placesOfPieces()).toEqual(['["snapshots",201]', '["snapshots",301]']),
    )

    await storage.saveVersion({ id: 'v', note: '', at }, brought.workspace)
    await storage.saveVersion({ id: 'v', note: '', at }, emptyWorkspace('small'))
    await storage.replace(start)
    expect(await placesOfPieces()).toEqual([])
    await storage.close()
  })

  it('loses nothing with a broken piece of a snapshot while the one before it is whole', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    const brought = await saveAll(storage, start, [adding(0, many)])
    const history = await saveAll(storage, brought, some(stepsToSnapshot))
    await snapshotAt(stepsToSnapshot + 1)
    await storage.close()
    const database = await openDB('w')
    await database.delete('pieces', ['snapshots', stepsToSnapshot + 1, 1])
    database.close()

    const loaded = accepted(await openStorage('w').load())
    expect(loaded).toMatchObject({ ...history, unreadable: [`snapshots/${stepsToSnapshot + 1}`] })
  })

  it('says what is lost with a broken piece of a step', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await saveAll(storage, start, [adding(0, many)])
    await storage.close()
    const database = await openDB('w')
    await database.put('pieces', 'garbage', ['steps', 2, 0])
    database.close()
    expect(await openStorage('w').load()).toMatchObject({
      ok: false,
      problem: { kind: 'corrupt', lost: 1, unreadable: ['steps/2'] },
    })
  })

  it('is saved whole or not at all where the disk gets full on the way', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    failPiece(2)
    const full = await storage.append({ by: 'command', change: adding(0, many), at })
    vi.restoreAllMocks()
    expect(full).toEqual({ ok: false, problem: { kind: 'quota-exceeded' } })
    expect(await placesOfPieces()).toEqual([])

    expect(await storage.retry()).toEqual({ ok: true, value: 2 })
    expect((await reload('w', storage)).workspace.entities.size).toBe(many)
  })

  it('saves the steps that are made while a snapshot is on its way', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    const brought = await saveAll(storage, start, [adding(0, many)])
    const almost = await saveAll(storage, brought, some(stepsToSnapshot - 2))
    const last = some(6, 90_000)
    await Promise.all(last.map((change) => storage.append({ by: 'command', change, at })))
    const history = last.reduce((so, change) => advance(so, { by: 'command', change, at }), almost)
    await snapshotAt(stepsToSnapshot + 1)
    expect(await reload('w', storage)).toMatchObject(history)
  })
})

describe('a step that ends an edit in progress', () => {
  const place = { kind: 'trust', role: arn('arn:aws:iam::111122223333:role/r') } as const
  const key = placeKey(place)
  const draft = { place, text: '{', lastValid: null, isValid: false }

  it('takes the draft away in the same moment, and what is typed from then on is kept', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await storage.saveDrafts({ [key]: draft })
    await storage.append({ by: 'command', change: adding(1, 1), at }, key)
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([])

    const later = { ...draft, text: '{}' }
    await storage.saveDrafts({ [key]: later })
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([later])
    await storage.saveDrafts({})
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([])
  })

  it('leaves the draft while the step is not saved, and takes it away with it', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await storage.saveDrafts({ [key]: draft })
    failAdding()
    await storage.append({ by: 'command', change: adding(1, 1), at }, key)
    await storage.saveDrafts({}) // the page took it for applied
    vi.restoreAllMocks()
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([draft])

    expect(await storage.retry()).toEqual({ ok: true, value: 2 })
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([])
  })

  it('leaves what was typed anew while the step was not saved', async () => {
    const storage = openStorage('w')
    await storage.replace(start)
    await storage.saveDrafts({ [key]: draft })
    failAdding()
    await storage.append({ by: 'command', change: adding(1, 1), at }, key)
    vi.restoreAllMocks()
    const later = { ...draft, text: '{}' }
    await storage.saveDrafts({ [key]: later })
    await storage.retry()
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([later])
    await storage.saveDrafts({})
    expect(accepted(await openStorage('w').loadDrafts()).drafts).toEqual([])
  })
})

function adding(from: number, count: number): Change {
  const added = Array.from({ length: count }, (_, i) => {
    const id = accountId(String(from + i).padStart(12, '0'))
    return newAccount(id, `a${from + i}`, 'own')
  })
  return { label: { verb: 'import', names: [] }, added, updated: [], removed: [] }
}

function some(count: number, from = 50_000): readonly Change[] {
  return Array.from({ length: count }, (_, i) => adding(from + i, 1))
}

async function saveAll(storage: Storage, from: History, changes: readonly Change[]): Promise<History> {
  let history = from
  for (const change of changes) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- snapshots are written between steps, as in use
    expect((await storage.append({ by: 'command', change, at })).ok).toBe(true)
    history = advance(history, { by: 'command', change, at })
  }
  return history
}

async function reload(name: string, storage: Storage) {
  await storage.close()
  const loaded = accepted(await openStorage(name).load())
  if (loaded === null) throw new Error('nothing is stored')
  return loaded
}

async function snapshotAt(revision: number): Promise<void> {
  const database = await openDB('w')
  await vi.waitFor(async () => expect(await database.getAllKeys('snapshots')).toContain(revision))
  database.close()
}

async function placesOfPieces(): Promise<readonly string[]> {
  const database = await openDB('w')
  const keys = await database.getAllKeys('pieces')
  database.close()
  return [...new Set(keys.map((key) => JSON.stringify(Array.isArray(key) ? key.slice(0, 2) : key)))]
}

/** The disk is full when the piece of that number is to be written. */
function failPiece(number: number): void {
  // oxlint-disable-next-line typescript/unbound-method -- called with its object below
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (Array.isArray(key) && key[2] === number) throw new DOMException('full', 'QuotaExceededError')
    return put.call(this, value, key)
  })
}

/** The disk is full for steps alone. */
function failAdding(): void {
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
}
