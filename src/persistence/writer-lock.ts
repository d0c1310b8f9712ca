/** The right to write, held by one tab. */
export type Writer = {
  /** Let another tab write. */
  readonly release: () => void
  /** Settles when another tab took the right away. Never, while it is held or after it was released. */
  readonly lost: Promise<void>
}

/** What of the browser's Web Locks is used here. */
export type Locks = Pick<LockManager, 'request'>

/**
 * Become the one tab that writes `name`, until `release` or until the tab closes; `taken` where another one is.
 *
 * Where the browser has no Web Locks (or refuses them, as to a page opened from a file) every tab gets the right:
 * storage itself then refuses the second one's steps as `out-of-step`.
 */
export function holdWriter(
  name: string,
  locks: Locks | undefined = browserLocks(),
): Promise<Writer | 'taken'> {
  return locks === undefined ? Promise.resolve(unlocked) : request(locks, name, { ifAvailable: true })
}

/** Become the writer as soon as no other tab is. Rejects once `signal` is aborted. */
export async function awaitWriter(
  name: string,
  signal: AbortSignal,
  locks: Locks | undefined = browserLocks(),
): Promise<Writer> {
  if (locks === undefined) return new Promise(() => {}) // every tab writes there already
  const writer = await request(locks, name, { signal })
  if (writer === 'taken' || signal.aborted) throw new Error(`waited for the lock ${name} in vain`)
  return writer
}

/** Become the writer even where another tab is: that one's `lost` settles. */
export async function takeOverWriter(
  name: string,
  locks: Locks | undefined = browserLocks(),
): Promise<Writer> {
  if (locks === undefined) return unlocked
  const writer = await request(locks, name, { steal: true })
  if (writer === 'taken') throw new Error(`the lock ${name} was stolen and not granted`)
  return writer
}

const unlocked: Writer = { release() {}, lost: new Promise(() => {}) }

function browserLocks(): Locks | undefined {
  // Typed as always there; absent in insecure contexts and outside of browsers.
  const here: { readonly locks?: LockManager } | undefined = globalThis.navigator
  return here?.locks
}

function request(locks: Locks, name: string, options: LockOptions): Promise<Writer | 'taken'> {
  return new Promise((resolve) => {
    const lost = new Promise<void>((settleLost) => {
      const granted = locks.request(name, options, (lock) => {
        if (lock === null) return resolve('taken')
        return new Promise<void>((release) => resolve({ release, lost })) // held until this settles
      })
      granted.catch(() => {
        resolve(unlocked) // refused outright; without effect where the lock had been granted
        settleLost() // stolen
      })
    })
  })
}
