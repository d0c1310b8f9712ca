import { ok, refused, type Result } from '#engine/result.ts'

import type { Connection, StoreName, Writing } from './database.ts'
import { advance, type History, type Loaded, type Step } from './history.ts'
import type { InTurn } from './in-turn.ts'
import { allPieces, putPieces, putRecord } from './pieces.ts'
import { isBig } from './records-apart.ts'
import { fetchRecords, recover } from './recover.ts'
import type { StorageProblem } from './storage-problem.ts'
import { snapshotRecord, stepRecord } from './stored-records.ts'
import { expectHead, type LogState, writeSnapshot } from './write-snapshot.ts'

/** The workspace as it is stored: snapshots, and the steps since. Calls take effect in the order they are made. */
export type WorkspaceLog = {
  /** What was saved last; null where nothing was. */
  readonly load: () => Promise<Result<Loaded | null, StorageProblem>>
  /**
   * Save one step. Answers the stored revision once it is on disk. A step that could not be saved is kept, and
   * saved with the next one or by `retry`. After `out-of-step` only `load` or `replace` help, after `cleared` only
   * `replace`. `draft` is the place key of an edit in progress that ends with the step: it is gone in the same
   * moment.
   */
  readonly append: (step: Step, draft?: string | null) => Promise<Result<number, StorageProblem>>
  /** Save what `append` could not. */
  readonly retry: () => Promise<Result<number, StorageProblem>>
  /** Is what was saved still there? Refused as `cleared` where it is not. */
  readonly check: () => Promise<Result<null, StorageProblem>>
  /** Forget what is stored, and store this instead: for a workspace that is opened, and after `corrupt`. */
  readonly replace: (history: History) => Promise<Result<number, StorageProblem>>
  /** Begin nothing any more that nobody asked for. */
  readonly rest: () => void
}

/**
 * The log over a connection. `ending` are the drafts that end with steps which aren't on disk yet: until they are the
 * drafts stay, and `settled` is told of each that went.
 */
export function workspaceLog(
  connection: Connection,
  inTurn: InTurn,
  { ending, settled }: { readonly ending: Set<string>; readonly settled: (draft: string) => void },
): WorkspaceLog {
  const state: LogState = {
    saved: null,
    pending: [],
    stepsSinceSnapshot: 0,
    era: {},
    isTakingSnapshot: false,
  }

  async function save(): Promise<Result<number, StorageProblem>> {
    const outcome = await flush(connection, state, [...ending])
    if (outcome.ok) {
      ending.forEach(settled)
      ending.clear()
    }
    void writeSnapshot(connection, state, inTurn)
    return outcome
  }
  return {
    load: () =>
      inTurn(() => {
        ending.clear()
        return load(connection, state)
      }),
    append: (step, draft = null) =>
      inTurn(() => {
        state.pending = [...state.pending, step]
        if (draft !== null) ending.add(draft)
        return save()
      }),
    retry: () => inTurn(save),
    check: () => inTurn(() => check(connection, state)),
    replace: (history) =>
      inTurn(() => {
        ending.clear()
        return replace(connection, state, history)
      }),
    rest: () => void (state.era = {}),
  }
}

async function load(connection: Connection, state: LogState): Promise<Result<Loaded | null, StorageProblem>> {
  const records = await fetchRecords(connection)
  const loaded = records.ok ? recover(records.value) : records
  state.saved = loaded.ok ? loaded.value : null
  state.pending = []
  state.era = {}
  const newest = records.ok ? Math.max(0, ...records.value.snapshots.keys()) : 0
  state.stepsSinceSnapshot = (state.saved?.revision ?? newest) - newest
  return loaded
}

async function flush(
  connection: Connection,
  state: LogState,
  drafts: readonly string[],
): Promise<Result<number, StorageProblem>> {
  const { saved: from, pending: steps } = state
  const next = from === null ? null : advanceAll(from, steps)
  if (from === null || next === null) {
    state.pending = []
    return refused({ kind: 'out-of-step' })
  }
  if (steps.length === 0) return ok(from.revision)
  const stores: StoreName[] = ['steps', 'beside', 'pieces', 'drafts']
  const outcome = await connection.write(stores, 'strict', async (transaction) => {
    // Asked for together, so that a busy page is waited for once. They come back in this order: where the head is
    // another, that refuses the transaction before anything of it can be on disk.
    const asked = [
      () => expectHead(transaction, from.revision),
      ...steps.map((step, i) => () => addStep(transaction, step, from.revision + 1 + i)),
      () => transaction.objectStore('beside').put(from.revision + steps.length, 'head'),
      ...drafts.map((draft) => () => transaction.objectStore('drafts').delete(draft)),
    ]
    await Promise.all(asked.map(async (ask): Promise<unknown> => ask()))
  })
  if (!outcome.ok) return outcome
  const revision = from.revision + steps.length
  state.saved = { ...next, revision }
  state.pending = []
  state.stepsSinceSnapshot += steps.length
  return ok(revision)
}

async function addStep(transaction: Writing, step: Step, revision: number): Promise<void> {
  const record = stepRecord(step)
  const own: unknown = isBig(record) ? await putPieces(transaction, ['steps', revision], record) : record
  await transaction.objectStore('steps').add(own, revision)
}

function advanceAll(from: History, steps: readonly Step[]): History | null {
  try {
    return steps.reduce((history, step) => advance(history, step), from)
  } catch {
    return null // a step that was not made from what is stored
  }
}

async function replace(
  connection: Connection,
  state: LogState,
  history: History,
): Promise<Result<number, StorageProblem>> {
  let revision = 1
  const stores: StoreName[] = ['snapshots', 'steps', 'beside', 'pieces']
  const outcome = await connection.write(stores, 'strict', async (transaction) => {
    const head = await transaction.objectStore('beside').get('head')
    if (typeof head === 'number') revision = head + 1
    await transaction.objectStore('snapshots').clear()
    await transaction.objectStore('steps').clear()
    await transaction.objectStore('pieces').delete(allPieces('snapshots'))
    await transaction.objectStore('pieces').delete(allPieces('steps'))
    await putRecord(transaction, ['snapshots', revision], snapshotRecord(history))
    await transaction.objectStore('beside').put(revision, 'head')
  })
  if (!outcome.ok) return outcome
  state.saved = { ...history, revision }
  state.pending = []
  state.era = {}
  state.stepsSinceSnapshot = 0
  return ok(revision)
}

async function check(connection: Connection, { saved }: LogState): Promise<Result<null, StorageProblem>> {
  if (saved === null) return ok(null)
  const head = await connection.read(['beside'], (transaction) =>
    transaction.objectStore('beside').get('head'),
  )
  if (!head.ok) return head
  return head.value === undefined ? refused({ kind: 'cleared' }) : ok(null)
}
