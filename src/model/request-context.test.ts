import { describe, expect, it } from 'vitest'

import { withClock } from './request-context.ts'

const now = '2026-03-01T08:00:00Z'

describe('the time of a call', () => {
  it.each([
    ['is the clock’s, in both its keys', {}, now, 1772352000],
    [
      'is what the request says, where it does',
      { 'AWS:currenttime': '2026-05-01T00:00:00Z' },
      undefined,
      1777593600,
    ],
    ['follows from the seconds too', { 'aws:EpochTime': 1777593600 }, '2026-05-01T00:00:00Z', 1777593600],
  ])('%s', (_, context, time, seconds) => {
    const timed = withClock(context, now)
    expect(timed).toMatchObject(context)
    expect(timed['aws:CurrentTime']).toBe(time)
    expect(timed['aws:EpochTime']).toBe(seconds)
  })

  it('is left as it stands where nobody can read it', () => {
    expect(withClock({ 'aws:CurrentTime': 'noon' }, now)).toEqual({ 'aws:CurrentTime': 'noon' })
  })
})
