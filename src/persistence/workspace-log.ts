import { ok, refused, type Result } from '#engine/result.ts'

import { Refusal, type Connection, type Writing } from './database.ts'
import { advance, type History, type Loaded, type Step } from './history.ts'
import type { InTurn } from './in-turn.ts'
import { fetchRecords, recover } from './recover.ts'
import type { StorageProblem } from './storage-problem.ts'
import { snapshotRecord, stepRecord } from './stored-records.ts'

/** The workspace as it is stored: snapshots, and the steps since. Calls take effect in the order they are made. */
export type WorkspaceLog = {
  /** What was saved last; null where nothing was. */
  readonly load: () => Promise<Result<Loaded | null, StorageProblem>>
  /**
   * Save one step. Answers the stored revision once it is on disk. A step that could not be saved is kept, and
   * saved with the next one or by `retry`. After `out-of-step` only `load` or `replace` help, after `cleared` only
   * `replace`.
   */
  readonly append: (step: Step) => Promise<Result<number, StorageProblem>>
  /** Save what `append` could not. */
  readonly retry: () => Promise<Result<number, StorageProblem>>
  /** Is what was saved still there? Refused as `cleared` where it is not. */
  readonly check: () => Promise<Result<null, StorageProblem>>
  /** Forget what is stored, and store this instead: for a workspace that is opened, and after `corrupt`. */
  readonly replace: (history: History) => Promise<Result<number, StorageProblem>>
}

/** A snapshot is written each time so many steps have been saved since the last one. */
export const stepsToSnapshot = 100

type State = {
  /** What is known to be on disk; null before `load` or `replace`, and after what could not be read whole. */
  saved: (History & { readonly revision: number }) | null
  pending: readonly Step[]
  stepsSinceSnapshot: number
}

/** The log over a connection. */
export function workspaceLog(connection: Connection, inTurn: InTurn): WorkspaceLog {
  const state: State = { saved: null, pending: [], stepsSinceSnapshot: 0 }

  async function save(): Promise<Result<number, StorageProblem>> {
    const outcome = await flush(connection, state)
    if (state.stepsSinceSnapshot >= stepsToSnapshot) void inTurn(() => writeSnapshot(connection, state))
    return outcome
  }
  return {
    load: () => inTurn(() => load(connection, state)),
    append: (step) =>
      inTurn(() => {
        state.pending = [...state.pending, step]
        return save()
      }),
    retry: () => inTurn(save),
    check: () => inTurn(() => check(connection, state)),
    replace: (history) => inTurn(() => replace(connection, state, history)),
  }
}

async function load(connection: Connection, state: State): Promise<Result<Loaded | null, StorageProblem>> {
  const records = await fetchRecords(connection)
  const loaded = records.ok ? recover(records.value) : records
  state.saved = loaded.ok ? loaded.value : null
  state.pending = []
  const newest = records.ok ? Math.max(0, ...records.value.snapshots.keys()) : 0
  state.stepsSinceSnapshot = (state.saved?.revision ?? newest) - newest
  return loaded
}

async function flush(connection: Connection, state: State): Promise<Result<number, StorageProblem>> {
  const { saved: from, pending: steps } = state
  const next = from === null ? null : advanceAll(from, steps)
  if (from === null || next === null) {
    state.pending = []
    return refused({ kind: 'out-of-step' })
  }
  if (steps.length === 0) return ok(from.revision)
  const outcome = await connection.write(['steps', 'beside'], 'strict', async (transaction) => {
    const store = transaction.objectStore('steps')
    // Asked for together, so that a busy page is waited for once. They come back in this order: where the head is
    // another, that refuses the transaction before anything of it can be on disk.
    const asked = [
      () => expectHead(transaction, from.revision),
      ...steps.map((step, i) => () => store.add(stepRecord(step), from.revision + 1 + i)),
      () => transaction.objectStore('beside').put(from.revision + steps.length, 'head'),
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

function advanceAll(from: History, steps: readonly Step[]): History | null {
  try {
    return steps.reduce((history, step) => advance(history, step), from)
  } catch {
    return null // a step that was not made from what is stored
  }
}

/** The snapshot before stays, and the steps since: should this one break, nothing is lost. */
async function writeSnapshot(connection: Connection, state: State): Promise<void> {
  const { saved } = state
  if (saved === null || state.stepsSinceSnapshot < stepsToSnapshot) return
  const outcome = await connection.write(['snapshots', 'steps', 'beside'], 'strict', async (transaction) => {
    await expectHead(transaction, saved.revision)
    const store = transaction.objectStore('snapshots')
    const earlier = (await store.getAllKeys()).filter((key) => key < saved.revision)
    await store.put(snapshotRecord(saved), saved.revision)
    await Promise.all(earlier.slice(0, -1).map((key) => store.delete(key)))
    await transaction.objectStore('steps').delete(IDBKeyRange.upperBound(earlier.at(-1) ?? 0))
  })
  if (outcome.ok) state.stepsSinceSnapshot = 0 // else all is there as steps still, and the next step tries again
}

async function replace(
  connection: Connection,
  state: State,
  history: History,
): Promise<Result<number, StorageProblem>> {
  let revision = 1
  const outcome = await connection.write(['snapshots', 'steps', 'beside'], 'strict', async (transaction) => {
    const head = await transaction.objectStore('beside').get('head')
    if (typeof head === 'number') revision = head + 1
    await transaction.objectStore('snapshots').clear()
    await transaction.objectStore('steps').clear()
    await transaction.objectStore('snapshots').put(snapshotRecord(history), revision)
    await transaction.objectStore('beside').put(revision, 'head')
  })
  if (!outcome.ok) return outcome
  state.saved = { ...history, revision }
  state.pending = []
  state.stepsSinceSnapshot = 0
  return ok(revision)
}

async function check(connection: Connection, { saved }: State): Promise<Result<null, StorageProblem>> {
  if (saved === null) return ok(null)
  const head = await connection.read(['beside'], (transaction) =>
    transaction.objectStore('beside').get('head'),
  )
  if (!head.ok) return head
  return head.value === undefined ? refused({ kind: 'cleared' }) : ok(null)
}

/** Another tab that wrote in the meantime must not be overwritten, and nothing can be added to what is gone. */
async function expectHead(transaction: Writing, revision: number): Promise<void> {
  const head = await transaction.objectStore('beside').get('head')
  if (head === undefined) throw new Refusal({ kind: 'cleared' })
  if (head !== revision) throw new Refusal({ kind: 'out-of-step' })
}
