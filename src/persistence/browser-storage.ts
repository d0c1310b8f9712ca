/** How much room the browser gives the page, in bytes, and whether it promised not to take it back. */
export type StorageRoom = {
  readonly used: number | null
  readonly most: number | null
  /** Null where the browser doesn't say. */
  readonly isPersistent: boolean | null
}

/** What the browser says of the room that it gives. It only estimates. */
export async function storageRoom(): Promise<StorageRoom> {
  const storage = storageManager()
  const [estimate, isPersistent] = await Promise.all([
    storage?.estimate?.().catch(() => null) ?? null,
    storage?.persisted?.().catch(() => null) ?? null,
  ])
  return { used: estimate?.usage ?? null, most: estimate?.quota ?? null, isPersistent }
}

/**
 * Ask the browser never to clear by itself what the page stores, as it may where the disk gets full. Some browsers ask
 * the person. Answers whether it promised; null where it knows no such promise.
 */
export async function askToPersist(): Promise<boolean | null> {
  const storage = storageManager()
  try {
    if ((await storage?.persisted?.()) === true) return true
    return (await storage?.persist?.()) ?? null
  } catch {
    return null
  }
}

function storageManager(): Partial<StorageManager> | undefined {
  // Typed as always there; absent in insecure contexts.
  const here: { readonly storage?: StorageManager } | undefined = globalThis.navigator
  return here?.storage
}
