import { describe, expect, it } from 'vitest'

import { contextOfPairs, problemOfRequest } from './pin-input.ts'

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

describe('a request to pin', () => {
  it.each([
    ['GetObject', '*', 'action'],
    ['s3:Get*', '*', 'action'],
    ['s3:GetObject', 'bucket/key', 'resource'],
    ['s3:ListAllMyBuckets', '*', null],
    ['s3:GetObject', 'arn:aws:s3:::bucket/key', null],
  ])('%s on %s has a problem in: %s', (action, resource, field) => {
    expect(problemOfRequest({ action, resource, context: {} })?.field ?? null).toBe(field)
  })
})
