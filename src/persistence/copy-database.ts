import { ok, type Result } from '#engine/result.ts'

import { connectTo, type Connection, type PieceKey, type StoreName, workspaceBlueprint } from './database.ts'
import type { StorageProblem } from './storage-problem.ts'

type Copied = { readonly name: StoreName; readonly key: string | number | PieceKey; readonly value: unknown }

/** Make the database `to`, which nobody uses yet, hold all that `from` does. All of it is on disk, or none. */
export async function copyDatabase(from: string, to: string): Promise<Result<null, StorageProblem>> {
  const source = connectTo(from, workspaceBlueprint)
  const target = connectTo(to, workspaceBlueprint)
  const read = await readAll(source)
  await source.close()
  if (!read.ok) return read
  const outcome = await target.write([...workspaceBlueprint.stores], 'strict', async (transaction) => {
    for (const { name, key, value } of read.value) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after another, so that the page's thread is free in between
      await transaction.objectStore(name).put(value, key)
    }
  })
  await target.close()
  return outcome
}

async function readAll(source: Connection): Promise<Result<readonly Copied[], StorageProblem>> {
  const stores = [...workspaceBlueprint.stores]
  const read = await source.read(stores, (transaction) =>
    Promise.all(
      stores.map(async (name) => {
        const store = transaction.objectStore(name)
        const keys = await store.getAllKeys()
        // each by itself: all at once would be one long task
        return Promise.all(
          keys.map(async (key): Promise<Copied> => ({ name, key, value: await store.get(key) })),
        )
      }),
    ),
  )
  return read.ok ? ok(read.value.flat()) : read
}
