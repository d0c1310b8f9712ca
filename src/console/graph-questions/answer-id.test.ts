import { describe, expect, it } from 'vitest'

import { answerId } from './answer-id.ts'
import type { GraphQuestion } from './graph-question.ts'
import { readLine } from './read-line.ts'

/** What is asked by a line, and to what it is limited. */
function asked(line: string): Parameters<typeof answerId> {
  const read = readLine(line)
  if (!read.ok) throw new Error(`not understood: ${line}`)
  return [read.value.question, read.value.where, false]
}

describe('answerId', () => {
  it('is one as long as the question and what it is limited to are, so that an edit moves no box', () => {
    expect(answerId(...asked('what can alice reach'))).toBe(answerId(...asked('what can alice reach')))
  })

  it.each([
    'what can bob reach',
    'what can alice reach where state = Conditional',
    'what can alice reach where state = Allowed',
  ])('is another for %s: its boxes are laid out from nothing', (line) => {
    expect(answerId(...asked(line))).not.toBe(answerId(...asked('what can alice reach')))
    expect(answerId(...asked(line))).not.toBe(
      answerId(...asked('what can alice reach where state = Unknown')),
    )
  })

  it('is another when all rows are drawn', () => {
    const [question, where] = asked('what can alice reach')
    expect(answerId(question, where, true)).not.toBe(answerId(question, where, false))
  })

  it('of a question without a limit is the question, by which boxes that were put somewhere are known', () => {
    const question: GraphQuestion = { ask: 'reach', from: 'alice', to: '', hops: 4 }
    expect(answerId(question, [], false)).toBe(JSON.stringify(question))
  })
})
