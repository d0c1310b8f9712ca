import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import { differenceOf } from './difference-of.ts'

it.each([
  ['{"a": 1}', '{"a": 2}', { offset: 6, length: 1, insert: '2' }],
  ['aa', 'aaa', { offset: 2, length: 0, insert: 'a' }],
  ['same', 'same', { offset: 4, length: 0, insert: '' }],
  ['', 'new', { offset: 0, length: 0, insert: 'new' }],
])('turns %j into %j by the least edit', (from, to, edit) => {
  expect(differenceOf(from, to)).toEqual(edit)
})

it('leads from any text to any other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '{'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (from, to) => {
      const { offset, length, insert } = differenceOf(from, to)
      expect(from.slice(0, offset) + insert + from.slice(offset + length)).toBe(to)
    }),
  )
})
