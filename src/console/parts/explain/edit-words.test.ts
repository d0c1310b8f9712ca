import { describe, expect, it } from 'vitest'

import type { ContextEdit, Edit, StatementEdit } from '#engine/explain/proposals/proposal.ts'

import { proposalSentence } from './edit-words.ts'

const before = { Sid: 'Keep', Effect: 'Deny', Action: 's3:*', Resource: '*' }
const narrowed: StatementEdit = {
  kind: 'narrow-statement',
  layer: 'resource',
  policy: 'bucket policy of b',
  pointer: '/resource',
  isNewPolicy: false,
  statement: 0,
  before,
  after: { Sid: 'Keep', Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::b/k' },
}
const added: StatementEdit = {
  ...narrowed,
  kind: 'add-statement',
  layer: 'identity',
  policy: 'readers',
  statement: 'new',
  before: null,
  after: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
}
const withMfa: ContextEdit = {
  kind: 'set-context',
  key: 'aws:MultiFactorAuthPresent',
  holder: 'call',
  from: null,
  to: true,
}

describe('a proposal as a sentence', () => {
  it.each<[string, readonly Edit[], string]>([
    [
      'tells by which element a statement is narrowed',
      [narrowed],
      'Except this request from statement “Keep” of “bucket policy of b”, by its NotResource.',
    ],
    [
      'joins what is done together',
      [added, narrowed],
      'Add a statement to “readers”; and except this request from statement “Keep” of “bucket policy of b”, by its NotResource.',
    ],
    ['tells what the call would bring', [withMfa], 'Make the call with aws:MultiFactorAuthPresent = true.'],
    [
      'tells a new policy from one that is there',
      [{ ...added, isNewPolicy: true }],
      'Add a new policy “readers” with this statement.',
    ],
    [
      'tells for whom a statement lets somebody in',
      [
        {
          ...added,
          isNewPolicy: true,
          after: { ...added.after, Principal: { AWS: 'arn:aws:iam::1:role/R' } },
        },
      ],
      'Add a new policy “readers” with this statement, for arn:aws:iam::1:role/R.',
    ],
    [
      'names a statement without a Sid by its place',
      [{ ...narrowed, kind: 'remove-statement', before: { Effect: 'Deny' }, after: null }],
      'Take statement 1 out of “bucket policy of b”.',
    ],
  ])('%s', (_title, edits, sentence) => {
    expect(proposalSentence(edits)).toBe(sentence)
  })
})
