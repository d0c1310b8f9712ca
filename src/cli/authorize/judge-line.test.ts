import { describe, expect, it } from 'vitest'

import { answerLine, type Asking } from './answer-line.ts'

describe('what would turn a decision round', () => {
  const asking: Asking = { workspace: null, explains: false, proposes: true }
  const request = {
    principal: 'arn:aws:iam::111122223333:user/alice',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/q1.csv',
  }

  it('is told where the line brings its policies', () => {
    const { text } = answerLine(
      { kind: 'text', number: 1, text: JSON.stringify({ id: '1', request, policies: {} }) },
      asking,
    )
    expect(JSON.parse(text)).toMatchObject({
      decision: 'implicitDeny',
      proposals: {
        kind: 'proposed',
        proposals: [
          {
            decision: 'allowed',
            edits: [{ kind: 'add-statement', after: { Effect: 'Allow', Action: 's3:GetObject' } }],
          },
          {},
        ],
      },
    })
  })
})
