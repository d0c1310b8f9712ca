import { expect, it } from 'vitest'

import { spellDuration } from './session-time.ts'

it.each([
  [0, '0 s'],
  [-5, '0 s'],
  [39_500, '40 s'],
  [900_000, '15 min'],
  [3_600_000, '1 h'],
  [3_905_000, '1 h 5 min'],
])('%d ms are told as %s', (ms, text) => {
  expect(spellDuration(ms)).toBe(text)
})
