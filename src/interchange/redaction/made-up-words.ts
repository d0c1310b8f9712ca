import { beginningsIn } from './beginnings.ts'
import type { PartOfName } from './words-of-file.ts'

export type Wording = {
  /** What may be replaced, with its kind, as it is spelled. */
  readonly names: ReadonlyMap<string, string>
  /** Words that stay, as they are spelled, and in lower case. */
  readonly fixedWords: ReadonlySet<string>
  readonly fixed: ReadonlySet<string>
  readonly partial: readonly (PartOfName & { readonly fixed: boolean })[]
  /** What stands in the file already, in lower case: nothing made up may be called so. */
  readonly taken: ReadonlySet<string>
  /** What stands for a name of an earlier time. */
  readonly known: ReadonlyMap<string, string>
  readonly spelled: (kind: string, n: number) => string
}

export type MadeUp = {
  /** By whole name, and by the beginning that patterns have. */
  readonly mapping: ReadonlyMap<string, string>
  /** Names, or beginnings of names, that stay since something may compare them in part. */
  readonly kept: ReadonlySet<string>
  /** A piece of a text as it reads after; null where it stays. */
  readonly rename: (piece: string) => string | null
  /** The run of letters at the start of a pattern as it reads after; null where it stays. */
  readonly renameStart: (run: string) => string | null
}

/**
 * Other names in place of names, so that whatever was equal stays equal, with and without case, and whatever was matched by a pattern stays
 * matched, and nothing else is. A name that patterns hold only the beginning of gets a made-up beginning; where a pattern
 * holds its end, its middle or counts its letters, it stays. Cost: names by patterns.
 */
export function madeUpWords(wording: Wording, staying: ReadonlySet<string>): MadeUp {
  let kept = new Set(staying)
  for (;;) {
    const before = kept.size
    const made = attempt(wording, keptIn(wording, kept))
    kept = new Set([...kept, ...made.refused])
    // what could not be called otherwise stays, and with it how it begins: all is made up anew with that in mind
    if (made.refused.length === 0 || kept.size === before) return made.words
  }
}

/** Names that must stay: parts of them are matched otherwise than by their beginning, or alike names are told apart by it. */
function keptIn({ names, partial, known, fixed }: Wording, staying: ReadonlySet<string>): Set<string> {
  const ends = partial.filter(({ at }) => at !== 'start')
  const starts = beginningsIn(partial.flatMap(({ at, text }) => (at === 'start' ? [text] : [])))
  const kept = new Set<string>()
  for (const group of alike(names.keys())) {
    if (group.some((name) => known.has(name))) continue
    const cuts = new Set(group.map((name) => starts.of(name).length))
    const stays =
      cuts.size > 1 ||
      group.some(
        (name) =>
          staying.has(name) || fixed.has(name.toLowerCase()) || ends.some((part) => isPartOf(part, name)),
      )
    if (stays) for (const name of group) kept.add(name)
  }
  return kept
}

type Attempt = { readonly words: MadeUp; readonly refused: readonly string[] }

function attempt(wording: Wording, kept: ReadonlySet<string>): Attempt {
  const { names, fixed, known, spelled } = wording
  const starts = startsOf(wording, kept)
  const mapping = new Map<string, string>()
  const refused: string[] = []
  let count = known.size
  const isUsable = usableIn(wording, starts)
  const makeFor = (name: string): string | null => {
    const start = starts.longest(name)
    const front = starts.madeUp(start)
    if (name === start) return isUsable(front, name) ? front : null
    const kind = names.get(name) ?? 'name'
    for (let tries = 0; tries < mostTries; tries++) {
      count += 1
      // a kind's own form first, then forms that begin otherwise: a pattern may hold how the form begins
      const form = spelled(kind, count)
      const letter = tries < 3 ? '' : String.fromCodePoint(97 + (tries % 26))
      const made = front + letter + (front !== '' && form.startsWith(start) ? form.slice(start.length) : form)
      if (isUsable(made, name)) return made
    }
    return null
  }
  for (const [start, made] of starts.renamed()) if (!known.has(start)) mapping.set(start, made)
  for (const group of alike(names.keys())) {
    const [first = ''] = group
    if (kept.has(first)) continue
    const base = group.map((name) => known.get(name)).find((made) => made !== undefined) ?? makeFor(first)
    if (base === null) refused.push(...group)
    else {
      const front = starts.madeUp(starts.longest(first)).length
      for (const [at, name] of group.entries()) {
        const made = known.get(name) ?? base.slice(0, front) + inOtherCase(base.slice(front), at)
        isUsable.take(made)
        if (!known.has(name)) mapping.set(name, made)
      }
    }
  }
  const stay = new Set([...kept].filter((name) => !fixed.has(name.toLowerCase())))
  for (const start of starts.told()) stay.add(`${start}*`)
  for (const name of known.keys()) {
    const start = starts.longest(name)
    if (names.has(name) && !(known.get(name) ?? '').startsWith(starts.madeUp(start))) stay.add(`${start}*`)
  }
  const all = new Map([...known, ...mapping])
  const rename = (piece: string): string | null => {
    if (kept.has(piece) || fixed.has(piece.toLowerCase())) return null
    const made = all.get(piece)
    if (made !== undefined && names.has(piece)) return made
    const start = starts.longest(piece)
    return start === '' || starts.madeUp(start) === start
      ? null
      : starts.madeUp(start) + piece.slice(start.length)
  }
  const renameStart = (run: string) => (starts.isOpen(run) ? starts.madeUp(run) : null)
  return { words: { mapping: all, kept: stay, rename, renameStart }, refused }
}

