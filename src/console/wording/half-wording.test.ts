import { describe, expect, it } from 'vitest'

import { hiddenSentence, rolesBehindWords } from './half-wording.ts'

describe('permissions that stand for no lines', () => {
  it('are counted, so that their absence says nothing false', () => {
    expect(hiddenSentence(0)).toBe('')
    expect(hiddenSentence(1)).toMatch(/^1 more permission on many roles is not drawn/)
    expect(hiddenSentence(1200)).toMatch(/^1,200 more permissions on many roles are not drawn/)
  })

  it('say for how many roles they stand', () => {
    expect(rolesBehindWords(1)).toBe('1 role without a line')
    expect(rolesBehindWords(1200)).toBe('1,200 roles without a line')
  })
})
