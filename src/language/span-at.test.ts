import { describe, expect, it } from 'vitest'

import { spanAt } from './span-at.ts'
import { statementSpan } from './statement-span.ts'

const text = '{"Statement": [{"Action": ["a", "b"], "Condition": {"Bool": {"x/y~z": "1"}}}, {"Sid": "Two"}]}'
const cut = (span: { offset: number; length: number } | null | undefined) =>
  span == null ? null : text.slice(span.offset, span.offset + span.length)

describe('a JSON pointer in the text', () => {
  it.each([
    ['/Statement/0/Action', '"Action"', '["a", "b"]'],
    ['/Statement/0/Action/1', null, '"b"'],
    ['/Statement/0/Condition/Bool/x~1y~0z', '"x/y~z"', '"1"'],
    ['', null, text],
  ])('%s', (pointer, key, value) => {
    const place = spanAt(text, pointer)
    expect([cut(place?.key), cut(place?.value)]).toEqual([key, value])
  })

  it.each(['/Statement/2', '/Statement/-1', '/Statement/00x', '/Nothing/0'])(
    '%s leads nowhere',
    (pointer) => {
      expect(spanAt(text, pointer)).toBeNull()
    },
  )

  it('means the later one of two equal names, as JSON.parse does', () => {
    expect(spanAt('{"a": 1, "a": 2}', '/a')?.value.offset).toBe(14)
  })
})

describe('the span of a statement', () => {
  it('is found in a list and as a lone object', () => {
    expect(cut(statementSpan(text, 1))).toBe('{"Sid": "Two"}')
    expect(statementSpan('{"Statement": {}}', 0)).toEqual({ offset: 14, length: 2 })
    expect(statementSpan(text, 2)).toBeNull()
  })

  it('is found in a text that breaks off after it', () => {
    expect(statementSpan('{"Statement": [{"Sid": "a"}, {"Si', 0)).toEqual({ offset: 15, length: 12 })
  })
})
