import type { ValueClass } from './value-class.ts'

export type StripState = 'allowed' | 'denied' | 'conditional' | 'unknown'

/** Values of a key for which a request is answered alike. `sample` is one of them, null where the key is absent. */
export type Segment = {
  readonly of: ValueClass
  readonly state: StripState
  readonly sample: string | null
  /** Whether the request is among them as it is. */
  readonly isPresent: boolean
}

/** How the answer hangs on one key while everything else stays as it is. */
export type StripRow =
  | { readonly kind: 'segments'; readonly key: string; readonly segments: readonly Segment[] }
  /** Its values could not be listed: when it is allowed, in words, and whether it is then only. */
  | { readonly kind: 'ways'; readonly key: string; readonly text: string; readonly isExact: boolean }

export type FlipStrip = {
  readonly rows: readonly StripRow[]
  /** Keys that policies look at and that change nothing by themselves. */
  readonly idle: readonly string[]
  /** Keys of which nothing could be told for certain. */
  readonly untold: readonly string[]
}
