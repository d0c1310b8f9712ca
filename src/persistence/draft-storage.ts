import { ok, type Result } from '#engine/result.ts'

import type { Connection } from './database.ts'
import type { InTurn } from './in-turn.ts'
import type { StorageProblem } from './storage-problem.ts'
import { readDraft, type StoredDraft } from './stored-records.ts'

/** What is kept beside the workspace: edits in progress, and what the screen showed. */
export type DraftStorage = {
  /** Make the stored drafts these, by place key. Writes those that changed since the last call. */
  readonly saveDrafts: (
    drafts: Readonly<Record<string, StoredDraft>>,
  ) => Promise<Result<null, StorageProblem>>
  /** The drafts that were saved, and the place keys of those that can't be read. */
  readonly loadDrafts: () => Promise<
    Result<
      { readonly drafts: readonly StoredDraft[]; readonly unreadable: readonly string[] },
      StorageProblem
    >
  >
  /** Keep anything that can be cloned: who acts, what is open. The last one stays. */
  readonly saveView: (view: unknown) => Promise<Result<null, StorageProblem>>
  /** What `saveView` was given, to be checked by who reads it; undefined where it never was. */
  readonly loadView: () => Promise<Result<unknown, StorageProblem>>
}

/** As the log sees them: it may have taken the draft of that place key away. */
export type Drafts = DraftStorage & { readonly isGone: (key: string) => void }

/** Drafts and view over an open connection. Those in `ending` go with a step that isn't on disk yet, and not before it. */
export function draftStorage(connection: Connection, inTurn: InTurn, ending: Set<string>): Drafts {
  let saved: ReadonlyMap<string, StoredDraft> | null = null // null: what is stored isn't known
  connection.whenGone(() => (saved = null))

  async function saveDrafts(drafts: ReadonlyMap<string, StoredDraft>): Promise<Result<null, StorageProblem>> {
    const before = saved
    const changed = [...drafts].filter(([key, draft]) => before?.get(key) !== draft)
    const goes = (key: string) => !drafts.has(key) && !ending.has(key)
    const gone = before === null ? null : [...before.keys()].filter(goes)
    if (changed.length === 0 && gone?.length === 0) return ok(null)
    const outcome = await connection.write(['drafts'], 'strict', async (transaction) => {
      const store = transaction.objectStore('drafts')
      await Promise.all([
        ...(gone ?? (await store.getAllKeys()).filter(goes)).map((key) => store.delete(key)),
        ...changed.map(([key, draft]) => store.put(draft, key)),
      ])
    })
    const kept = [...(before ?? [])].filter(([key]) => ending.has(key))
    saved = outcome.ok ? new Map([...kept, ...drafts]) : null
    if (outcome.ok) for (const [key] of changed) ending.delete(key) // it was typed after the step was made
    return outcome
  }

  function isGone(key: string): void {
    if (saved !== null) saved = new Map([...saved].filter(([other]) => other !== key))
  }

  return {
    isGone,
    saveDrafts: (drafts) => inTurn(() => saveDrafts(new Map(Object.entries(drafts)))),
    loadDrafts: () =>
      inTurn(() =>
        connection.read(['drafts'], async (transaction) => {
          const store = transaction.objectStore('drafts')
          const keys = await store.getAllKeys()
          const records = await Promise.all(keys.map((key) => store.get(key).catch(() => undefined)))
          const read = keys.map((key, i) => ({ key, draft: readDraft(key, records[i]) }))
          return {
            drafts: read.flatMap(({ draft }) => (draft === null ? [] : [draft])),
            unreadable: read.flatMap(({ key, draft }) => (draft === null ? [key] : [])),
          }
        }),
      ),
    saveView: (view) =>
      inTurn(() =>
        connection.write(['beside'], 'relaxed', (transaction) =>
          transaction.objectStore('beside').put(view, 'view'),
        ),
      ),
    loadView: () =>
      inTurn(() =>
        connection.read(['beside'], (transaction) => transaction.objectStore('beside').get('view')),
      ),
  }
}
