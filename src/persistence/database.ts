import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'

import { ok, refused, type Result } from '#engine/result.ts'

import { problemOf, type StorageProblem } from './storage-problem.ts'

/**
 * What is stored. Values are `unknown` on purpose: what comes back is checked before it is believed.
 * `snapshots` and `steps` are keyed by revision, `drafts` by place key, `beside` by name (`head`, `view`).
 */
type Schema = DBSchema & {
  snapshots: { key: number; value: unknown }
  steps: { key: number; value: unknown }
  drafts: { key: string; value: unknown }
  beside: { key: string; value: unknown }
}
export type StoreName = StoreNames<Schema>
type Database = IDBPDatabase<Schema>
export type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>
export type ReadingOnly = IDBPTransaction<Schema, StoreName[]>

const stores = ['snapshots', 'steps', 'drafts', 'beside'] as const
const schemaVersion = 1

/** One database, opened when first needed and again after the browser closed it. */
export type Connection = {
  /** Run `work` in one transaction: all of it is on disk before this answers, or none of it ever is. */
  readonly write: (
    names: StoreName[],
    durability: 'strict' | 'relaxed',
    work: (transaction: Writing) => Promise<unknown>,
  ) => Promise<Result<null, StorageProblem>>
  readonly read: <Value>(
    names: StoreName[],
    work: (transaction: ReadingOnly) => Promise<Value>,
  ) => Promise<Result<Value, StorageProblem>>
  readonly close: () => Promise<void>
}

/** Thrown in a transaction to take it back and answer `problem`. */
export class Refusal extends Error {
  readonly problem: StorageProblem
  constructor(problem: StorageProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** The database of that name in IndexedDB. Opens nothing yet. */
export function connectTo(name: string): Connection {
  let opened: Promise<Result<Database, StorageProblem>> | null = null
  const forget = (): void => {
    opened = null
  }
  const forgetIfClosed = (error: unknown): void => {
    if (error instanceof Error && error.name === 'InvalidStateError') forget()
  }
  async function database(): Promise<Result<Database, StorageProblem>> {
    opened ??= open(name, forget)
    const outcome = await opened
    if (!outcome.ok) forget() // the next call tries again
    return outcome
  }

  return {
    async write(names, durability, work) {
      const outcome = await database()
      if (!outcome.ok) return outcome
      try {
        return await writeIn(outcome.value.transaction(names, 'readwrite', { durability }), work)
      } catch (error) {
        forgetIfClosed(error)
        return refused(problemOf(error, 'use'))
      }
    },
    async read(names, work) {
      const outcome = await database()
      if (!outcome.ok) return outcome
      try {
        return ok(await work(outcome.value.transaction(names, 'readonly')))
      } catch (error) {
        forgetIfClosed(error)
        return refused(problemOf(error, 'use'))
      }
    },
    async close() {
      const outcome = await opened
      if (outcome?.ok === true) outcome.value.close()
      forget()
    },
  }
}

async function writeIn(
  transaction: Writing,
  work: (transaction: Writing) => Promise<unknown>,
): Promise<Result<null, StorageProblem>> {
  const done = transaction.done.then(
    () => null,
    (error: unknown) => ({ error }),
  )
  try {
    await work(transaction)
  } catch (error) {
    abort(transaction)
    const end = await done
    if (error instanceof Refusal) return refused(error.problem)
    // A full disk aborts the transaction; its requests then tell of the abort, not of the disk.
    const cause = problemOf(end?.error, 'use')
    return refused(cause.kind === 'quota-exceeded' ? cause : problemOf(error, 'use'))
  }
  const end = await done
  return end === null ? ok(null) : refused(problemOf(end.error, 'use'))
}

function abort(transaction: Writing): void {
  try {
    transaction.abort()
  } catch {
    // it had ended by itself
  }
}

function open(name: string, forget: () => void): Promise<Result<Database, StorageProblem>> {
  return new Promise((resolve) => {
    let gaveUp = false
    const giveUp = (problem: StorageProblem): void => {
      gaveUp = true
      resolve(refused(problem))
    }
    const opening = async (): Promise<void> => {
      const database: Database = await openDB<Schema>(name, schemaVersion, {
        upgrade(fresh) {
          for (const store of stores) fresh.createObjectStore(store)
        },
        blocked: () => giveUp({ kind: 'blocked' }),
        blocking() {
          database.close() // a later Rolescape in another tab wants to upgrade
          forget()
        },
        terminated: forget,
      })
      if (gaveUp) database.close()
      else resolve(ok(database))
    }
    opening().catch((error: unknown) => giveUp(problemOf(error, 'opening')))
  })
}
