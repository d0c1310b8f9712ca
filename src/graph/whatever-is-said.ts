import { bothWays, fewestWays, isCovered, type Way } from './fewest-ways.ts'
import { isMetSaying } from './met-saying.ts'
import { type MfaSaying, mfaSayings } from './mfa-sayings.ts'

/** Of more ways that come of putting others together none is looked for. */
const mostTogether = 1000

/**
 * The ways, in the fewest words, of which some let in together whatever a request says of MFA: one asks that it was used, and
 * another that it wasn't, so that neither matters (R6.3).
 *
 * Cost: for each thing that requests say, the ways that are left; at most `mostTogether` of those put together.
 */
export function whateverIsSaid(ways: readonly Way[], areOfRoles: boolean): readonly Way[] {
  let together: readonly Way[] = [[]]
  for (const said of mfaSayings(areOfRoles)) {
    const left = fewestWays(ways.flatMap((way) => leftSaying(said, way) ?? []))
    if (left.length * together.length > mostTogether) return ways
    together = fewestWays(together.flatMap((some) => left.map((way) => bothWays(some, way))))
  }
  const fewer = together.filter(
    (some) => !isCovered(some, ways) && ways.some((way) => isCovered(way, [some])),
  )
  return fewer.length === 0 ? ways : fewestWays([...fewer, ...ways])
}

/** What a way asks for besides where a request says so of MFA; null where it then lets nobody in. */
function leftSaying(said: MfaSaying, way: Way): readonly [Way] | null {
  const asked = way.map((condition) => ({ condition, isMet: isMetSaying(said, condition) }))
  if (asked.some(({ isMet }) => isMet === false)) return null
  return [asked.flatMap(({ condition, isMet }) => (isMet === null ? [condition] : []))]
}
