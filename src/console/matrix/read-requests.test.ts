import { describe, expect, it } from 'vitest'

import { readRequests, requestsText } from './read-requests.ts'

describe('requests a line', () => {
  it('are read, each once, with a resource or without', () => {
    const { asks, wrongLine } = readRequests(
      's3:GetObject  arn:aws:s3:::a/b\n\niam:ListUsers\niam:ListUsers *',
    )
    expect(asks.map(({ action, resource }) => [action, resource])).toEqual([
      ['s3:GetObject', 'arn:aws:s3:::a/b'],
      ['iam:ListUsers', '*'],
    ])
    expect(wrongLine).toBeNull()
    expect(readRequests(requestsText(asks)).asks).toEqual(asks)
  })

  it.each([
    ['s3:Get* *', 1],
    ['s3:GetObject *\ns3 *', 2],
    ['s3:GetObject bucket', 1],
    ['s3:GetObject * *', 1],
  ])('say which line is none: %s', (text, line) => {
    expect(readRequests(text).wrongLine).toBe(line)
  })
})
