import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { lineDiff, withContext } from './line-diff.ts'

const spelled = (before: string, after: string) =>
  lineDiff(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`)

describe('the difference of two texts', () => {
  it('names the lines that went and came, and leaves the others alone', () => {
    expect(spelled('a\nb\nc\nd', 'a\nx\nc\nd\ne')).toEqual([' a', '-b', '+x', ' c', ' d', '+e'])
  })

  it('leads from the one text to the other, whatever they are', () => {
    const text = array(constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 8 })
    assert(
      property(text, text, (before, after) => {
        const diff = lineDiff(before.join('\n'), after.join('\n'))
        const of = (kind: string) =>
          diff.filter((line) => line.kind === 'same' || line.kind === kind).map((line) => line.text)
        expect(of('removed')).toEqual(before)
        expect(of('added')).toEqual(after)
      }),
    )
  })

  it('shows what changed with a little around it, and where something was left out', () => {
    const before = Array.from({ length: 9 }, (_, i) => `${i}`).join('\n')
    const shown = withContext(lineDiff(before, before.replace('4', 'four')), 1)
    expect(shown.map((line) => line?.text ?? null)).toEqual([null, '3', '4', 'four', '5', null])
  })
})
