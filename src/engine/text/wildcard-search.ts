import type { Glob } from './glob.ts'
import { anyOne, colon, oneInPart, runInPart } from './wildcards.ts'

/** Where a match ends; null where there is none. */
export type Found = number | null

/** Where a stretch of a pattern may stand. */
export type Place = {
  readonly from: number
  /** It begins at `from`, rather than there or later. */
  readonly isFirst: boolean
  /** It ends with the text. */
  readonly isLast: boolean
}

/**
 * Where `units`, which hold no `*` that spans anything, first end in `text` at `place`.
 *
 * All beginnings of the stretch that fit so far are followed at once, a bit each (Baeza-Yates and Gonnet's Shift-And,
 * with a bit that stays where a run inside a part may go on), so nothing is tried again. Cost: for each character
 * of the text a step for every 32 units.
 */
export function findWithWildcards(units: Glob, text: string, { from, isFirst, isLast }: Place): Found {
  const { words, last, lastBit, byUnit, onColon, elsewhere } = tablesOf(units)
  const reached = new Int32Array(words)
  const hits = new Int32Array(words)
  reached[0] = 1
  for (let at = from; at < text.length; at++) {
    if (!isLast && ((reached[last] ?? 0) & lastBit) !== 0) return at
    const unit = text.charCodeAt(at)
    const named = byUnit.get(unit)
    named?.words.forEach((word, index) => {
      hits[index] = shifted(reached, word) & (named.bits[index] ?? 0)
    })
    stepOn(reached, unit === colon ? onColon : elsewhere)
    named?.words.forEach((word, index) => {
      reached[word] = (reached[word] ?? 0) | (hits[index] ?? 0)
    })
    if (!isFirst) reached[0] = (reached[0] ?? 0) | 1
    else if (reached.every((bits) => bits === 0)) return null
  }
  return ((reached[last] ?? 0) & lastBit) === 0 ? null : text.length
}

/** The word with all bits one place on, the highest of the word below moving in. */
function shifted(reached: Int32Array, word: number): number {
  return ((reached[word] ?? 0) << 1) | (word === 0 ? 0 : (reached[word - 1] ?? 0) >>> 31)
}

/** What wildcards alone reach with the next character; from the top, so that no word is read after it has changed. */
function stepOn(reached: Int32Array, { taking, staying }: Wildcards): void {
  for (let word = reached.length - 1; word >= 0; word--) {
    const old = reached[word] ?? 0
    const below = word === 0 ? 0 : (reached[word - 1] ?? 0)
    reached[word] = (((old << 1) | (below >>> 31)) & (taking[word] ?? 0)) | (old & (staying[word] ?? 0))
  }
}

/** Which beginnings of the stretch end with a wildcard that takes the character, and after which a run goes on. */
type Wildcards = { readonly taking: Int32Array; readonly staying: Int32Array }

/** The words of the beginnings that end with one character, and their bits: words without any are left out. */
type Named = { readonly words: number[]; readonly bits: number[] }

/** Bit n stands for the first n units, runs not counted. */
type Tables = {
  readonly words: number
  /** Word and bit of all units. */
  readonly last: number
  readonly lastBit: number
  readonly byUnit: ReadonlyMap<number, Named>
  readonly onColon: Wildcards
  readonly elsewhere: Wildcards
}

function tablesOf(units: Glob): Tables {
  const length = units.reduce((count, unit) => (unit === runInPart ? count : count + 1), 0)
  const words = (length >>> 5) + 1
  const empty = (): Wildcards => ({ taking: new Int32Array(words), staying: new Int32Array(words) })
  const [onColon, elsewhere] = [empty(), empty()]
  const byUnit = new Map<number, Named>()
  let count = 0
  for (const unit of units) {
    if (unit !== runInPart) count++
    const place = { word: count >>> 5, bit: 1 << (count & 31) }
    if (unit === runInPart) set(elsewhere.staying, place)
    else if (unit === anyOne || unit === oneInPart) set(elsewhere.taking, place)
    else addBit(byUnit, unit, place)
    if (unit === anyOne) set(onColon.taking, place)
  }
  return { words, last: length >>> 5, lastBit: 1 << (length & 31), byUnit, onColon, elsewhere }
}

type BitPlace = { readonly word: number; readonly bit: number }

function set(bits: Int32Array, { word, bit }: BitPlace): void {
  bits[word] = (bits[word] ?? 0) | bit
}

function addBit(byUnit: Map<number, Named>, unit: number, { word, bit }: BitPlace): void {
  const found = byUnit.get(unit)
  if (found === undefined) byUnit.set(unit, { words: [word], bits: [bit] })
  else if (found.words.at(-1) === word) found.bits.push((found.bits.pop() ?? 0) | bit)
  else {
    found.words.push(word)
    found.bits.push(bit)
  }
}
