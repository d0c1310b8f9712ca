import { describe, expect, it } from 'vitest'

import type { TrustGraph } from '#graph/trust-graph.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import type { GraphQuestion } from './graph-question.ts'
import { askedInstead, groupEndOf, groupEndTitle, questionWords } from './group-end.ts'

const graph: TrustGraph = {
  nodes: [
    nodeOf('dave', 'user'),
    nodeOf('alice', 'user'),
    nodeOf('bob', 'user'),
    nodeOf('devs', 'group'),
    nodeOf('Audit'),
  ],
  edges: [
    edgeOf('dave', 'devs', { kind: 'member' }),
    edgeOf('alice', 'devs', { kind: 'member' }),
    edgeOf('bob', 'Audit'),
  ],
}
const question = (ask: GraphQuestion['ask'], from: string, to = ''): GraphQuestion => ({
  ask,
  from,
  to,
  hops: 4,
})

const titleOf = (asked: GraphQuestion) => {
  const end = groupEndOf(asked, graph)
  return end === null ? '' : groupEndTitle(end)
}
const wordsOf = (asked: GraphQuestion) => {
  const end = groupEndOf(asked, graph)
  return end === null
    ? []
    : askedInstead(asked, end, end.members).map((next) => questionWords(next, (id) => id))
}

describe('a group at an end of a question', () => {
  it('is told with its members, whoever begins or ends there', () => {
    for (const asked of [
      question('reach', 'devs'),
      question('paths', 'devs', 'Audit'),
      question('who-reaches', '', 'devs'),
      question('paths', 'bob', 'devs'),
    ]) {
      expect(groupEndOf(asked, graph)).toMatchObject({ members: [{ id: 'alice' }, { id: 'dave' }] })
    }
  })

  it('is none where somebody acts, and where it is changed', () => {
    expect(groupEndOf(question('reach', 'alice'), graph)).toBeNull()
    expect(groupEndOf(question('who-changes', '', 'devs'), graph)).toBeNull()
    expect(groupEndOf(question('cycles', ''), graph)).toBeNull()
  })

  it('is said to make no calls, and that nobody becomes it', () => {
    expect(titleOf(question('reach', 'devs'))).toBe(
      'devs is a group, and groups make no calls themselves. It has 2 members, who have its policies.',
    )
    expect(titleOf(question('who-reaches', '', 'devs'))).toBe(
      'devs is a group: nobody becomes a group, and it is no resource. It has 2 members, who have its policies.',
    )
  })

  it('leads to the same question of each member, and from its far end to who may change it', () => {
    expect(wordsOf(question('paths', 'devs', 'Audit'))).toEqual([
      'How does alice get to Audit?',
      'How does dave get to Audit?',
    ])
    expect(wordsOf(question('who-reaches', '', 'devs'))).toEqual([
      'Who can change devs?',
      'What can alice reach?',
      'What can dave reach?',
    ])
  })
})
