import type { DatedChange, History } from '#persistence/history.ts'

/** One change of the line that undo and redo walk along. */
export type TimelineEntry = {
  /** Its place, counted from the oldest one that is kept. */
  readonly index: number
  readonly change: DatedChange
  /** It was taken back, and redo would do it again. */
  readonly isUndone: boolean
}

export type TimelineDay = {
  /** `2026-03-01` where the person is; null for changes of which nobody noted when they were made. */
  readonly day: string | null
  readonly entries: readonly TimelineEntry[]
}

/** Every change that is kept, newest first, by the day on which it was made. */
export function timelineDays({ past, future }: Pick<History, 'past' | 'future'>): readonly TimelineDay[] {
  const days: { day: string | null; entries: TimelineEntry[] }[] = []
  const entries = [...past, ...future].map((change, index) => ({
    index,
    change,
    isUndone: index >= past.length,
  }))
  for (const entry of entries.toReversed()) {
    const day = dayOf(entry.change.at)
    const last = days.at(-1)
    if (last !== undefined && last.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

function dayOf(at: string | null): string | null {
  if (at === null) return null
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return null
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function two(part: number): string {
  return String(part).padStart(2, '0')
}
