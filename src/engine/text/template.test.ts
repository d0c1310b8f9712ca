import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { parseTemplate } from './template.ts'

describe('a policy variable', () => {
  it.each([
    ['aws:username', [{ key: 'aws:username', folded: 'aws:username', fallback: null }]],
    ["aws:X , 'a}b'", [{ key: 'aws:X', folded: 'aws:x', fallback: 'a}b' }]],
    ["aws:x,''", [{ key: 'aws:x', folded: 'aws:x', fallback: '' }]],
    ['aws:x ', [{ key: 'aws:x ', folded: 'aws:x ', fallback: null }]],
    ["  ,'a'", [{ key: ' ', folded: ' ', fallback: 'a' }]],
    ['aws:x,', [{ text: '${aws:x,}', literal: true }]],
    ["aws:x, 'a' ", [{ text: "${aws:x, 'a' }", literal: true }]],
    ['a$b', [{ text: '${a$b}', literal: true }]],
    ['', [{ text: '${}', literal: true }]],
    ["'a'", [{ text: "${'a'}", literal: true }]],
  ])('R5.5 R5.6 reads ${%s}', (inner, expected) => {
    expect(parseTemplate(`\${${inner}}`)).toEqual(expected)
  })

  it('is read as the regular expression of its grammar says', () => {
    const grammar = /^([^,'{}$]+?)(?: *, *'([^']*)')?$/
    const unit = fc.constantFrom('a', ' ', ',', "'", '$', ':')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 10 }), (inner) => {
        fc.pre(inner !== '$' && inner.split("'").length % 2 === 1)
        const match = grammar.exec(inner)
        const [part] = parseTemplate(`\${${inner}}`)
        const read = part !== undefined && 'key' in part ? [part.key, part.fallback] : null
        expect(read).toEqual(match === null ? null : [match[1], match[2] ?? null])
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['blanks', `\${a${' '.repeat(1_000_000)}}`],
    ['blanks before something else', `\${a${' '.repeat(1_000_000)},}`],
    ['commas', `\${a${' ,'.repeat(500_000)}}`],
  ])('is read once, though it be long: %s', (_title, text) => {
    expect(parseTemplate(text)).toHaveLength(1)
  })
})
