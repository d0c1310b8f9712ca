import { describe, expect, it } from 'vitest'

import { allowing, granting, trusting } from '#testing/accounts.ts'

import { recognisePolicy } from './recognise-policy.ts'

describe('a pasted policy', () => {
  it.each([
    ['trust', trusting('111111111111')],
    ['resource', granting('s3:GetObject', 'arn:aws:s3:::b/*', '111111111111')],
    ['identity', allowing('s3:GetObject')],
  ])('is taken for what it can be: %s', (grammar, document) => {
    const found = recognisePolicy(JSON.stringify(document))
    expect(found?.document).toEqual(document)
    expect(found?.grammars[0]).toBe(grammar)
  })

  it('is found percent-encoded and inside an answer', () => {
    const document = allowing('s3:GetObject')
    const encoded = encodeURIComponent(JSON.stringify(document))
    expect(recognisePolicy(encoded)?.document).toEqual(document)
    const answer = { PolicyVersion: { Document: encoded, VersionId: 'v1' } }
    expect(recognisePolicy(JSON.stringify(answer))?.document).toEqual(document)
  })

  it.each(['', '{', '5', '{"x":1}', '[]'])('%j is none', (text) => {
    expect(recognisePolicy(text)).toBeNull()
  })
})
