import { describe, expect, it } from 'vitest'

import { refusalSentence, unmetSentence } from './refusal-wording.ts'

const principal = {
  kind: 'element-not-allowed',
  pointer: '/Statement/0/Principal',
  found: 'Principal',
} as const

describe('why there is no session', () => {
  it('says what is wrong with a session policy, and where', () => {
    expect(refusalSentence({ kind: 'malformed-session-policy', problems: [principal] })).toBe(
      'The session policy is not one that IAM takes: remove `Principal`: a session policy takes none (at `/Statement/0/Principal`).',
    )
    const two = [principal, { ...principal, pointer: '/Statement/1/Principal' }]
    expect(refusalSentence({ kind: 'malformed-session-policy', problems: two })).toContain(
      '(the first of 2 problems, at `/Statement/0/Principal`)',
    )
  })

  it('begins with a word where a name is empty', () => {
    expect(refusalSentence({ kind: 'invalid-session-name', sessionName: '' })).toMatch(
      /^The empty text is not/,
    )
  })

  it('does not say of a key that the request has what a condition asks for, nor who sent it', () => {
    expect(unmetSentence({ key: 'aws:PrincipalTag/team', value: 'blue' })).toBe(
      'A condition on aws:PrincipalTag/team does not hold for its value `blue`.',
    )
    expect(unmetSentence({ key: 'aws:TagKeys', value: ['a', 'b'] })).toContain('`a, b`')
  })
})
