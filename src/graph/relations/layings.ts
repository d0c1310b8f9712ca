import type { Glob } from '#engine/text/glob.ts'

import type { Spelling } from './patterns-of.ts'

/** So many steps are taken to lay all bounds over one pattern. */
const mostSteps = 24

/** So many patterns that leave less are laid over each other two by two. */
const mostPaired = 6

/** Spells patterns together, less what is left out, and says whether that is enough. */
type Spell = (globs: readonly Glob[], but: readonly Glob[]) => boolean

/** Spells a pattern in one way. */
type Laying = (one: Spelling, spell: Spell) => void

/**
 * The ways to spell what is left of a pattern, turn by turn: all of it, what all bounds leave of it together, what one does, what two do.
 * Of each bound one pattern is enough. Those that can't meet, by what stands before their first wildcards, aren't spelled.
 */
export function layingsOf(bounds: readonly (readonly Spelling[])[]): readonly Laying[] {
  const parts = bounds.flat()
  const few = parts.slice(0, mostPaired)
  const pairs = few.flatMap((one, at) => few.slice(at + 1).map((other) => [one, other]))
  return [
    laying([]),
    (one, spell) => layAll(one, bounds, spell),
    ...parts.map((part) => laying([part])),
    ...pairs.map(laying),
  ]
}

/** Patterns laid over each other, less what is left out. */
type Laid = { readonly globs: readonly Glob[]; readonly but: readonly Glob[] }

function laying(parts: readonly Spelling[]): Laying {
  return ({ glob, but }, spell) => {
    let laid: Laid | null = { globs: [glob], but }
    for (const part of parts) laid = laid === null ? null : laidOver(laid, part)
    if (laid !== null) spell(laid.globs, laid.but)
  }
}

/** Lays one part of each bound over the pattern until that is enough. */
function layAll({ glob, but }: Spelling, bounds: readonly (readonly Spelling[])[], spell: Spell): void {
  let steps = 0
  const lay = (laid: Laid, at: number): boolean => {
    const bound = bounds[at]
    if (bound === undefined) return spell(laid.globs, laid.but)
    return bound.some((part) => {
      const next = steps < mostSteps ? laidOver(laid, part) : null
      if (next === null) return false
      steps += 1
      return lay(next, at + 1)
    })
  }
  if (bounds.length > 0) lay({ globs: [glob], but }, 0)
}

/** Null where they spell nothing together for certain. */
function laidOver({ globs, but }: Laid, part: Spelling): Laid | null {
  if (!globs.every((glob) => mayMeet(glob, part.glob))) return null
  return { globs: [...globs, part.glob], but: [...but, ...part.but] }
}

function mayMeet(one: Glob, other: Glob): boolean {
  for (const [at, unit] of one.entries()) {
    const their = other[at]
    if (unit < 0 || their === undefined || their < 0) return true
    if (unit !== their) return false
  }
  return true
}
