import { describe, expect, it } from 'vitest'

import { contextOfPairs } from './pin-input.ts'

describe('the context of a pinned request', () => {
  it('takes a key given twice as a list', () => {
    const pairs = [
      { key: 'aws:TagKeys', value: 'team' },
      { key: ' aws:TagKeys ', value: 'env' },
      { key: 'aws:SourceIp', value: '203.0.113.7' },
      { key: '', value: 'lost' },
    ]
    expect(contextOfPairs(pairs)).toEqual({ 'aws:TagKeys': ['team', 'env'], 'aws:SourceIp': '203.0.113.7' })
  })
})
