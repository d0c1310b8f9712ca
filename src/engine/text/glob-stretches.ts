import type { Glob } from './glob.ts'
import { findLiteral } from './literal-search.ts'
import { findWithWildcards, type Found } from './wildcard-search.ts'
import { anyRun } from './wildcards.ts'

/**
 * Does `glob` spell all of `text`? Answers as `spells` does, without ever trying a place again: of the stretches that
 * `*` parts, each is put as early as it fits, which leaves most room for the others.
 *
 * Cost: linear in `glob` and `text` where the stretches between `*` are literal; where one holds other wildcards, each
 * character of the text that it is looked for in takes a step for every 32 units of that stretch.
 */
export function spellsByStretches(glob: Glob, text: string): boolean {
  const stretches = stretchesOf(glob)
  let from = 0
  for (const [index, units] of stretches.entries()) {
    const place = { from, isFirst: index === 0, isLast: index === stretches.length - 1 }
    const end = isLiteral(units) ? placeLiteral(units, text, place) : findWithWildcards(units, text, place)
    if (end === null) return false
    from = end
  }
  return true
}

/** What stands between the `*` of `glob`, before the first and after the last. */
function stretchesOf(glob: Glob): readonly Glob[] {
  const stretches: Glob[] = []
  let from = 0
  for (let at = glob.indexOf(anyRun); at >= 0; at = glob.indexOf(anyRun, from)) {
    stretches.push(glob.slice(from, at))
    from = at + 1
  }
  stretches.push(glob.slice(from))
  return stretches
}

function isLiteral(units: Glob): boolean {
  return units.every((unit) => unit >= 0)
}

function placeLiteral(
  units: Glob,
  text: string,
  { from, isFirst, isLast }: Parameters<typeof findWithWildcards>[2],
): Found {
  const end = from + units.length
  if (isFirst) return standsAt(units, text, from) && (!isLast || end === text.length) ? end : null
  if (!isLast) return findLiteral(units, text, from)
  return end <= text.length && standsAt(units, text, text.length - units.length) ? text.length : null
}

function standsAt(units: Glob, text: string, from: number): boolean {
  return units.every((unit, at) => unit === text.charCodeAt(from + at))
}
