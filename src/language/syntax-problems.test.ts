import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { syntaxProblems } from './syntax-problems.ts'
import { deeperThanAllowed } from './tolerant-tree.ts'

/** What is underlined, and what is said of it. */
function told(text: string): readonly (readonly [string, string])[] {
  return syntaxProblems(text).map(
    ({ span, message }) => [text.slice(span.offset, span.offset + span.length), message] as const,
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('a slip in JSON', () => {
  it.each([
    ['', '', 'the text is empty: write a policy document'],
    ['{"a":1,}', ',', 'remove this `,`: nothing follows it'],
    ['{"a":1,\n}', ',', 'remove this `,`: nothing follows it'],
    ['[1,,2]', ',', 'remove this `,`: nothing stands before it'],
    ['{"a":1\n "b":2}', '1', 'put a `,` after this'],
    ['{"a" 1}', '"a"', 'put a `:` and a value after this name'],
    ['{"a":}', ':', 'put a value after this `:`'],
    ["{'a':1}", "'a'", 'put text in double quotes, not in single ones'],
    ['{"a":“x”}', '“x”', 'put text in straight quotes: `"`, not `“`'],
    ['{a:1}', 'a', 'put `a` in double quotes'],
    ['{"Effect": Allow\n}', 'Allow', 'put `Allow` in double quotes'],
    ['{"a":True}', 'True', 'write `true` in place of `True`'],
    ['{1:2}', '1', 'put `1` in double quotes: names are text'],
    ['{"a":"x\n}', '"x', 'close this text with a `"` on the same line'],
    ['{"a":"x}', '"x}', 'close this text with a `"` on the same line'],
    ['{"a":"\\q"}', '"\\q"', 'write a backslash as `\\\\`: alone it begins an escape such as `\\n`'],
    ['{"a":"x\ty"}', '"x\ty"', 'write a tab in a text as `\\t`, and remove other control characters'],
    ['{"a":01}', '0', 'write the number without a leading zero'],
    ['// x\n{}', '// x', 'remove this comment: AWS takes none in a policy'],
    ['{} /* x */', '/* x */', 'remove this comment: AWS takes none in a policy'],
    ['{} {}', '{', 'nothing may follow the policy document: remove what stands after it'],
    ['\uFEFF{}', '\uFEFF', 'remove the byte order mark: JSON has no place for it'],
    ['{"a":{"b":1}', '{', 'this `{` is never closed: add a `}`'],
    ['{"a":[1}', '[', 'this `[` is never closed: add a `]`'],
    ['{"a":1}}', '}', 'this `}` closes nothing: remove it'],
    ['[}', '}', 'this `}` closes nothing: write `]` here'],
  ])('in %j is told at %j', (text, underlined, message) => {
    expect(told(text)).toEqual([[underlined, message]])
  })

  it('is told at the statement that is not closed, not at the end of the text', () => {
    const text = '{"Statement": [{"Effect": "Deny"}, {"Effect": "Allow"]}'
    expect(syntaxProblems(text)[0]?.span).toEqual({ offset: text.lastIndexOf('{'), length: 1 })
  })

  it('is told beside another one on another line', () => {
    expect(told('{\n"a": Allow,\n"b": tru\n}').map(([word]) => word)).toEqual(['Allow', 'tru'])
  })

  it('is told of a text that nests without end, which no parser should follow', () => {
    expect(told('['.repeat(100_000))).toHaveLength(1)
  })

  it('is found exactly where JSON.parse refuses the text', () => {
    const signs = '{}[]:,"0-1.etrufalsn\\ \n\t\'/*“\uFEFFab'.split('')
    const nearlyJson = fc
      .array(fc.constantFrom(...signs, '"a"', 'true', 'null', '1.5'), { maxLength: 25 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(nearlyJson, fc.string({ unit: 'binary' }), fc.json()), (text) => {
        fc.pre(deeperThanAllowed(text) === null)
        expect(syntaxProblems(text).length === 0).toBe(isJson(text))
      }),
      { numRuns: 1000 },
    )
  })
})
