import { describe, expect, it } from 'vitest'

import { ageText, isOld, lastUseText } from './credential-age.ts'

const now = '2026-03-31T12:00:00Z'

describe('the age of a credential', () => {
  it.each([
    ['2026-03-31T08:00:00Z', 'Today'],
    ['2026-03-30T11:00:00Z', '1 day'],
    ['2022-03-31T12:00:00Z', '1,461 days'],
    ['2027-01-01T00:00:00Z', 'Today'],
    ['some day', '-'],
  ])('of %s is told as %s', (created, told) => {
    expect(ageText(created, now)).toBe(told)
  })

  it('is old after 90 days, and never where it cannot be told', () => {
    expect(isOld('2025-12-31T12:00:00Z', now)).toBe(false)
    expect(isOld('2025-12-31T11:59:59Z', now)).toBe(true)
    expect(isOld('some day', now)).toBe(false)
  })

  it('says that nobody knows of a use rather than that there was none', () => {
    expect(lastUseText(null)).toMatch(/as far as/)
    expect(lastUseText('2026-01-02T00:00:00Z')).toContain('2026')
  })
})
