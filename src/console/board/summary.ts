import type { EntityId } from '#model/entities/entity.ts'
import type { Verdict } from '#worker/contract.ts'

import { type Flip, isAllowed, type Verdicts } from './flips.ts'

/** What the rows of a board are counted by: what changed, or how they stand. */
export type Show =
  | 'gained'
  | 'lost'
  | 'depends'
  | 'now-unknown'
  | 'now-known'
  | 'same'
  | 'allowed'
  | 'denied'
  | 'unknown'

/** How many rows there are of one sort: the text says so in a word or a sign. */
export type SummaryPart = { readonly show: Show; readonly count: number; readonly text: string }

/**
 * The board in one line, in parts that each stand for some of its rows. Without a change to tell, how it stands: `3
 * allowed`, `5 denied`; after one, what changed: `+3`, `−1`, `4 same`. What depends and what can't be decided is always
 * counted. Every row is in one part.
 */
export function summaryParts(verdicts: Verdicts, flips: ReadonlyMap<EntityId, Flip>): readonly SummaryPart[] {
  const counts = new Map<Show, number>()
  for (const [id, verdict] of verdicts) {
    const show = showOf(verdict, flips.get(id) ?? null, flips.size > 0)
    counts.set(show, (counts.get(show) ?? 0) + 1)
  }
  const listed = flips.size > 0 ? afterChange : standing
  return listed.flatMap(({ show, isAlways, text }) => {
    const count = counts.get(show) ?? 0
    return count > 0 || isAlways ? [{ show, count, text: text(count) }] : []
  })
}

/** The part that an address names, where the board has rows of it. */
export function asShow(text: string | null, parts: readonly SummaryPart[]): Show | null {
  return parts.find(({ show, count }) => show === text && count > 0)?.show ?? null
}

/** Which part a row is counted in. */
export function showOf(verdict: Verdict, flip: Flip | null, hasChanged: boolean): Show {
  if (verdict.kind === 'depends') return 'depends'
  if (hasChanged && flip !== null) return flip === 'now-depends' ? 'depends' : flip
  if (hasChanged) return 'same' // new on the board: nothing became of it
  if (verdict.kind === 'unknown') return 'unknown'
  return isAllowed(verdict) ? 'allowed' : 'denied'
}

/** `As DeployRole: +3 −5 · 12 same · 1 depends`. */
export function summaryText(actor: string, parts: readonly SummaryPart[]): string {
  if (parts.length === 0) return `As ${actor}: nothing pinned`
  const texts = parts.map(({ show, text }) => (show === 'lost' ? ` ${text}` : ` · ${text}`)).join('')
  return `As ${actor}: ${texts.replace(/^ · /, '')}`
}

type Listed = {
  readonly show: Show
  readonly isAlways: boolean
  readonly text: (count: number) => string
}

function counted(show: Show, isAlways: boolean, word: string): Listed {
  return { show, isAlways, text: (count) => `${count} ${word}` }
}

const depends = counted('depends', false, 'depends')

const standing: readonly Listed[] = [
  counted('allowed', true, 'allowed'),
  counted('denied', true, 'denied'),
  depends,
  counted('unknown', false, 'unknown'),
]

const afterChange: readonly Listed[] = [
  { show: 'gained', isAlways: true, text: (count) => `+${count}` },
  { show: 'lost', isAlways: true, text: (count) => `−${count}` },
  counted('now-unknown', false, 'now unknown'),
  counted('now-known', false, 'now known'),
  counted('same', true, 'same'),
  depends,
]
