import { describe, expect, it } from 'vitest'

import { readPasted } from './requests-text.ts'

const object = 'arn:aws:s3:::reports/q1.csv'
const spelled = (text: string, resources = '') =>
  readPasted(text, resources).asks.map(({ action, resource }) => `${action} ${resource}`)

describe('a pasted list of requests', () => {
  it.each([
    ['an action a line', 's3:GetObject\niam:ListUsers', ['s3:GetObject *', 'iam:ListUsers *']],
    [
      'each with its resource',
      `s3:GetObject ${object}\niam:ListUsers *`,
      [`s3:GetObject ${object}`, 'iam:ListUsers *'],
    ],
    ['a JSON list', '["s3:GetObject",\n "s3:PutObject"]', ['s3:GetObject *', 's3:PutObject *']],
    [
      'an element of a policy',
      '"Action": ["s3:GetObject", "s3:PutObject"],',
      ['s3:GetObject *', 's3:PutObject *'],
    ],
    ['the same twice', 's3:GetObject\ns3:GetObject', ['s3:GetObject *']],
  ])('is %s', (_, text, expected) => {
    expect(spelled(text)).toEqual(expected)
  })

  it('asks about every resource that is named for all', () => {
    expect(spelled('s3:GetObject s3:PutObject', `${object}\n${object}.bak`)).toHaveLength(4)
  })

  it.each([
    ['s3:GetObject\ns3:Get*', { line: 2, text: 's3:Get* *' }],
    ['hello', { line: 1, text: 'hello *' }],
  ])('says where %j is wrong', (text, wrong) => {
    expect(readPasted(text, '').wrong).toEqual(wrong)
  })
})
