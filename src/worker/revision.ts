/** Counts the changes of the open workspace. */
export type Revision = number & { readonly __brand: 'Revision' }

/** Name a count that is known to be one of changes. */
export function revision(count: number): Revision {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a number becomes a revision
  return count as Revision
}
