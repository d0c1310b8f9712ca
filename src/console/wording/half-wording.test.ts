import { expect, it } from 'vitest'

import { edgeOf } from '#testing/graph-parts.ts'

import { askedBesides } from './half-wording.ts'

const bob = { operator: 'ArnLike', key: 'aws:PrincipalArn', values: ['bob'], must: 'hold' } as const
const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' } as const

it('says of half a line what it hangs on, a second permission included, and nothing where nobody could meet it', () => {
  const half = edgeOf('root', 'A', { state: 'trustOnly', reason: 'delegated', conditions: [bob] })
  const besides = [{ action: 'sts:TagSession', conditions: [mfa] }]
  expect(askedBesides({ ...half, besides })).toBe(
    'What is allowed hangs on this besides: ArnLike aws:PrincipalArn: “bob”; sts:TagSession, to bring session tags, only if Bool aws:MultiFactorAuthPresent: “true”.',
  )
  expect(askedBesides({ ...half, others: [[mfa]] })).toBe(
    'What is allowed hangs on this besides: ArnLike aws:PrincipalArn: “bob”, or Bool aws:MultiFactorAuthPresent: “true”.',
  )
  expect(askedBesides({ ...half, others: [] })).toMatch(/“bob”\. There may be other ways\.$/)
  expect(askedBesides({ ...half, conditions: [] })).toBe('')
  expect(askedBesides({ ...half, reason: 'no-such-principal' })).toBe('')
})
