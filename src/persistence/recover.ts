import { ok, refused, type Result } from '#engine/result.ts'

import type { Connection, PieceKey, ReadingOnly } from './database.ts'
import { advance, type History, type Loaded } from './history.ts'
import { piecesIn, wholeRecord } from './pieces.ts'
import type { StorageProblem } from './storage-problem.ts'
import { isNewer, readSnapshot, readStep } from './stored-records.ts'

/** All that is stored of the workspace, unread. A record that the browser can't hand out is undefined. */
export type Records = {
  readonly snapshots: ReadonlyMap<number, unknown>
  readonly steps: ReadonlyMap<number, unknown>
  /** The revision of the last thing that was saved; undefined where nothing was. */
  readonly head: unknown
}

type RecordStore = 'snapshots' | 'steps'

/** Fetch the records: together, and where that fails one by one, so that a broken one doesn't take the others along. */
export async function fetchRecords(connection: Connection): Promise<Result<Records, StorageProblem>> {
  const together = await connection.read(['snapshots', 'steps', 'beside', 'pieces'], async (transaction) => {
    const [snapshots, steps, head] = await Promise.all([
      fetchAll(transaction, 'snapshots'),
      fetchAll(transaction, 'steps'),
      transaction.objectStore('beside').get('head'),
    ])
    return { snapshots, steps, head }
  })
  if (together.ok || together.problem.kind !== 'failed') return together

  const snapshots = await fetchEach(connection, 'snapshots')
  const steps = await fetchEach(connection, 'steps')
  const head = await connection.read(['beside'], (transaction) =>
    transaction.objectStore('beside').get('head'),
  )
  if (!snapshots.ok) return snapshots
  if (!steps.ok) return steps
  return ok({ snapshots: snapshots.value, steps: steps.value, head: head.ok ? head.value : undefined })
}

async function fetchAll(transaction: ReadingOnly, name: RecordStore): Promise<Map<number, unknown>> {
  const store = transaction.objectStore(name)
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
  const fetch = piecesIn(transaction)
  const records = await Promise.all(keys.map((key, i) => wholeRecord([name, key], values[i], fetch)))
  return new Map(keys.map((key, i) => [key, records[i]]))
}

/** Each in a transaction of its own: a request that fails aborts the one that it is in. */
async function fetchEach(
  connection: Connection,
  name: RecordStore,
): Promise<Result<Map<number, unknown>, StorageProblem>> {
  const keys = await connection.read([name], (transaction) => transaction.objectStore(name).getAllKeys())
  if (!keys.ok) return keys
  const fetchPiece = async (key: PieceKey): Promise<unknown> => {
    const piece = await connection.read(['pieces'], (transaction) => piecesIn(transaction)(key))
    return piece.ok ? piece.value : undefined
  }
  const fetch = async (key: number): Promise<unknown> => {
    const value = await connection.read([name], (transaction) => transaction.objectStore(name).get(key))
    return value.ok ? wholeRecord([name, key], value.value, fetchPiece) : undefined
  }
  const values = await Promise.all(keys.value.map(fetch))
  return ok(new Map(keys.value.map((key, i) => [key, values[i]])))
}

/**
 * The workspace that was saved last: the newest snapshot that can be read, and every step after it, in order.
 * Null where nothing was ever saved. Where a step can't be read the ones after it can't be applied: `corrupt`, with
 * what there is up to it. A broken snapshot loses nothing while the one before it, and the steps since, are there.
 */
export function recover({ snapshots, steps, head }: Records): Result<Loaded | null, StorageProblem> {
  if ([...snapshots.values(), ...steps.values()].some(isNewer)) return refused({ kind: 'newer-version' })
  if (head === undefined && snapshots.size === 0 && steps.size === 0) return ok(null)

  const unreadable: string[] = []
  const last = Math.max(typeof head === 'number' ? head : 0, ...snapshots.keys(), ...steps.keys())
  let best: Loaded | null = null
  for (const revision of [...snapshots.keys()].toSorted((a, b) => b - a)) {
    const history = readSnapshot(snapshots.get(revision))
    if (history === null) {
      unreadable.push(`snapshots/${revision}`)
      continue
    }
    best = { ...replay({ ...history, revision }, steps, last), unreadable }
    break
  }
  if (best?.revision === last) return ok(best)
  for (const [revision, step] of steps) if (readStep(step) === null) unreadable.push(`steps/${revision}`)
  return refused({ kind: 'corrupt', recovered: best, lost: last - (best?.revision ?? 0), unreadable })
}

type Revised = History & { readonly revision: number }

/** As far as the steps can be read and applied. */
function replay(from: Revised, steps: ReadonlyMap<number, unknown>, last: number): Revised {
  let reached = from
  while (reached.revision < last) {
    const step = readStep(steps.get(reached.revision + 1))
    if (step === null) return reached
    try {
      reached = { ...advance(reached, step), revision: reached.revision + 1 }
    } catch {
      return reached // made from another workspace than this: as good as unreadable
    }
  }
  return reached
}
