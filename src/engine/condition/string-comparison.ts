import { spells } from '../text/glob.ts'
import { globOfPieces, spelled } from '../text/template.ts'
import type { Comparer } from './comparison.ts'

/** `StringEquals`: exact, with letter case, and no wildcards (R4.5). */
export const compareText: Comparer = (expected) => {
  const wanted = spelled(expected)
  return (actual) => actual === wanted
}

/** `StringEqualsIgnoreCase`. */
export const compareTextIgnoringCase: Comparer = (expected) => {
  const wanted = spelled(expected).toLowerCase()
  return (actual) => actual.toLowerCase() === wanted
}

/** `StringLike`: with letter case; `*` and `?` stand for any characters, `:`, `/` and line breaks included (R4.5). */
export const compareTextWithWildcards: Comparer = (expected) => {
  const glob = globOfPieces(expected)
  return (actual) => spells(glob, actual)
}
