/** Values of a key between which no condition on it tells a difference. */
export type ValueClass =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  /** Every text that no condition names. */
  | { readonly kind: 'other' }
  | { readonly kind: 'like' | 'unlike'; readonly pattern: string }
  /** Numbers, or times to the second: null where there is no end; `includes` says which ends belong to it. */
  | {
      readonly kind: 'range'
      readonly of: 'numeric' | 'date'
      readonly low: string | null
      readonly high: string | null
      readonly includes: readonly [low: boolean, high: boolean]
    }
  | { readonly kind: 'addresses'; readonly first: string; readonly last: string }

/** A class, and a value of it; null where the key is absent. */
export type Sampled = { readonly of: ValueClass; readonly sample: string | null }
