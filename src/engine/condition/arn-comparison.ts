import { parseArn } from '../text/arn.ts'
import type { Glob } from '../text/glob.ts'
import { rememberLast } from '../text/remember-last.ts'
import { globOfPieces } from '../text/template.ts'
import { matcherOf } from '../text/text-matcher.ts'
import { anyOne, anyRun, colon, oneInPart, runInPart } from '../text/wildcards.ts'
import { spellingOut, type Comparer } from './comparison.ts'

/**
 * `ArnEquals` and `ArnLike`, which are the same: six parts, each compared by itself, with letter case and
 * wildcards. A pattern of fewer than six parts, the lone `*` among them, compares with nothing (R4.11 [OPEN]).
 */
export const compareArn: Comparer = spellingOut((expected) => {
  const glob = partwiseGlob(globOfPieces(expected))
  const matches = glob === null ? null : matcherOf(glob)
  return (actual) => (matches === null || !isArn(actual) ? null : matches(actual))
})

const isArn = rememberLast((text) => parseArn(text) !== null)

/** Wildcards before the fifth colon stay inside their part. Null where the pattern has fewer than six parts. */
function partwiseGlob(glob: Glob): Glob | null {
  let colons = 0
  const partwise = glob.map((unit) => {
    if (unit === colon) colons++
    if (colons >= 5) return unit
    if (unit === anyRun) return runInPart
    return unit === anyOne ? oneInPart : unit
  })
  return colons < 5 ? null : partwise
}
