import type { Piece } from '../text/template.ts'

/** Does one request value compare as the operator says with one policy value? Null where they can't be compared. */
export type Comparison = boolean | null

/** Reads a policy value once, and answers how request values compare with it. */
export type Comparer = (expected: readonly Piece[]) => (actual: string) => Comparison
