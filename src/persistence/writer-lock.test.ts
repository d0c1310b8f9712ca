import { describe, expect, it } from 'vitest'

import { holdWriter, takeOverWriter, type Locks } from './writer-lock.ts'

describe('the writer of a workspace', () => {
  it('is one tab at a time, and the next one after it lets go', async () => {
    const locks = fakeLocks()
    const first = await holdWriter('w', locks)
    expect(await holdWriter('w', locks)).toBe('taken')
    expect(await holdWriter('other', locks)).not.toBe('taken')

    if (first !== 'taken') first.release()
    await Promise.resolve()
    expect(await holdWriter('w', locks)).not.toBe('taken')
  })

  it('learns that another tab took over', async () => {
    const locks = fakeLocks()
    const first = await takeOverWriter('w', locks)
    await takeOverWriter('w', locks)
    await expect(first.lost).resolves.toBeUndefined()
    expect(await holdWriter('w', locks)).toBe('taken')
  })

  it('is every tab where the browser refuses locks', async () => {
    const refusing: Locks = {
      request: () => Promise.reject(new DOMException('opaque origin', 'SecurityError')),
    }
    expect(await holdWriter('w', refusing)).not.toBe('taken')
  })
})

/** The part of Web Locks that is used: exclusive, `ifAvailable` and `steal`. */
function fakeLocks(): Locks {
  const held = new Map<string, (reason: Error) => void>()
  async function request(name: string, options: LockOptions, granted: LockGrantedCallback<unknown>) {
    await Promise.resolve()
    if (options.ifAvailable === true && held.has(name)) return granted(null)
    held.get(name)?.(new DOMException('stolen', 'AbortError'))
    const stolen = new Promise<never>((_, reject) => held.set(name, reject))
    const mine = held.get(name)
    try {
      return await Promise.race([granted({ name, mode: 'exclusive' }), stolen])
    } finally {
      if (held.get(name) === mine) held.delete(name)
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `request` has a second overload, without options, which the code under test never calls
  return { request } as Locks
}
