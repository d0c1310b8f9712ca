import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { globOf, spells } from './glob.ts'
import { templateMatcher } from './template-matcher.ts'
import { globOfPieces, parseTemplate, resolveTemplate } from './template.ts'
import { matcherOf } from './text-matcher.ts'

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), maxLength: 8 })
const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '\ud800'), maxLength: 8 })

describe('a prepared pattern', () => {
  it('matches what the pattern spells', () => {
    fc.assert(
      fc.property(pattern, text, (glob, asked) => {
        expect(matcherOf(globOf(glob))(asked)).toBe(spells(globOf(glob), asked))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['ab*', 'ab', true],
    ['ab*', 'a', false],
  ])('%j on %j', (glob, asked, expected) => {
    expect(matcherOf(globOf(glob))(asked)).toBe(expected)
  })

  it('R5.5 R5.6 R5.7 matches what a template spells with its variables filled in', () => {
    const part = fc.constantFrom('a', 'b/', '*', '?', '${aws:x}', "${aws:y, 'b'}", '${*}', '${$}', '${')
    const written = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''))
    const given = fc.dictionary(fc.constantFrom('aws:x', 'aws:y'), fc.constantFrom('', 'a', 'b/', '*', 'aa'))
    fc.assert(
      fc.property(written, given, text, (source, variables, asked) => {
        const template = parseTemplate(source)
        const valueOf = (folded: string) => (Object.hasOwn(variables, folded) ? variables[folded] : undefined)
        const pieces = resolveTemplate(template, valueOf)
        const expected = pieces !== null && spells(globOfPieces(pieces), asked)
        expect(templateMatcher(template)(asked, valueOf)).toBe(expected)
      }),
      { numRuns: 5000 },
    )
  })
})
