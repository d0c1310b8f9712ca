import type { Loaded } from './history.ts'

/** Why something could not be stored or read. */
export type StorageProblem =
  /** The browser has no storage for this page, or refuses it: private mode, blocked cookies, a broken profile. */
  | { readonly kind: 'unavailable'; readonly name: string }
  /** Another tab holds the storage in an older version and didn't let go. */
  | { readonly kind: 'blocked' }
  /** A later Rolescape wrote it. */
  | { readonly kind: 'newer-version' }
  | { readonly kind: 'quota-exceeded' }
  /** Stored is something else than what this step was made from: another tab wrote, or nothing is stored yet. */
  | { readonly kind: 'out-of-step' }
  /** What was stored is gone: somebody cleared it, or deleted the database. What the page shows lives there alone. */
  | { readonly kind: 'cleared' }
  /**
   * Some of what was stored can't be read. `recovered` is the last whole state, null where there is none; `lost`
   * counts the steps after it; `unreadable` names the records, as `steps/17`.
   */
  | {
      readonly kind: 'corrupt'
      readonly recovered: Loaded | null
      readonly lost: number
      readonly unreadable: readonly string[]
    }
  /** Anything else that the browser answers; `name` is that of its error. */
  | { readonly kind: 'failed'; readonly name: string }

/** What an error of the browser's means. Before storage is open it means that there is none to be had. */
export function problemOf(error: unknown, during: 'opening' | 'use'): StorageProblem {
  const name = error instanceof Error ? error.name : 'unknown'
  if (name === 'QuotaExceededError') return { kind: 'quota-exceeded' }
  if (name === 'VersionError') return { kind: 'newer-version' }
  return during === 'opening' ? { kind: 'unavailable', name } : { kind: 'failed', name }
}
