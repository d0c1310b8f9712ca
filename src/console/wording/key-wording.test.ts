import { describe, expect, it } from 'vitest'

import type { TrustEdge } from '#graph/trust-graph.ts'
import { edgeOf } from '#testing/graph-parts.ts'
import { role, user } from '#testing/small-trust.ts'

import { drawnLineName } from './drawn-line-wording.ts'
import { chipOf } from './graph-wording.ts'
import { keyWord } from './key-wording.ts'

describe('the short name of a key', () => {
  it.each([
    ['aws:multifactorauthpresent', 'MFA'],
    ['token.actions.githubusercontent.com:sub', 'subject'],
    ['SAML:aud', 'audience'],
    ['aws:RequestTag/team', 'session tag'],
    ['ec2:Whatever', 'Whatever'],
  ])('%s: %s', (key, expected) => {
    expect(keyWord(key)).toBe(expected)
  })
})

describe('the word of a condition', () => {
  it.each([
    ['StringEquals', 'hold', 'external id'],
    ['StringNotEquals', 'hold', 'other external id'],
    ['StringLike', 'fail', 'other external id'],
    ['ForAllValues:StringNotLike', 'hold', 'other external id'],
    ['StringNotEquals', 'fail', 'external id'],
    ['Null', 'hold', 'external id'],
  ] as const)('%s that must %s: %s', (operator, must, word) => {
    const conditions = [{ operator, key: 'sts:ExternalId', values: ['x'], must }]
    expect(chipOf(edgeOf(user('ann'), role('A'), { state: 'conditional', conditions }))).toBe(word)
  })
})

const mfa = { key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' } as const
const passesKeys: Partial<TrustEdge> = {
  state: 'conditional',
  conditions: [{ ...mfa, operator: 'BoolIfExists' }],
}

describe('the words of a line that stands for several', () => {
  it.each([
    [['ann', 'bob'].map(user), 'MFA or access key'],
    [['Deploy', 'Audit'].map(role), 'MFA'],
    [[role('Deploy'), user('ann')], 'MFA or access key'],
  ])('are those of its edges, whatever its boxes are called: %j', (callers, word) => {
    const edges = callers.map((from) => edgeOf(from, role('A'), passesKeys))
    for (const from of [`hub 111111111111 ${role('A')}`, `fold/${user('ann')}`]) {
      const line = { ...edgeOf(from, role('A'), passesKeys), edges }
      expect(chipOf(line)).toBe(word)
      expect(drawnLineName(line, 'hub', 'A')).toBe(
        `2 lines from hub to A: AssumeRole, conditional on ${word}`,
      )
    }
  })

  it('say why nobody comes in by any of them, and nothing where that differs', () => {
    const half = { state: 'trustOnly', reason: 'no-such-principal' } as const
    const chipFor = (...callers: readonly string[]) =>
      chipOf({
        ...edgeOf(`fold/${callers[0]}`, role('A'), half),
        edges: callers.map((from) => edgeOf(from, role('A'), half)),
      })
    expect(chipFor('AROADEPLOYDEPLOY00000', 'AROADEPLOYDEPLOY00001')).toBe('deleted')
    expect(chipFor('AROADEPLOYDEPLOY00000', role('Missing'))).toBe('trust only')
  })
})
