import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { spellsByStretches } from './glob-stretches.ts'
import { globMatches, globOf, literalGlob, restsAfter, spells, type Glob } from './glob.ts'
import { anyOne, anyRun, oneInPart, runInPart } from './wildcards.ts'

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

  it('spells after a beginning what one of its rests spells', () => {
    const letters = ['a', 'b', ':'].map((letter) => letter.charCodeAt(0))
    const unitsOf = (wildcards: readonly number[]) =>
      fc.array(fc.constantFrom(...letters, ...wildcards), { maxLength: 7 })
    // no one that may be a colon follows a run inside the same part: see `spells`
    const pattern = fc.oneof(unitsOf([anyRun, anyOne]), unitsOf([anyRun, runInPart, oneInPart]))
    const part = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 4 })
    fc.assert(
      fc.property(pattern, part, part, (glob, head, tail) => {
        const rests = restsAfter(glob, head)
        expect(rests.some((rest) => spells(rest, tail))).toBe(spells(glob, head + tail))
      }),
      { numRuns: 3000 },
    )
  })

  it('answers a pattern of many stars on a long text, where a regular expression would not come back', () => {
    expect(globMatches(`${'*a'.repeat(40)}b`, 'a'.repeat(2000))).toBe(false)
  })

  it.each([
    ['a literal tail that stands nearly everywhere', `*${'a'.repeat(200_000)}b*`, 'a'.repeat(800_000), false],
    [
      'a literal that differs in its first character',
      `*b${'a'.repeat(200_000)}*`,
      'a'.repeat(800_000),
      false,
    ],
    ['one that is found at the end', `*${'a'.repeat(200_000)}b*`, `${'a'.repeat(800_000)}b`, true],
    ['characters that may be any', `*${'?a'.repeat(20_000)}b`, 'a'.repeat(100_000), false],
    ['short ones between many stars', `${'*?a'.repeat(100_000)}b`, 'a'.repeat(500_000), false],
  ])('reads a long text once: %s', (_title, glob, text, expected) => {
    expect(globMatches(glob, text)).toBe(expected)
  })

  it('reads a long ARN once where runs stay inside their part', () => {
    const part = inPart(`*a*${'a'.repeat(2000)}b:*`)
    const pattern = [...inPart('arn:*a*a*a*b:'), anyRun, ...part, anyRun, ...literalGlob('b')]
    expect(spells(pattern, `arn:${'a'.repeat(50_000)}b:${'a'.repeat(50_000)}`)).toBe(false)
    expect(spells(pattern, `arn:${'a'.repeat(50_000)}b:${'a'.repeat(50_000)}b:b`)).toBe(true)
  })
})

describe('a search by stretches', () => {
  const unit = fc.constantFrom('a', 'b', ':')
  const wildcards = [
    fc.constant([anyRun]),
    fc.constant([anyOne]),
    fc.constant([runInPart]),
    fc.constant([oneInPart]),
  ]
  const literal = fc.string({ unit, maxLength: 40 }).map(literalGlob)
  const glob = fc
    .array(fc.oneof(literal, fc.string({ unit, maxLength: 2 }).map(literalGlob), ...wildcards), {
      maxLength: 14,
    })
    .map((parts) => parts.flat())
  const text = fc.string({ unit, maxLength: 120 })

  it('agrees with the regular expression that the same pattern spells', () => {
    const sources = new Map([
      [anyRun, '.*'],
      [anyOne, '.'],
      [runInPart, '[^:]*'],
      [oneInPart, '[^:]'],
    ])
    const few = fc.array(fc.oneof(literal, ...wildcards), { maxLength: 5 }).map((parts) => parts.flat())
    fc.assert(
      fc.property(few, text, (pattern, asked) => {
        const source = pattern.map((each) => sources.get(each) ?? String.fromCharCode(each)).join('')
        expect(spellsByStretches(pattern, asked)).toBe(new RegExp(`^${source}$`, 's').test(asked))
      }),
      { numRuns: 1000 },
    )
  })

  it('answers as trying again does', () => {
    const ofText = fc.array(fc.oneof(literal, fc.constant([anyRun]), fc.constant([anyOne])), {
      maxLength: 14,
    })
    const ofArn = fc.array(
      fc.oneof(literal, fc.constant([anyRun]), fc.constant([runInPart]), fc.constant([oneInPart])),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(fc.oneof(ofText, ofArn), text, (parts, asked) => {
        const pattern = parts.flat()
        expect(spellsByStretches(pattern, asked)).toBe(spells(pattern, asked))
      }),
      { numRuns: 1000 },
    )
  })

  it('finds a pattern in a text made of it, however long', () => {
    fc.assert(
      fc.property(glob, fc.array(text, { minLength: 14, maxLength: 14 }), (pattern, fillers) => {
        const asked = pattern
          .map((each, at) => {
            const filler = fillers[at % fillers.length] ?? ''
            if (each === anyRun) return filler
            if (each === runInPart) return filler.replaceAll(':', '')
            return each < 0 ? 'a' : String.fromCharCode(each)
          })
          .join('')
        expect(spellsByStretches(pattern, asked)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

function inPart(text: string): Glob {
  return globOf(text).map((unit) => (unit === anyRun ? runInPart : unit))
}
