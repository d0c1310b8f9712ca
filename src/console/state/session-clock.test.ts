import { afterEach, expect, it } from 'vitest'

import { advanceClock, advanceClockTo, backToNow, sessionNow } from './session-clock.ts'

afterEach(backToNow)

it('is the real clock until it is moved, and again once it is set back', () => {
  const before = Date.now()
  advanceClock(900_000)
  expect(Date.parse(sessionNow())).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 + 900_000)
  backToNow()
  expect(Math.abs(Date.parse(sessionNow()) - Date.now())).toBeLessThan(60_000)
})

it('goes to the end of a session and not back to one that ended', () => {
  const end = new Date(Date.now() + 3_600_000).toISOString()
  advanceClockTo(end)
  expect(Date.parse(sessionNow())).toBeGreaterThanOrEqual(Math.floor(Date.parse(end) / 1000) * 1000)
  const shown = Date.parse(sessionNow())
  advanceClockTo('2026-01-01T00:00:00Z')
  expect(Date.parse(sessionNow())).toBeGreaterThanOrEqual(shown)
})
