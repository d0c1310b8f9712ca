import { spellsByStretches } from './glob-stretches.ts'
import { anyOne, anyRun, colon, oneInPart, runInPart } from './wildcards.ts'

/**
 * A pattern with `*` and `?`, read once: UTF-16 units, with the wildcards as negative numbers. A literal `*`
 * (escaped as `${*}`, or inserted from a tag value) is the plain unit 42, so it can't be mistaken for a wildcard.
 */
export type Glob = readonly number[]

const star = 42
const questionMark = 63

/** Read `text` as a pattern in which `*` and `?` are wildcards. */
export function globOf(text: string): Glob {
  const glob: number[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    glob.push(unit === star ? anyRun : unit === questionMark ? anyOne : unit)
  }
  return glob
}

/** The text that every match of `glob` begins with: what stands before its first wildcard. */
export function literalHead(glob: Glob): string {
  const end = glob.findIndex((unit) => unit < 0)
  return textOf(end < 0 ? glob : glob.slice(0, end))
}

function textOf(units: Glob): string {
  let text = ''
  for (const unit of units) text += String.fromCharCode(unit)
  return text
}

/** The units of `text`, wildcards taken literally. */
export function literalGlob(text: string): Glob {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}

/**
 * Does the pattern `glob` spell all of `text`? `*` spans any run of characters, none included; `?` exactly one.
 *
 * Every other character stands for itself, and letter case counts: fold both sides first where the element
 * ignores it. For one match; where a pattern is asked often, read it once with `globOf` and ask `spells`.
 */
export function globMatches(glob: string, text: string): boolean {
  return spells(globOf(glob), text)
}

/**
 * Does `glob` spell all of `text`? `from`: how many units at the beginning are known to be spelled already.
 *
 * Only the last free run and the last run inside a part are ever tried again: an earlier one could reach no
 * place that they don't reach (in an ARN no `?` that may be a colon follows a run inside the same part). Where trying again has cost more than reading the text a few times, it is given up for
 * a search that never does: `spellsByStretches`, whose cost is the cost at worst.
 */
export function spells(glob: Glob, text: string, from = 0): boolean {
  let g = from
  let t = from
  let free = -1 // where the last `anyRun` stands in `glob`
  let resume = 0 // the first character of `text` that it doesn't cover yet
  let bound = -1 // the same two for the last `runInPart` after it
  let boundResume = 0
  let patience = 4 * text.length + 256 // characters that may be read again

  for (;;) {
    const wanted = glob[g]
    if (wanted === anyRun) {
      free = g++
      resume = t
      bound = -1
    } else if (wanted === runInPart) {
      bound = g++
      boundResume = t
    } else if (t < text.length) {
      const unit = text.charCodeAt(t)
      if (wanted === unit || wanted === anyOne || (wanted === oneInPart && unit !== colon)) {
        g++
        t++
      } else if (bound >= 0 && text.charCodeAt(boundResume) !== colon) {
        patience -= t - boundResume
        g = bound + 1
        t = ++boundResume
      } else if (free >= 0) {
        patience -= t - resume
        bound = -1
        g = free + 1
        t = ++resume
      } else {
        return false
      }
      if (patience < 0) return spellsByStretches(glob, text)
    } else if (g === glob.length) {
      return true
    } else if (bound >= 0 && free >= 0 && resume < text.length) {
      patience -= t - resume
      bound = -1
      g = free + 1
      t = ++resume
    } else {
      return false
    }
  }
}

/** May `glob` spell something that begins with `text`? Cost: the product of their lengths at worst. */
export function spellsBeginning(glob: Glob, text: string): boolean {
  return placesAfter(glob, text).size > 0
}

/** What `glob` spells after `text`: any of these patterns; none where it spells nothing that begins so. Cost: as of `spellsBeginning`. */
export function restsAfter(glob: Glob, text: string): readonly Glob[] {
  const places = placesAfter(glob, text)
  // what follows a run that may be over is a part of what begins with the run
  const isOver = (place: number) => isRun(glob[place - 1]) && places.has(place - 1)
  return [...places].filter((place) => !isOver(place)).map((place) => glob.slice(place))
}

/** Where in the pattern one may be once `text` is spelled. */
function placesAfter(glob: Glob, text: string): ReadonlySet<number> {
  let places = runsOver(glob, new Set([0]))
  for (let at = 0; at < text.length && places.size > 0; at++) {
    const unit = text.charCodeAt(at)
    const next = new Set<number>()
    for (const place of places) {
      const wanted = glob[place]
      if (wanted === anyRun || (wanted === runInPart && unit !== colon)) next.add(place)
      else if (wanted === unit || wanted === anyOne || (wanted === oneInPart && unit !== colon))
        next.add(place + 1)
    }
    places = runsOver(glob, next)
  }
  return places
}

function isRun(unit: number | undefined): boolean {
  return unit === anyRun || unit === runInPart
}

/** The places with those that follow where a run is over. */
function runsOver(glob: Glob, places: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(places)
  for (const place of all) if (isRun(glob[place])) all.add(place + 1)
  return all
}
