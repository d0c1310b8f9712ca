import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { jsonRuns } from './json-runs.ts'

describe('the colours of JSON text', () => {
  it('tells keys from strings and literals', () => {
    expect(jsonRuns('{"a\\"b" : ["c", -1.5, true]}').filter(({ kind }) => kind !== 'plain')).toMatchObject([
      { kind: 'key', text: '"a\\"b"' },
      { kind: 'string', text: '"c"' },
      { kind: 'literal', text: '-1.5' },
      { kind: 'literal', text: 'true' },
    ])
  })

  it('loses no character, of broken text either', () => {
    assert(
      property(string({ unit: 'grapheme-ascii' }), (text) => {
        expect(
          jsonRuns(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
