import { describe, expect, it } from 'vitest'

import type { TrustEdge } from '#graph/trust-graph.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import type { AnswerRow, Found } from './answer-row.ts'
import { answerTitle } from './answer-title.ts'

const way = (from: string, state: TrustEdge['state'] = 'allowed'): AnswerRow => {
  return { id: from, from, to: 'b', hops: [edgeOf(from, 'b', { kind: 'access', state })], note: 'Read' }
}
const circle = (...ids: readonly string[]): AnswerRow => {
  const [first = ''] = ids
  const hops = ids.map((to, at) => edgeOf(ids.at(at - 1) ?? to, to))
  return { id: ids.join(' '), from: first, to: first, hops, note: '' }
}
const found = (rows: readonly AnswerRow[], more: Partial<Found> = {}): Found => ({
  rows,
  nodes: new Map(),
  isComplete: true,
  cut: null,
  ...more,
})
const ends = { from: 'ann', to: 'b', hops: 4 } as const

const cycles = (...rows: readonly AnswerRow[]) =>
  answerTitle({ ask: 'cycles', from: '', to: '', hops: 4 }, found(rows), rows.length)

const ofNobody = (...rows: readonly AnswerRow[]) =>
  answerTitle({ ask: 'unassumable', from: '', to: '', hops: 4 }, found(rows), rows.length)

const directly = (ask: 'passes' | 'changes' | 'who-passes' | 'who-changes', ...rows: readonly AnswerRow[]) =>
  answerTitle({ ...ends, ask }, found(rows), rows.length)

const shortest = (...rows: readonly AnswerRow[]) =>
  answerTitle({ ...ends, ask: 'paths', hops: 'shortest' }, found(rows), rows.length)

