import type { Glob } from './glob.ts'
import { anyOne, anyRun, colon, oneInPart, runInPart } from './wildcards.ts'

/** How many places in the patterns are looked at, all together, before the search is given up. */
const mostPlaces = 20_000

/**
 * A text that all of the patterns spell: one of the shortest. `filler` stands for whatever none of them names. Null where there is none,
 * or it was not found in time.
 *
 * Cost: at worst the product of the lengths of the patterns, bounded; nearly always their sum.
 */
export function commonSpelling(globs: readonly Glob[], filler: string): string | null {
  if (globs.some((one, nth) => nth > 0 && !mayBegin(one, globs[0] ?? []))) return null
  const start: Place = { at: globs.map(() => 0), text: '' }
  const seen = new Set([start.at.join()])
  const open = [start]
  for (const place of open) {
    if (open.length > mostPlaces) return null
    if (place.at.every((at, nth) => at === globs[nth]?.length)) return place.text
    for (const next of [...skipping(globs, place), ...writing(globs, place, filler)]) {
      const key = next.at.join()
      if (!seen.has(key)) open.push(next)
      seen.add(key)
    }
  }
  return null
}

/** May a text begin as both do? Compares what stands before their first wildcards, which tells most apart at once. */
function mayBegin(one: Glob, other: Glob): boolean {
  for (const [at, unit] of one.entries()) {
    const theirs = other[at]
    if (unit < 0 || theirs === undefined || theirs < 0) return true
    if (unit !== theirs) return false
  }
  return true
}

/** How far each pattern is spelled, and by which text. */
type Place = { readonly at: readonly number[]; readonly text: string }

/** A run may be over. */
function skipping(globs: readonly Glob[], { at, text }: Place): readonly Place[] {
  return at.flatMap((one, nth) =>
    isRun(globs[nth]?.[one])
      ? [{ at: at.map((each, place) => (place === nth ? each + 1 : each)), text }]
      : [],
  )
}

/** One more character, which all of them spell. */
function writing(globs: readonly Glob[], { at, text }: Place, filler: string): readonly Place[] {
  const wanted = at.map((one, nth) => globs[nth]?.[one])
  if (wanted.includes(undefined)) return []
  const literals = new Set(wanted.flatMap((unit) => (unit === undefined || unit < 0 ? [] : [unit])))
  const [unit = filler.charCodeAt(0)] = literals
  const isSpelled = literals.size < 2 && wanted.every((one) => spellsUnit(one, unit))
  if (!isSpelled) return []
  return [
    {
      at: at.map((each, nth) => (isRun(wanted[nth]) ? each : each + 1)),
      text: text + String.fromCharCode(unit),
    },
  ]
}

function isRun(unit: number | undefined): boolean {
  return unit === anyRun || unit === runInPart
}

function spellsUnit(wanted: number | undefined, unit: number): boolean {
  if (wanted === anyRun || wanted === anyOne) return true
  if (wanted === runInPart || wanted === oneInPart) return unit !== colon
  return wanted === unit
}
