import { describe, expect, it } from 'vitest'

import type { Problem } from '#model/commands/problem.ts'

import { errorAt, errorElsewhere, problemSentence } from './problem-wording.ts'

const tooLong: Problem = {
  kind: 'invalid-input',
  field: 'name',
  found: 'x'.repeat(70),
  rule: 'too-long',
  text: 'user-name',
}
const taken: Problem = { kind: 'entity-already-exists', what: 'user', name: 'Alice' }

describe('a problem of a form', () => {
  it('is told at its field and not again above the form', () => {
    expect(errorAt(tooLong, 'name')).toBe('Use at most 64 characters; these are 70.')
    expect(errorElsewhere(tooLong, ['name'])).toBeNull()
  })

  it('is told above the form where the form has no such field', () => {
    expect(errorElsewhere(tooLong, ['path'])).toContain('use at most 64 characters')
  })

  it.each([
    ['region', 'Mars', 'region', 'Write a region, such as eu-west-1.'],
    [
      'name',
      'hello',
      'generic-name',
      'Write a whole ARN, such as arn:aws:logs:eu-west-1:111122223333:log-group:web.',
    ],
    ['name', 'ab', 's3-bucket-name', 'Use at least 3 characters.'],
  ] as const)('of a %s that is too short, “%s”, says what to write', (field, found, text, words) => {
    expect(errorAt({ kind: 'invalid-input', field, found, rule: 'too-short', text }, field)).toBe(words)
  })

  it('is told at the name where the name is taken', () => {
    expect(errorAt(taken, 'name')).toBe(
      'There is already a user “Alice”. Choose another name: letter case does not tell names apart.',
    )
  })
})

describe('a refused deletion', () => {
  it('names all that is still in use, by AWS’s reason', () => {
    const sentence = problemSentence({
      kind: 'delete-conflict',
      name: 'Developers',
      ties: [
        { tie: 'attached-policy', name: 'arn:aws:iam::111122223333:policy/team/ReadOnly' },
        { tie: 'member', name: 'arn:aws:iam::111122223333:user/alice' },
        { tie: 'member', name: 'arn:aws:iam::111122223333:user/bob' },
      ],
    })
    expect(sentence).toBe(
      '“Developers” cannot be deleted yet. Must detach all policies first: “ReadOnly”. Must remove all users from the group first: “alice”, “bob”.',
    )
  })
})
