import { expect, it } from 'vitest'

import { EngineFailure } from '#worker/connect.ts'

import { askTwice } from './ask-twice.ts'

function failing(failure: Error): { readonly ask: () => Promise<void>; readonly count: () => number } {
  let count = 0
  return {
    ask: () => {
      count += 1
      return count === 1 ? Promise.reject(failure) : Promise.resolve()
    },
    count: () => count,
  }
}

it('asks once more where the worker died and another one is there', async () => {
  const { ask, count } = failing(new EngineFailure('died', true))
  await askTwice(ask)
  expect(count()).toBe(2)
})

it('passes on what asking again would not mend', async () => {
  const { ask, count } = failing(new EngineFailure('broken', false))
  await expect(askTwice(ask)).rejects.toThrow('broken')
  expect(count()).toBe(1)
})
