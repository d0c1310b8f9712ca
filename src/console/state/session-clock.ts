import { create } from 'zustand'

import type { Instant } from '#model/entities/names.ts'

/** The clock that sessions live by: the real one, or moved ahead of it to see what expires. */
export const sessionClock = create<{ readonly aheadMs: number }>()(() => ({ aheadMs: 0 }))

/** What the clock of the sessions shows now. */
export function sessionNow(): Instant {
  return instantAt(Date.now() + sessionClock.getState().aheadMs)
}

export function advanceClock(ms: number): void {
  sessionClock.setState(({ aheadMs }) => ({ aheadMs: aheadMs + ms }))
}

/** Move the clock ahead to an instant; not back, should it have gone by. */
export function advanceClockTo(instant: Instant): void {
  sessionClock.setState(({ aheadMs }) => ({ aheadMs: Math.max(aheadMs, Date.parse(instant) - Date.now()) }))
}

export function backToNow(): void {
  sessionClock.setState({ aheadMs: 0 })
}

/** To the second, as AWS tells times. */
function instantAt(ms: number): Instant {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
}
