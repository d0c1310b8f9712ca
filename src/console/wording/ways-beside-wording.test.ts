import { expect, it } from 'vitest'

import type { WaysOfOne } from '#graph/escalation/ways-beside.ts'

import {
  administratorsReached,
  waysBesideSentence,
  waysOfOneText,
  waysUpThereSentence,
} from './ways-beside-wording.ts'

const one = (more: Partial<WaysOfOne>): WaysOfOne => ({
  principal: 'alice',
  hops: 0,
  isCertain: true,
  count: 1,
  open: 0,
  leads: { identity: 1 },
  ...more,
})

it('counts the ways up, and those that lead to the top', () => {
  expect(waysBesideSentence([], 'alice')).toBe(
    'No known way up was found for alice, nor for whom it can become.',
  )
  expect(waysBesideSentence([one({})], 'alice')).toBe('Besides, alice has 1 known way up:')
  const both = [
    one({ count: 3, leads: { 'any-permission': 1, administrator: 1, control: 1 } }),
    one({ hops: 1 }),
  ]
  expect(waysBesideSentence(both, 'alice')).toBe(
    'Besides, alice, or whom it can become, has 4 known ways up, 2 of them to an administrator or more permissions for itself:',
  )
})

it('says of each how far its ways lead and on what they hang', () => {
  expect(waysOfOneText(one({}))).toBe('to another identity (1)')
  const far = one({ hops: 2, isCertain: false, count: 3, open: 1, leads: { administrator: 2, exposure: 1 } })
  expect(waysOfOneText(far)).toBe(
    'to an administrator (2), data or credentials (1); 1 of them under conditions, or not known for certain; 2 steps away, under conditions',
  )
})

const same = (id: string) => id
const strong = (id: string) => ({ id, isLimited: false })

it('names administrators, for whom there is nothing left to climb to', () => {
  expect(administratorsReached([], 'alice', same)).toBe('')
  expect(administratorsReached([strong('alice')], 'alice', same)).toBe('alice is an administrator already.')
  expect(administratorsReached([strong('alice'), { id: 'Boss', isLimited: true }], 'alice', same)).toBe(
    'alice is an administrator already. 1 role that it can become is an administrator: Boss (but for what its organization denies).',
  )
  expect(administratorsReached(['A', 'B', 'C', 'D', 'E', 'F'].map(strong), 'alice', same)).toBe(
    '6 roles that it can become are administrators: A, B, C, D, E and 1 more.',
  )
})

it('says how many ways up end where no assuming leads', () => {
  expect(waysUpThereSentence([], 'ann')).toMatch(
    /^No known way up of ann, nor of whom it can become, was found/,
  )
  const ends = one({ count: 1, leads: { identity: 1 } })
  expect(waysUpThereSentence([ends], 'ann')).toBe('But ann has 1 known way up that ends there:')
  const own = one({ count: 1, leads: { 'any-permission': 1 } })
  expect(waysUpThereSentence([own], 'ann')).toBe(
    'But ann has 1 known way up that leads to more permissions for itself, which may open a way there:',
  )
  expect(waysUpThereSentence([own, { ...ends, hops: 1 }], 'ann')).toBe(
    'But ann, or whom it can become, has 2 known ways up that end there, or lead to more permissions for itself:',
  )
})
