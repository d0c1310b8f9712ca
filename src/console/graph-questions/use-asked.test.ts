import { expect, it } from 'vitest'

import { addressOf } from './use-asked.ts'

it('asks in the address for all of an answer: what was in focus or chosen before goes', () => {
  const question = { ask: 'outsiders', from: '', to: '', hops: 4 } as const
  expect(addressOf({ question, where: [], line: 'outsiders' })).toEqual({
    ask: 'outsiders',
    from: null,
    to: null,
    hops: null,
    where: null,
    line: 'outsiders',
    edge: null,
    focus: null,
  })
})
