/** Why a workspace file is refused, and where: a JSON pointer, `""` for the file as a whole. */
export type FileProblem =
  /** Not a JSON object with a `rolescape` version in it. */
  | { readonly kind: 'not-a-workspace'; readonly pointer: string }
  /** Made by a later Rolescape: `found` is its version. */
  | { readonly kind: 'newer-version'; readonly pointer: string; readonly found: number }
  | { readonly kind: 'unknown-version'; readonly pointer: string; readonly found: string }
  /**
   * A field that the format doesn't have. Only `x-…` fields are free, and those of the file, accounts and entries alone.
   * `known` are the names that could stand there.
   */
  | { readonly kind: 'unknown-field'; readonly pointer: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-field'; readonly pointer: string }
  /** `expected` is a name of a JSON type, the values there are, or a pattern, `found` the value as text, cut short. */
  | {
      readonly kind: 'wrong-shape'
      readonly pointer: string
      readonly expected: string
      readonly found: string
    }
  /** Two entries of the same ARN or id: `found`. */
  | { readonly kind: 'duplicate-entry'; readonly pointer: string; readonly found: string }
  /** A key that stands twice in one object: `found`. `JSON.parse` would keep the last in silence. */
  | { readonly kind: 'duplicate-key'; readonly pointer: string; readonly found: string }
  /** An id that stands for something which isn't in the file: `found`. */
  | { readonly kind: 'dangling-reference'; readonly pointer: string; readonly found: string }
  /** `document` and `versions` say the same thing twice. */
  | { readonly kind: 'conflicting-fields'; readonly pointer: string; readonly fields: readonly string[] }
