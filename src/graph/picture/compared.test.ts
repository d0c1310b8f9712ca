import { expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'

import { markOfLine } from './compared.ts'

const marks = new Map([
  ['a b', 'removed'],
  ['c d', 'removed'],
  ['e f', 'added'],
] as const)
const markOf = (...pairs: readonly (readonly [string, string])[]) =>
  markOfLine(
    pairs.map(([from, to]) => edgeOf(from, to)),
    marks,
  )

it('takes a line for gone, or new, where all that it stands for is, and for changed where only some of it is', () => {
  expect(markOf(['a', 'b'])).toBe('removed')
  expect(markOf(['a', 'b'], ['c', 'd'])).toBe('removed')
  expect(markOf(['e', 'f'])).toBe('added')
  expect(markOf(['x', 'y'])).toBe(null)
  expect(markOf(['a', 'b'], ['x', 'y'])).toBe('changed')
  expect(markOf(['x', 'y'], ['e', 'f'])).toBe('changed')
  expect(markOf(['a', 'b'], ['e', 'f'])).toBe('changed')
})
