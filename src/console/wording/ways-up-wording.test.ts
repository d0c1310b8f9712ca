import { expect, it } from 'vitest'

import type { WayUp } from '#graph/escalation/ask-ways-up.ts'

import { administratorsSentence, assumedText, waysUpSummary, whereText } from './ways-up-wording.ts'

it('says of administrators that their ways aren’t listed, and where these still lead further', () => {
  expect(administratorsSentence(1, 0, false)).toBe(
    '1 user or role is an administrator: its own policies allow everything in its account. Its ways are not listed: they may lead it further where the policy of a resource shuts it out and lets in another.',
  )
  expect(administratorsSentence(3, 1, false)).toBe(
    '3 users and roles are administrators: their own policies allow everything in their account, 1 of them but for what an organization denies everybody there. Their ways are not listed: they may lead them further where the policy of a resource shuts them out and lets in another. Ways to take such a denial away are listed.',
  )
  expect(administratorsSentence(1, 1, true)).toMatch(
    /, but for what an organization denies everybody there\. Its ways are listed: /,
  )
})

const way = (principal: string, state: WayUp['state']): WayUp => ({
  principal,
  technique: 's3-swap-code',
  way: 0,
  name: 'Overwrite a template',
  category: 'existing-passrole',
  yields: '',
  assumes: ['a role runs a template that lies in the bucket'],
  state,
  conditions: [],
  untold: [],
  steps: [],
  targets: [],
  count: 1,
  reach: 'identity',
  isAdministrator: false,
})

it('counts ways that hang on conditions, and those that are unknown, apart', () => {
  expect(waysUpSummary([way('a', 'allowed')])).toBe('1 user or role has 1 way up.')
  const ways = [way('a', 'allowed'), way('a', 'unknown'), way('b', 'conditional'), way('b', 'conditional')]
  expect(waysUpSummary(ways)).toBe('2 users and roles have 4 ways up: 2 only under conditions, 1 unknown.')
})

it('says what nobody here can tell', () => {
  expect(assumedText(way('a', 'unknown'))).toBe(
    'Nobody here can tell, and must be so: a role runs a template that lies in the bucket',
  )
  expect(assumedText({ assumes: [] })).toBe(null)
})

const isMfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' } as const
const isHere = { operator: 'IpAddress', key: 'aws:SourceIp', values: ['10.0.0.0/8'], must: 'hold' } as const
const isThere = { ...isHere, values: ['192.168.0.0/16'] }

it('says on what a way hangs, and in which other ways it is had', () => {
  const only = whereText({ conditions: [isMfa, isMfa] })
  expect(only).toMatch(/^Where aws:MultiFactorAuthPresent/)
  expect(only.match(/MultiFactor/g)).toHaveLength(1)
  expect(whereText({ conditions: [isMfa], others: [] })).toBe(`${only}; there may be other ways`)
  expect(whereText({ conditions: [isMfa], others: [[isHere]] })).toMatch(
    /^Where aws:Multi.*, or aws:SourceIp/,
  )
  expect(whereText({ conditions: [isMfa], others: [[isHere], [isThere]] })).toBe(
    `${only}, or in one of 2 other ways`,
  )
})
