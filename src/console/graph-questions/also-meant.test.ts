import { describe, expect, it } from 'vitest'

import { workspaceOf } from '#testing/accounts.ts'

import { alsoMeant } from './also-meant.ts'
import { type GraphQuestion, resolved } from './graph-question.ts'
import { moreReadings } from './line-wording.ts'

const trustPolicy = { Version: '2012-10-17', Statement: [] }

/** Accounts each with an ann and a role Admin of its own. */
const accountsOf = (count: number) => ({
  workspace: workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: Array.from({ length: count }, (_, at) => ({
      accountId: String(111111111111 + at),
      name: `a${at}`,
      users: [{ name: 'ann' }],
      roles: [{ name: 'Admin', trustPolicy }],
    })),
  }),
  graph: { nodes: [], edges: [] },
})

function otherMeanings(typed: GraphQuestion, around: ReturnType<typeof accountsOf>) {
  const taken = resolved(typed, around)
  if (!taken.ok) throw new Error(taken.problem.sentence)
  return alsoMeant(typed, taken.value, around)
}

describe('a question whose names stand for several', () => {
  const typed = { ask: 'paths', from: 'ann', to: 'Admin', hops: 4 } as const

  it('means each combination of them, the best of both first', () => {
    const { readings, more } = otherMeanings(typed, accountsOf(2))
    expect(readings.map(({ name, detail }) => `${name} ${detail}`.trim())).toEqual([
      'ann (111111111111) → Admin (111111111112)',
      'ann (111111111112) → Admin (111111111111)',
      'ann (111111111112) → Admin (111111111112)',
    ])
    expect(new Set(readings.map(({ question: { from, to } }) => `${from} ${to}`)).size).toBe(3)
    expect(more).toBe(0)
  })

  it('counts those that are not offered', () => {
    const { readings, more, isAtLeast } = otherMeanings(typed, accountsOf(4))
    expect([readings.length, more, isAtLeast]).toEqual([8, 7, false])
    expect(moreReadings({ more, isAtLeast })).toMatch(/^7 other readings are possible/)
    expect(moreReadings({ more: 200, isAtLeast: true })).toMatch(/^200 or more other/)
    expect(moreReadings({ more: 0, isAtLeast: true })).toBe('')
  })

  it('of one end means the others of that name', () => {
    const { readings } = otherMeanings({ ...typed, ask: 'reach', to: '' }, accountsOf(3))
    expect(readings.map(({ detail }) => detail)).toEqual(['111111111112', '111111111113'])
  })
})
