import { create } from 'zustand'

import type { Instant } from '#model/entities/names.ts'

/** The clock that sessions live by: the real one, or moved ahead of it to see what expires. */
export const sessionClock = create<{
  readonly aheadMs: number
  /** When it was moved last, in epoch milliseconds of the real clock. */
  readonly movedAt: number
}>()(() => ({ aheadMs: 0, movedAt: 0 }))

/** What the clock of the sessions shows now. */
export function sessionNow(): Instant {
  return instantAt(Date.now() + sessionClock.getState().aheadMs)
}

export function advanceClock(ms: number): void {
  sessionClock.setState(({ aheadMs }) => ({ aheadMs: aheadMs + ms, movedAt: Date.now() }))
}

/** Move the clock ahead to an instant; not back, should it have gone by. */
export function advanceClockTo(instant: Instant): void {
  const movedAt = Date.now()
  sessionClock.setState(({ aheadMs }) => ({
    aheadMs: Math.max(aheadMs, Date.parse(instant) - movedAt),
    movedAt,
  }))
}

/** Let the clock be as far ahead as it was when the page was left. */
export function restoreClock(aheadMs: number): void {
  sessionClock.setState({ aheadMs, movedAt: Date.now() })
}

export function backToNow(): void {
  sessionClock.setState({ aheadMs: 0, movedAt: Date.now() })
}

/** To the second, as AWS tells times. */
function instantAt(ms: number): Instant {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
}
