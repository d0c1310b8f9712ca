import { commonSpelling } from '#engine/text/common-spelling.ts'
import { type Glob, spells } from '#engine/text/glob.ts'

type Closed = {
  readonly but: readonly Glob[]
  readonly shut: readonly Glob[]
  readonly fillers: readonly string[]
}

/**
 * A text that all patterns spell and none of `but` does; where one of the fillers makes one, none of `shut` either. Null where none is
 * found.
 */
export function spelledBeside(globs: readonly Glob[], { but, shut, fillers }: Closed): string | null {
  let found: string | null = null
  let last: string | null = null
  for (const filler of fillers) {
    const text = commonSpelling(globs, filler)
    if (text === null || text === last) break
    last = text
    if (but.some((glob) => spells(glob, text))) continue
    if (!shut.some((glob) => spells(glob, text))) return text
    found ??= text
  }
  return found
}

/** Letters to stand for anything, with one that no pattern names. */
export function fillersBeside(globs: readonly Glob[]): readonly string[] {
  const named = new Set(globs.flat())
  const other = letters.find((letter) => !named.has(letter.charCodeAt(0)))
  return other === undefined ? few : [...few, other]
}

const few = ['x', '0', 'a', 'q', 'Z', '_']
const letters = 'bcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPQRSTUVWXY123456789-.='.split('')
