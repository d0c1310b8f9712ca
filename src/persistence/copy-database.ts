import { type Result } from '#engine/result.ts'

import { connectTo, type StoreName, workspaceBlueprint } from './database.ts'
import type { StorageProblem } from './storage-problem.ts'

type Copied = {
  readonly name: StoreName
  readonly keys: readonly (string | number)[]
  readonly values: readonly unknown[]
}

/** Make the database `to`, which nobody uses yet, hold all that `from` does. All of it is on disk, or none. */
export async function copyDatabase(from: string, to: string): Promise<Result<null, StorageProblem>> {
  const source = connectTo(from, workspaceBlueprint)
  const target = connectTo(to, workspaceBlueprint)
  const stores = [...workspaceBlueprint.stores]
  const read = await source.read(stores, (transaction) =>
    Promise.all(
      stores.map(async (name): Promise<Copied> => {
        const store = transaction.objectStore(name)
        const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
        return { name, keys, values }
      }),
    ),
  )
  await source.close()
  if (!read.ok) return read
  const outcome = await target.write(stores, 'strict', (transaction) =>
    Promise.all(
      read.value.flatMap(({ name, keys, values }) => {
        const store = transaction.objectStore(name)
        return keys.map((key, i) => store.put(values[i], key))
      }),
    ),
  )
  await target.close()
  return outcome
}
