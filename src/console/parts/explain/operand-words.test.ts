import { describe, expect, it } from 'vitest'

import type { OperandTrace } from '#engine/explain/trace.ts'

import { demandWords, markedValues, matchedWords } from './operand-words.ts'

const operand: OperandTrace = {
  operator: 'StringLike',
  key: 'aws:TagKeys',
  expected: ['a*', 'b'],
  actual: ['ab', 'c'],
  holds: false,
  settledBy: 'values',
  compared: [
    { value: 'ab', holds: true, comparisons: [true, false] },
    { value: 'c', holds: false, comparisons: [false, false] },
  ],
  variables: [],
}

describe('the words of a comparison', () => {
  it.each<[string, readonly string[], string | null]>([
    ['StringEquals', ['a'], null],
    ['StringEquals', ['a', 'b'], 'one of these must match'],
    ['StringNotEquals', ['a'], 'must not match'],
    ['NotIpAddress', ['10.0.0.0/8', '::/0'], 'none of these may match'],
    ['ForAllValues:StringLike', ['a'], 'every value of the request must match one of these'],
    ['ForAllValues:StringNotLike', ['a'], 'no value of the request may match any of these'],
    ['ForAnyValue:StringEquals', ['a'], 'one value of the request must match one of these'],
    ['ForAnyValue:StringNotEquals', ['a'], 'one value of the request must match none of these'],
  ])('say what %s of %j demands', (operator, expected, words) => {
    expect(demandWords({ ...operand, operator, expected })).toBe(words)
  })

  it('say of each value of the policy whether the request has it', () => {
    expect(markedValues(operand)).toEqual({
      shown: [
        { text: 'a*', mark: 'matches' },
        { text: 'b', mark: 'does not match' },
      ],
      hidden: 0,
    })
  })

  it('say of each value of a list what it matches', () => {
    expect([0, 1].map((at) => matchedWords(operand, at))).toEqual(['matches a*', 'matches none'])
  })

  it('mark nothing where nothing was compared', () => {
    const absent = { ...operand, actual: null, settledBy: 'absence', compared: [] } as const
    expect(markedValues(absent).shown.map(({ mark }) => mark)).toEqual([null, null])
    expect(matchedWords(absent, 0)).toBeNull()
  })

  it('leave out of very many values none that matches', () => {
    const expected = Array.from({ length: 40 }, (_, at) => `v${at}`)
    const compared = [{ value: 'v39', holds: true, comparisons: expected.map((text) => text === 'v39') }]
    const { shown, hidden } = markedValues({ ...operand, expected, compared })
    expect([shown.length, hidden, shown.at(-1)?.text]).toEqual([12, 28, 'v39'])
  })
})
