import * as fc from 'fast-check'
import { expect, it } from 'vitest'

import { format } from './format.ts'

const bare = (text: string) => text.replaceAll(/\s/g, '')

it('lays out as JSON.stringify does with two spaces', () => {
  expect(format('{"a":[1,\n\n\n {"b" : true}]}')).toBe(JSON.stringify({ a: [1, { b: true }] }, null, 2))
})

it('changes nothing but white space, in a broken text as well', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.constantFrom('{"a": [1, {', '{"a": Allow}', '}{')), (text) => {
      expect(bare(format(text))).toBe(bare(text))
    }),
  )
})
