import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { commonSpelling } from './common-spelling.ts'
import { globMatches, globOf } from './glob.ts'

const common = (...patterns: readonly string[]) => commonSpelling(patterns.map(globOf), 'x')

describe('a text that several patterns spell', () => {
  it.each<[readonly string[], string | null]>([
    [['team/*', '*.csv'], 'team/.csv'],
    [['a*c', 'ab?', '*'], 'abc'],
    [['role/?*', 'role/*'], 'role/x'],
    [['*a*', '*b*'], 'ab'],
    [['a*', 'b*'], null],
    [['a?', 'a'], null],
    [['', '*'], ''],
    [[], ''],
  ])('of %j is %s', (patterns, expected) => {
    expect(common(...patterns)).toBe(expected)
  })

  it('is spelled by each, and is found wherever one of few letters is', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 })
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'x'), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), word, (patterns, text) => {
        const found = common(...patterns)
        const isSpelled = patterns.every((one) => globMatches(one, found ?? text))
        expect(isSpelled).toBe(found !== null)
      }),
      { numRuns: 1000 },
    )
  })
})
