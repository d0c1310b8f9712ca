import { expect, it } from 'vitest'

import type { ActionDifference } from '#graph/questions/difference.ts'

import { differenceLine } from './difference-line.ts'

function difference(name: string, action: string, kind: ActionDifference['kind']): ActionDifference {
  const principal = { id: `arn:aws:iam::111111111111:user/${name}`, name }
  return {
    action,
    kind,
    resource: '*',
    resources: 1,
    before: { state: 'denied' },
    after: { state: 'denied' },
    principals: [principal, principal],
    because: null,
  }
}

it('names who gains and who loses, the most first, and counts the rest', () => {
  const found = [
    difference('alice', 's3:GetObject', 'gained'),
    difference('bob', 's3:GetObject', 'gained'),
    difference('bob', 's3:PutObject', 'gained'),
    difference('bob', 's3:DeleteObject', 'gained'),
    difference('carol', 's3:GetObject', 'gained'),
    difference('dave', 'sqs:SendMessage', 'now-conditional'),
  ]
  expect(differenceLine(found)).toBe(
    'Over all users and roles: bob gains 3 actions, such as s3:GetObject, alice gains s3:GetObject, 1 other gains some; dave loses sqs:SendMessage.',
  )
})

it('says that nobody else gains or loses anything', () => {
  expect(differenceLine([])).toBe('Over all users and roles: nobody else gains or loses anything.')
})
