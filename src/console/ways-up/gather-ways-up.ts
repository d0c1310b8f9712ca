import type { WaysUpPiece, WayUp } from '#graph/escalation/ask-ways-up.ts'

import { reaches } from '../wording/ways-up-wording.ts'

export type WaysUpKept = {
  readonly ways: readonly WayUp[]
  readonly unread: WaysUpPiece['unread']
  readonly done: number
  readonly total: number
}

export const noWaysUp: WaysUpKept = { ways: [], unread: [], done: 0, total: 0 }

const states: readonly WayUp['state'][] = ['allowed', 'conditional', 'unknown']

/** What was found before with what some pieces bring: what leads furthest, and is surest, first. */
export function gatherWaysUp(kept: WaysUpKept, parts: readonly WaysUpPiece[]): WaysUpKept {
  const found = parts.flatMap((part) => part.found)
  const last = parts.at(-1)
  return {
    ways: found.length === 0 ? kept.ways : [...kept.ways, ...found].toSorted(byReach),
    unread: [...kept.unread, ...parts.flatMap((part) => part.unread)],
    done: last?.done ?? kept.done,
    total: last?.total ?? kept.total,
  }
}

function byReach(a: WayUp, b: WayUp): number {
  return (
    states.indexOf(a.state) - states.indexOf(b.state) ||
    reaches.indexOf(a.reach) - reaches.indexOf(b.reach) ||
    b.count - a.count
  )
}

/** Tells ways apart: one technique may have targets that are had in different ways. */
export function keyOf({ principal, technique, way, targets, conditions }: WayUp): string {
  return [principal, technique, way, targets[0]?.target ?? '', JSON.stringify(conditions)].join(' ')
}

export type Wanted = {
  readonly category: string | null
  readonly state: string | null
  readonly withAdministrators: boolean
}

/** Those ways that are asked for. */
export function chosenWays(ways: readonly WayUp[], wanted: Wanted): readonly WayUp[] {
  return ways.filter(
    (way) =>
      (wanted.category === null || way.category === wanted.category) &&
      (wanted.state === null || way.state === wanted.state) &&
      (wanted.withAdministrators || !way.isAdministrator),
  )
}
