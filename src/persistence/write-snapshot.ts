import { refused, type Result } from '#engine/result.ts'

import { type Connection, Refusal, type Writing } from './database.ts'
import type { History, Step } from './history.ts'
import type { InTurn } from './in-turn.ts'
import { piecesRange } from './pieces.ts'
import { isBig, takeApart } from './records-apart.ts'
import type { StorageProblem } from './storage-problem.ts'
import { snapshotRecord } from './stored-records.ts'

/** A snapshot is written each time so many steps have been saved since the last one. */
export const stepsToSnapshot = 100

/** What a log knows of what is stored. */
export type LogState = {
  /** What is known to be on disk; null before `load` or `replace`, and after what could not be read whole. */
  saved: (History & { readonly revision: number }) | null
  pending: readonly Step[]
  stepsSinceSnapshot: number
  /** Another object after each `load`, `replace` and `close`: what was begun before belongs to something else. */
  era: object
  isTakingSnapshot: boolean
}

/**
 * Write what is saved as a snapshot, where enough steps have been since the last one. The snapshot before stays, and the
 * steps since: should this one break, nothing is lost. The pieces of a big one go to disk each for itself, so that steps
 * made meanwhile are saved in between; none of them counts before the snapshot itself is there. Where it can't be
 * written all is there as steps still, and the next step tries again.
 */
export async function writeSnapshot(connection: Connection, state: LogState, inTurn: InTurn): Promise<void> {
  const { saved, era } = state
  if (saved === null || state.isTakingSnapshot || state.stepsSinceSnapshot < stepsToSnapshot) return
  state.isTakingSnapshot = true
  const record = snapshotRecord(saved)
  const { rest, pieces } = isBig(record) ? takeApart(record) : { rest: record, pieces: [] }
  const write: Write = (durability, work) =>
    inTurn(async () =>
      state.era === era
        ? connection.write(['snapshots', 'steps', 'beside', 'pieces'], durability, work)
        : refused({ kind: 'out-of-step' }),
    )
  const isWritten =
    (await arePiecesWritten(pieces, saved.revision, write)) &&
    (await isRestWritten(rest, { revision: saved.revision, state, write }))
  state.isTakingSnapshot = false
  if (isWritten && state.saved !== null && state.era === era)
    state.stepsSinceSnapshot = state.saved.revision - saved.revision
}

type Write = (
  durability: 'strict' | 'relaxed',
  work: (transaction: Writing) => Promise<unknown>,
) => Promise<Result<null, StorageProblem>>

async function arePiecesWritten(
  pieces: readonly (readonly unknown[])[],
  revision: number,
  write: Write,
): Promise<boolean> {
  for (const [i, piece] of pieces.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after another, so that others may write in between
    const outcome = await write('relaxed', (transaction) =>
      transaction.objectStore('pieces').put(piece, ['snapshots', revision, i]),
    )
    if (outcome.ok) continue
    // oxlint-disable-next-line eslint/no-await-in-loop -- ends the loop: a full disk gets its room back
    await write('relaxed', (transaction) =>
      transaction.objectStore('pieces').delete(piecesRange('snapshots', revision, revision)),
    )
    return false
  }
  return true
}

async function isRestWritten(
  rest: unknown,
  { revision, state, write }: { readonly revision: number; readonly state: LogState; readonly write: Write },
): Promise<boolean> {
  const outcome = await write('strict', async (transaction) => {
    await expectHead(transaction, state.saved?.revision ?? 0)
    const store = transaction.objectStore('snapshots')
    const earlier = (await store.getAllKeys()).filter((key) => key < revision)
    const kept = earlier.at(-1) ?? 0
    await store.put(rest, revision)
    await Promise.all([
      ...earlier.slice(0, -1).map((key) => store.delete(key)),
      transaction.objectStore('steps').delete(IDBKeyRange.upperBound(kept)),
      transaction.objectStore('pieces').delete(piecesRange('steps', 0, kept)),
      // of those before the one that stays, and of any that came to nothing in between
      transaction
        .objectStore('pieces')
        .delete(IDBKeyRange.bound(['snapshots'], ['snapshots', kept], false, true)),
      transaction
        .objectStore('pieces')
        .delete(IDBKeyRange.bound(['snapshots', kept, []], ['snapshots', revision], false, true)),
    ])
  })
  return outcome.ok
}

/** Another tab that wrote in the meantime must not be overwritten, and nothing can be added to what is gone. */
export async function expectHead(transaction: Writing, revision: number): Promise<void> {
  const head = await transaction.objectStore('beside').get('head')
  if (head === undefined) throw new Refusal({ kind: 'cleared' })
  if (head !== revision) throw new Refusal({ kind: 'out-of-step' })
}
