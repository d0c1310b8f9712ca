import { describe, expect, it } from 'vitest'

import type { ValueClass } from '#graph/board/value-class.ts'

import { classWords } from './strip-words.ts'

const range = { kind: 'range', of: 'date' } as const
const [march, june] = ['2026-03-01T00:00:00Z', '2026-06-01T00:00:00Z']

describe('values in words', () => {
  it.each<[ValueClass, string]>([
    [{ ...range, low: null, high: march, includes: [false, false] }, `before ${march}`],
    [{ ...range, low: march, high: june, includes: [true, false] }, `from ${march} before ${june}`],
    [{ ...range, low: march, high: march, includes: [true, true] }, `at ${march}`],
    [{ ...range, of: 'numeric', low: '3', high: '5', includes: [false, true] }, 'more than 3 and at most 5'],
    [{ kind: 'addresses', first: '203.0.113.0', last: '203.0.113.255' }, '203.0.113.0/24'],
    [{ kind: 'addresses', first: '203.0.113.1', last: '203.0.113.9' }, '203.0.113.1 – 203.0.113.9'],
    [{ kind: 'addresses', first: '0.0.0.0', last: '255.255.255.255' }, 'any IPv4 address'],
    [{ kind: 'text', text: '' }, 'empty'],
    [{ kind: 'unlike', pattern: 'a*' }, 'not like a*'],
  ])('%j', (of, expected) => {
    expect(classWords(of)).toBe(expected)
  })
})
