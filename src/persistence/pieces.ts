import type { PieceKey, ReadingOnly, StoreName, Writing } from './database.ts'
import { isBig, piecesOf, putTogether, takeApart, type WholeRecord } from './records-apart.ts'
import { format } from './stored-records.ts'

type Key = number | string

/**
 * Put what belongs to `record` beside it, and answer what is to be put in its own place. One piece after another, so
 * that the page is free in between; of a small record, at once, the record itself.
 */
export async function putPieces(
  transaction: Writing,
  [name, key]: readonly [StoreName, Key],
  record: WholeRecord,
): Promise<unknown> {
  const { rest, pieces } = takeApart(record)
  for (const [i, piece] of pieces.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after another, so that the page's thread is free in between
    await transaction.objectStore('pieces').put(piece, [name, key, i])
  }
  return rest
}

/** Put a record where it belongs, with what stands beside it. What was there before is gone. */
export async function putRecord(
  transaction: Writing,
  [name, key]: readonly [StoreName, Key],
  record: WholeRecord,
): Promise<void> {
  const place = [name, key] as const
  await transaction.objectStore('pieces').delete(piecesRange(name, key, key))
  const own: unknown = isBig(record) ? await putPieces(transaction, place, record) : record
  await transaction.objectStore(name).put(own, key)
}

/** The pieces of the records of `name` from one key to another, both among them. */
export function piecesRange(name: StoreName, from: Key, to: Key): IDBKeyRange {
  return IDBKeyRange.bound([name, from], [name, to, []]) // a list comes after every number
}

/** The pieces of all records of `name`. */
export function allPieces(name: StoreName): IDBKeyRange {
  return IDBKeyRange.bound([name], [name, []])
}

/** A record as it was before it was taken apart; undefined where a piece is missing or can't be handed out. */
export async function wholeRecord(
  [name, key]: readonly [StoreName, Key],
  record: unknown,
  fetch: (key: PieceKey) => Promise<unknown>,
): Promise<unknown> {
  const count = piecesOf(record)
  if (count === 0) return record
  const pieces = await Promise.all(Array.from({ length: count }, (_, i) => fetch([name, key, i])))
  return pieces.includes(undefined) ? undefined : putTogether(record, pieces, format)
}

/** Fetches pieces within a transaction. */
export function piecesIn(transaction: ReadingOnly): (key: PieceKey) => Promise<unknown> {
  return (key) => transaction.objectStore('pieces').get(key)
}
