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
  expect(differenceLine(found, 0)).toBe(
    'Over all users and roles: bob gains 3 actions, such as s3:GetObject, alice gains s3:GetObject, 1 other gains some; dave loses sqs:SendMessage.',
  )
})

it('claims no more than what was asked where nobody else gains or loses anything', () => {
  expect(differenceLine([], 0)).toBe(
    'Over all users and roles: nobody else was found to gain or lose anything, on the actions and resources that were asked.',
  )
  expect(differenceLine([difference('bob', 's3:GetObject', 'gained')], 0)).toMatch(
    /; nobody was found to lose anything\.$/,
  )
})

it('says how many actions were not asked', () => {
  expect(differenceLine([], 1200)).toMatch(/asked\. 1,200 more actions .* were not asked/)
  expect(differenceLine([difference('bob', 's3:GetObject', 'gained')], 1)).toMatch(
    /\. 1 more action .* was not asked/,
  )
})
