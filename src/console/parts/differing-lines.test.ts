import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { differingLines } from './differing-lines.ts'

const side = (lines: ReturnType<typeof differingLines>, left: 'added' | 'removed') =>
  lines
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('\n')

describe('the lines that differ', () => {
  it('marks what went and what came, and leaves the rest', () => {
    expect(differingLines('a\nb\nc', 'a\nx\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'x' },
      { kind: 'same', text: 'c' },
    ])
  })

  it('gives back both texts, whatever they are', () => {
    const text = array(constantFrom('{', '}', 'a', 'b', '')).map((lines) => lines.join('\n'))
    assert(
      property(text, text, (from, to) => {
        const lines = differingLines(from, to)
        expect(side(lines, 'added')).toBe(from)
        expect(side(lines, 'removed')).toBe(to)
      }),
    )
  })

  it('says that nothing differs between a text and itself', () => {
    expect(differingLines('a\na\nb', 'a\na\nb').every(({ kind }) => kind === 'same')).toBe(true)
  })
})
