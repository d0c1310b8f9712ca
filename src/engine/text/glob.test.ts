import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { globMatches, literalGlob, runInPart, spells } from './glob.ts'

describe('a glob', () => {
  it('R2.10 agrees with the regular expression that the same glob spells', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 10 })
    fc.assert(
      fc.property(word, word, (glob, text) => {
        const source = glob.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '.*')
        expect(globMatches(glob, text)).toBe(new RegExp(`^${source}$`, 's').test(text))
      }),
    )
  })

  it('R2.11 agrees with the regular expression where some runs stay inside their part', () => {
    const unit = fc.constantFrom('a', 'b', ':', '*', '+')
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 10 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 12 }),
        (pattern, text) => {
          const glob = pattern
            .split('')
            .flatMap((char) => (char === '*' ? [-1] : char === '+' ? [runInPart] : literalGlob(char)))
          const source = pattern.replaceAll('*', '.*').replaceAll('+', '[^:]*')
          expect(spells(glob, text)).toBe(new RegExp(`^${source}$`, 's').test(text))
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('answers a pattern of many stars on a long text, where a regular expression would not come back', () => {
    expect(globMatches(`${'*a'.repeat(40)}b`, 'a'.repeat(2000))).toBe(false)
  })
})
