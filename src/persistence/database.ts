import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb'

import { ok, refused, type Result } from '#engine/result.ts'

import { problemOf, type StorageProblem } from './storage-problem.ts'

/**
 * What is stored. Values are `unknown` on purpose: what comes back is checked before it is believed.
 * `snapshots` and `steps` are keyed by revision, `drafts` by place key, `beside` by name (`head`, `view`), `pieces` by
 * the store and key of the record that they belong to and their number in it, the rest by id.
 */
type Schema = DBSchema & {
  snapshots: { key: number; value: unknown }
  steps: { key: number; value: unknown }
  drafts: { key: string; value: unknown }
  beside: { key: string; value: unknown }
  versions: { key: string; value: unknown }
  versionedWorkspaces: { key: string; value: unknown }
  pieces: { key: PieceKey; value: unknown }
  projects: { key: string; value: unknown }
}
export type PieceKey = [name: StoreName, key: number | string, piece: number]
export type StoreName = StoreNames<Schema>
type Database = IDBPDatabase<Schema>
export type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>
export type ReadingOnly = IDBPTransaction<Schema, StoreName[]>

/** What a database has to have in it. Its version goes up with every store that is added; none is ever taken out. */
export type Blueprint = { readonly version: number; readonly stores: readonly StoreName[] }

/** A workspace, with its history, drafts and named versions. Version 1 had no named versions, version 2 no pieces. */
export const workspaceBlueprint: Blueprint = {
  version: 3,
  stores: ['snapshots', 'steps', 'drafts', 'beside', 'versions', 'versionedWorkspaces', 'pieces'],
}

/** The list of workspaces. */
export const projectsBlueprint: Blueprint = { version: 1, stores: ['projects'] }

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
  /** Be told when somebody else takes the database away: deletes it, or clears what the page stored. */
  readonly whenGone: (listener: () => void) => void
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
export function connectTo(name: string, blueprint: Blueprint): Connection {
  let opened: Promise<Result<Database, StorageProblem>> | null = null
  let ready: Result<Database, StorageProblem> | null = null // what `opened` came to, to begin without waiting
  const listeners: (() => void)[] = []
  const forget = (): void => {
    opened = null
    ready = null
  }
  const forgetIfClosed = (error: unknown): void => {
    if (error instanceof Error && error.name === 'InvalidStateError') forget()
  }
  const tellGone = (): void => {
    forget()
    for (const listener of listeners) listener()
  }
  async function database(): Promise<Result<Database, StorageProblem>> {
    const opening = (opened ??= open(name, blueprint, { forget, tellGone }))
    const outcome = await opening
    if (!outcome.ok) forget() // the next call tries again
    else if (opened === opening) ready = outcome
    return outcome
  }

  return {
    async write(names, durability, work) {
      const outcome = ready ?? (await database())
      if (!outcome.ok) return outcome
      try {
        return await writeIn(outcome.value.transaction(names, 'readwrite', { durability }), work)
      } catch (error) {
        forgetIfClosed(error)
        return refused(problemOf(error, 'use'))
      }
    },
    async read(names, work) {
      const outcome = ready ?? (await database())
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
    whenGone: (listener) => void listeners.push(listener),
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

type Ends = { readonly forget: () => void; readonly tellGone: () => void }

function open(
  name: string,
  { version, stores }: Blueprint,
  { forget, tellGone }: Ends,
): Promise<Result<Database, StorageProblem>> {
  return new Promise((resolve) => {
    let gaveUp = false
    const giveUp = (problem: StorageProblem): void => {
      gaveUp = true
      resolve(refused(problem))
    }
    const opening = async (): Promise<void> => {
      const database: Database = await openDB<Schema>(name, version, {
        upgrade(older) {
          for (const store of stores) {
            if (!older.objectStoreNames.contains(store)) older.createObjectStore(store)
          }
        },
        blocked: () => giveUp({ kind: 'blocked' }),
        blocking(_version, wanted) {
          database.close() // a later Rolescape in another tab wants to upgrade, or somebody deletes it
          if (wanted === null) tellGone()
          else forget()
        },
        terminated: tellGone,
      })
      if (gaveUp) database.close()
      else resolve(ok(database))
    }
    opening().catch((error: unknown) => giveUp(problemOf(error, 'opening')))
  })
}
