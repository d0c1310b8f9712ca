import { describe, expect, it } from 'vitest'

import { compareNumber } from './numeric-comparison.ts'

function sign(actual: string, expected: string): number {
  const holds = (test: (sign: number) => boolean) =>
    compareNumber(test)([{ text: expected, literal: true }])(actual, () => undefined) === true
  if (holds((difference) => difference === 0)) return 0
  return holds((difference) => difference > 0) ? 1 : -1
}

describe('numbers', () => {
  it.each([
    ['9007199254740993', '9007199254740992', 1],
    ['9007199254740992', '9007199254740993', -1],
    ['-9007199254740993', '-9007199254740992', -1],
    ['0.10000000000000000001', '0.1', 1],
    ['0.1', '.10', 0],
    ['9007199254740993.0', '9007199254740993', 0],
    ['1e999', '1e998', 1],
    ['1e-999', '0', 1],
    ['-0', '0', 0],
    ['5', '5.00', 0],
    ['6', '5.5', 1],
  ])('R4.6 compares %s with %s: %i', (actual, expected, wanted) => {
    expect(sign(actual, expected)).toBe(wanted)
  })
})