describe('what an answer says', () => {
  it('tells of all that was found, whatever passes the filter', () => {
    expect(answerTitle({ ...ends, ask: 'paths' }, found([way('ann')]), 0)).toBe(
      'ann gets to b in 1 way. 0 of 1 pass the filter; 1 is left out.',
    )
    expect(answerTitle({ ...ends, ask: 'outsiders' }, found([way('x')]), 0)).toMatch(
      /^Outsiders get to roles/,
    )
  })

  it('says how long the shortest ways are', () => {
    expect(shortest(way('ann'))).toBe('The shortest way from ann to b has 1 step.')
    expect(shortest(way('ann'), way('x'))).toBe('The 2 shortest ways from ann to b have 1 step each.')
    expect(shortest()).toBe('No way of at most 6 steps leads from ann to b.')
  })

  it('names with its account whom it says no of, for another may have been meant', () => {
    const [from, to] = ['arn:aws:iam::111111111111:user/ann', 'arn:aws:iam::222222222222:role/b']
    const paths = { ask: 'paths', from, to, hops: 4 } as const
    expect(answerTitle(paths, found([]), 0)).toBe(
      'No way of at most 4 steps leads from ann (111111111111) to b (222222222222).',
    )
    expect(answerTitle(paths, found([way('ann')]), 1)).toBe('ann gets to b in 1 way.')
    expect(answerTitle(paths, found([way('ann')]), 1, 'full')).toBe(
      'ann (111111111111) gets to b (222222222222) in 1 way.',
    )
  })

  it('counts apart the roles that become one another and those that become themselves', () => {
    expect(cycles()).toBe('No roles can become one another.')
    expect(cycles(circle('a'))).toBe('No roles can become one another; 1 role can become itself alone.')
    expect(cycles(circle('a', 'b'), circle('c'), circle('d'))).toBe(
      '2 roles can become one another; 2 roles can each become themselves alone.',
    )
    expect(cycles(circle('a', 'b'), circle('c', 'd', 'e'))).toBe(
      '5 roles can become one another, in 2 groups that don’t mix.',
    )
  })

  it('says that there is more where not all is told', () => {
    const rows = [way('x'), way('y')]
    for (const ask of ['reach', 'who-reaches', 'outsiders', 'cycles', 'unassumable'] as const) {
      expect(answerTitle({ ...ends, ask }, found(rows, { isComplete: false }), 2)).toContain('2 or more')
    }
  })

  it('counts nobody of whom it is unknown', () => {
    const rows = [way('x'), way('y', 'unknown')]
    const title = answerTitle({ ...ends, ask: 'who-reaches' }, found(rows), 2)
    expect(title).toBe('1 gets to b, in 1 way. Of 1 besides it is unknown.')
    const none = answerTitle({ ...ends, ask: 'who-reaches' }, found(rows.slice(1)), 1)
    expect(none).toBe('Nobody is known to get to b. Of 1 it is unknown.')
  })

  it('says of how many it is unknown whether they are reached', () => {
    const reach = { ...ends, ask: 'reach' } as const
    expect(answerTitle(reach, found([]), 0)).toBe('ann reaches no role and no resource.')
    expect(answerTitle(reach, found([], { untold: 2 }), 0)).toBe(
      'ann is not known to reach any role or resource. Of 2 it is unknown.',
    )
    expect(answerTitle(reach, found([way('ann')], { untold: 1 }), 1)).toBe(
      'ann reaches 1 role or resource. Of 1 more it is unknown.',
    )
  })

  it('counts of what one passes and changes all that a pattern covers, and apart what is unknown', () => {
    const many = { ...way('x'), covers: 12 }
    expect(directly('passes', many, way('y'))).toBe('ann can pass 13 roles to a service.')
    expect(directly('passes')).toBe('ann can pass no role to a service.')
    expect(directly('changes', way('x'), way('y', 'unknown'))).toMatch(
      /^ann can change 1 thing: .* Of 1 it is unknown\.$/,
    )
    expect(directly('who-passes', way('x'))).toBe('1 user or role can pass b to a service.')
    expect(directly('who-changes', way('y', 'unknown'))).toBe(
      'No user or role is known to be able to change b. Of 1 it is unknown. Root users are not counted.',
    )
  })

  it('says of a change what was looked at, so that a no is no more than that', () => {
    expect(directly('changes')).toBe(
      'ann can change no policy, trust policy, permissions boundary, group membership, access key or password. Data and code of resources, MFA devices and a change of one’s own password are not looked at.',
    )
    expect(directly('changes', way('y', 'unknown'))).toMatch(
      /^ann is not known to change any policy, .* Of 1 it is unknown\.$/,
    )
    const who = { ...ends, ask: 'who-changes' } as const
    for (const kind of ['resource', 'function'] as const) {
      const nodes = new Map([['b', nodeOf('b', kind)]])
      expect(answerTitle(who, found([], { nodes }), 0)).toBe(
        'No user or role can change who has access to b, by its policy or settings. Its data and code are not looked at, and root users are not counted.',
      )
      expect(answerTitle(who, found([way('x')], { nodes }), 1)).toMatch(
        /^1 user or role can change who has access to b, by its policy or settings\. Its data and code are not/,
      )
    }
  })

  it('counts roles of which it is unknown apart from those that nobody can assume', () => {
    expect(ofNobody()).toBe('Every role can be assumed by somebody.')
    expect(ofNobody(way('a', 'trustOnly'))).toBe('Roles that nobody can assume: 1.')
    expect(ofNobody(way('a', 'trustOnly'), way('b', 'unknown'))).toBe(
      'Roles that nobody can assume: 1, and 1 unknown.',
    )
    expect(ofNobody(way('b', 'unknown'))).toBe(
      'Every role can be assumed by somebody, but for 1 of which it is unknown.',
    )
  })

  it('says of a cut what was found over any number of steps', () => {
    const ask = { ...ends, ask: 'cut' } as const
    const titleOf = (rows: readonly AnswerRow[], cut: Found['cut']) =>
      answerTitle(ask, found(rows, { cut }), rows.length)
    const cut = { kind: 'cut', cuts: [{ parts: [], drafts: [], besides: 0 }] } as const
    expect(titleOf([], cut)).toBe('ann gets to b in more than 4 steps alone; below stands what would cut it.')
    expect(titleOf([way('ann')], cut)).toBe('ann gets to b in 1 way; below stands what would cut it.')
    expect(titleOf([way('ann')], { kind: 'given-up' })).toBe('ann gets to b in 1 way.')
    expect(titleOf([], { kind: 'no-way' })).toBe('No way leads from ann to b.')
  })
})
