import { describe, expect, it } from 'vitest'

import { letterOf } from './letter-of.ts'

describe('the letter of a key', () => {
  it.each([
    ['n', 'n'],
    ['N', 'n'], // Caps Lock is on
    ['ArrowLeft', null],
    ['Home', null],
    ['?', null],
  ])('of %s: %s', (key, letter) => {
    expect(letterOf({ key })).toBe(letter)
  })
})