const mostTries = 300

type Starts = {
  readonly isOpen: (start: string) => boolean
  /** The longest beginning that a pattern holds of a name which can be replaced; empty where there is none. */
  readonly longest: (name: string) => string
  readonly madeUp: (start: string) => string
  readonly renamed: () => Iterable<readonly [string, string]>
  /** Beginnings that stay though names are made up behind them. */
  readonly told: () => readonly string[]
  /** Beginnings as they stay. */
  readonly fixed: readonly string[]
}

/** Beginnings of names in patterns, the longer made up of the shorter ones. */
function startsOf({ names, fixedWords, partial, known, taken }: Wording, kept: ReadonlySet<string>): Starts {
  const all = new Map<string, boolean>()
  for (const { at, text, fixed } of partial)
    if (at === 'start') all.set(text, fixed || (all.get(text) ?? false))
  const looked = beginningsIn(all.keys())
  const begun = (words: Iterable<string>) => new Set([...words].flatMap(looked.of))
  const replaced = begun([...names.keys()].filter((name) => !kept.has(name)))
  const open = [...all.keys()].filter((start) => replaced.has(start)).toSorted((a, b) => a.length - b.length)
  const ofWords = begun([...kept, ...fixedWords])
  const stays = open.filter((start) => all.get(start) === true || ofWords.has(start))
  const staying = begun(stays)
  const made = new Map(open.map((start) => [start, start]))
  const fixed = [...all.keys()].filter((start) => !made.has(start) || staying.has(start))
  const others = partial.filter(({ at }) => at !== 'start')
  const opened = beginningsIn(open)
  const longest = (name: string) => opened.of(name).at(-1) ?? ''
  const there = new Set([...taken].flatMap((piece) => /^[a-z]\d+-/.exec(piece)?.[0] ?? []))
  let count = 0
  const unused = (front: string): string | null => {
    for (let tries = 0; tries < mostTries; tries++) {
      count += 1
      const text = `${String.fromCodePoint(97 + ((15 + tries) % 26))}${count}-`
      const isFree = !there.has(text) && (front !== '' || !fixed.some((start) => text.startsWith(start)))
      if (isFree && !others.some((part) => isPartOf(part, front + text))) return text
    }
    return null
  }
  for (const start of open) {
    const before = opened.of(start).at(-2) ?? ''
    const front = made.get(before) ?? ''
    const next = staying.has(start) ? null : unused(front)
    if (next === null) fixed.push(start)
    made.set(start, known.get(start) ?? (next === null ? front + start.slice(before.length) : front + next))
  }
  return {
    isOpen: (start) => made.has(start),
    longest,
    madeUp: (start) => made.get(start) ?? start,
    renamed: () => [...made].filter(([start, text]) => start !== text),
    told: () => open.filter((start) => made.get(start) === start),
    fixed,
  }
}

/** May a made-up name stand for a name? It is nobody else's, and no pattern matches it that didn't match the name. */
function usableIn({ taken, known, partial }: Wording, { fixed }: Starts) {
  const used = new Set([...known.values()].map((made) => made.toLowerCase()))
  const others = partial.filter(({ at }) => at !== 'start')
  const stays = beginningsIn(fixed)
  const isUsable = (made: string, name: string) =>
    !taken.has(made.toLowerCase()) &&
    !used.has(made.toLowerCase()) &&
    !others.some((part) => isPartOf(part, made)) &&
    stays.of(made).every((start) => name.startsWith(start))
  return Object.assign(isUsable, { take: (made: string) => void used.add(made.toLowerCase()) })
}

function isPartOf({ at, text }: PartOfName, name: string): boolean {
  switch (at) {
    case 'start':
      return name.startsWith(text)
    case 'end':
      return name.endsWith(text)
    case 'inside':
      return name.includes(text)
  }
}

/** Names that differ in case alone, together. */
function alike(names: Iterable<string>): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const key = name.toLowerCase()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [name])
    else group.push(name)
  }
  return [...groups.values()]
}

/** The text spelled otherwise for each number: equal but for case. The first is the text itself. */
function inOtherCase(text: string, at: number): string {
  let left = at
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const turns = left % 2 === 1
    left = Math.floor(left / 2)
    if (!turns) return letter
    return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  })
}
