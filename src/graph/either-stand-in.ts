import { eitherOf } from './all-conditions.ts'
import type { Judgement } from './judge.ts'

/** So many more are asked about once one is let in. */
const mostBesides = 8

/**
 * What is so of those for whom several stand in, who are judged in turn: as of the first that is known to be let in, with the ways of
 * such as are let in besides; else as of the first that may be. Null where nobody is. Once one is let in at most eight more are asked
 * about, and none where that one is let in whatever else there is.
 */
export function eitherStandIn(judged: Iterable<Judgement | null>): Judgement | null {
  const known: Judgement[] = []
  let unknown: Judgement | null = null
  let besides = 0
  for (const judgement of judged) {
    if (known.length > 0) besides += 1
    if (judgement?.state === 'unknown') unknown ??= judgement
    else if (judgement !== null) known.push(judgement)
    if (besides > mostBesides || known[0]?.conditions.length === 0) break
  }
  const [first, ...more] = known
  if (first === undefined) return unknown
  return eitherOf([first, ...more], unknown === null && besides <= mostBesides)
}
