import * as fake from 'fake-indexeddb'
import { vi } from 'vitest'

/** For tests: an empty IndexedDB in the place of the browser's, until `vi.unstubAllGlobals()`. */
export function stubIndexedDb(): IDBFactory {
  for (const [name, value] of Object.entries(fake)) if (name.startsWith('IDB')) vi.stubGlobal(name, value)
  const factory = new fake.IDBFactory()
  vi.stubGlobal('indexedDB', factory)
  return factory
}
