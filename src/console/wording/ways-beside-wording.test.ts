import { expect, it } from 'vitest'

import type { WaysOfOne } from '#graph/escalation/ways-beside.ts'

import {
  administratorItself,
  administratorsReached,
  surenessText,
  climbersSentence,
  waysBesideSentence,
  waysOfOneText,
  waysUpCount,
  waysUpThereSentence,
} from './ways-beside-wording.ts'

const one = (more: Partial<WaysOfOne>): WaysOfOne => ({
  principal: 'alice',
  hops: 0,
  isCertain: true,
  count: 1,
  open: 0,
  unknown: 0,
  leads: { identity: 1 },
  ...more,
})

const said = (ways: readonly WaysOfOne[], itself = false, others = false) =>
  waysBesideSentence(ways, 'alice', { itself, others })

it('counts the ways up, and those that lead to the top', () => {
  expect(said([])).toBe('No known way up was found for alice, nor for whom it can become.')
  expect(said([], false, true)).toBe(
    'No known way up was found for alice, nor for anybody else whom it can become.',
  )
  expect(said([], true)).toBe('No known way up was found for whom it can become.')
  expect(said([one({})])).toBe('Besides, alice has 1 known way up:')
  const both = [
    one({ count: 3, leads: { 'any-permission': 1, administrator: 1, control: 1 } }),
    one({ hops: 1 }),
  ]
  expect(said(both)).toBe(
    'Besides, alice, or whom it can become, has 4 known ways up, 2 of them to an administrator or more permissions for itself:',
  )
})

it('counts apart what it is unknown of', () => {
  const some = one({ count: 3, open: 2, unknown: 1, leads: { identity: 3 } })
  expect(said([some])).toBe('Besides, alice has 2 known ways up and 1 unknown:')
  expect(waysOfOneText(some)).toBe('to another identity (3); 1 only under conditions')
  expect(waysUpCount(some)).toBe('2 known ways up and 1 unknown')
  expect(waysUpCount({ count: 1, unknown: 1 })).toBe('1 unknown way up')
})

it('says of each how far its ways lead and on what they hang', () => {
  expect(waysOfOneText(one({}))).toBe('to another identity (1)')
  const far = one({ hops: 2, isCertain: false, count: 3, open: 1, leads: { administrator: 2, exposure: 1 } })
  expect(waysOfOneText(far)).toBe(
    'to an administrator (2), data or credentials (1); 1 only under conditions; 2 steps away, under conditions',
  )
})

const strong = (id: string, isLimited = false, isListed = false) => ({ id, isLimited, isListed })

it('says of an administrator that its ways are not listed, and not that none leads further', () => {
  expect(administratorItself(undefined, 'alice', [])).toBe('')
  const is = 'alice is an administrator: its own policies allow everything in its account'
  expect(administratorItself(strong('alice'), 'alice', [])).toBe(
    `${is}. Its ways up are not listed here. Where the policy of a resource shuts it out, becoming somebody else may still lead further.`,
  )
  expect(administratorItself(strong('alice'), 'alice', ['jewels'])).toBe(
    `${is}. Its ways up are not listed here. It does not reach jewels; becoming somebody who does may still take it there.`,
  )
  expect(administratorItself(strong('alice', true, true), 'alice', ['jewels'])).toBe(
    `${is}, but for what its organization denies.`,
  )
})

const same = (id: string) => id

it('names administrators whom one can become', () => {
  expect(administratorsReached([], same)).toBe('')
  expect(administratorsReached([strong('Boss', true, true)], same)).toBe(
    '1 role that it can become is an administrator: Boss (but for what its organization denies).',
  )
  expect(administratorsReached([strong('Boss', true, true)], same, true)).toBe(
    '1 role that it can become is an administrator: Boss (but for what its organization denies). Its ways up are listed.',
  )
  const mixed = [strong('Boss', true, true), strong('Chief'), strong('Head')]
  expect(administratorsReached(mixed, same)).toBe(
    '3 roles that it can become are administrators: Boss (but for what its organization denies), Chief, Head. The ways up of Boss are listed; those of Chief, Head are not.',
  )
  const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => strong(id))
  expect(administratorsReached(many, same)).toBe(
    '6 roles that it can become are administrators: A, B, C, D, E and 1 more. Their ways up are not listed here.',
  )
})

it('says how many ways up end where no assuming leads', () => {
  expect(waysUpThereSentence([], 'ann')).toBe(
    'No known way up of ann, nor of whom it can become, was found to end there, or to make it act as somebody who gets there and whom it can’t become otherwise. One way up after another is not looked at, nor is one to somebody who may do no more than oneself.',
  )
  const ends = one({ count: 1, leads: { identity: 1 } })
  expect(waysUpThereSentence([ends], 'ann')).toBe('But ann has 1 known way up that ends there:')
  const own = one({ count: 1, leads: { 'any-permission': 1 } })
  expect(waysUpThereSentence([own], 'ann')).toBe(
    'But ann has 1 known way up that leads to more permissions for itself, which may open a way there:',
  )
  expect(waysUpThereSentence([own, { ...ends, hops: 1 }], 'ann')).toBe(
    'But ann, or whom it can become, has 2 known ways up that end there, or lead to more permissions for itself, which may open a way there:',
  )
  const over = { count: 2, those: [{ id: 'bob', state: 'conditional' }], total: 1 } as const
  const others = one({ count: 2, open: 2, leads: {}, over })
  expect(waysUpThereSentence([others], 'ann')).toBe(
    'But ann has 2 known ways up that make it act as somebody who gets there:',
  )
  expect(waysUpThereSentence([others, own, ends], 'ann')).toBe(
    'But ann has 4 known ways up that end there, or make it act as somebody who gets there, or lead to more permissions for itself, which may open a way there:',
  )
  expect(waysOfOneText(others)).toBe('to somebody who gets there (2); 2 only under conditions')
  expect((['allowed', 'conditional', 'unknown'] as const).map((state) => surenessText(state))).toEqual([
    '',
    ' (under conditions)',
    ' (unknown)',
  ])
})

it('says how many others could get to an end by becoming somebody who does', () => {
  const how = 'could get to jewels by a way up (by becoming one who does, or by opening it)'
  const [sure, open] = [{ isKnown: true }, { isKnown: false }]
  expect(climbersSentence([], 'jewels')).toBe(`No other user or role is known that ${how}.`)
  expect(climbersSentence([sure], 'jewels')).toBe(`1 other ${how}:`)
  expect(climbersSentence([sure, sure, open], 'jewels')).toBe(`3 others ${how}; of 1 of them it is unknown:`)
  expect(climbersSentence([open], 'jewels')).toBe(`It is unknown whether 1 other ${how}:`)
})
