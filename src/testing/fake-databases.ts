import * as fake from 'fake-indexeddb'
import { afterEach, beforeEach, vi } from 'vitest'

/** Give each test of the file databases of its own, in memory. */
export function withFakeDatabases(): void {
  beforeEach(() => {
    for (const [name, value] of Object.entries(fake)) if (name.startsWith('IDB')) vi.stubGlobal(name, value)
    vi.stubGlobal('indexedDB', new fake.IDBFactory())
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
}
