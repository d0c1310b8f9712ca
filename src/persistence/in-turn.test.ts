import { expect, it } from 'vitest'

import { oneAfterAnother } from './in-turn.ts'

it('begins at once where nothing runs, so that what the page does next is not waited for', async () => {
  const inTurn = oneAfterAnother()
  const begun: string[] = []
  const first = inTurn(async () => begun.push('first'))
  expect(begun).toEqual(['first'])
  await first
  void inTurn(async () => begun.push('second'))
  expect(begun).toEqual(['first', 'second'])
})

it('keeps the order of what is asked while something runs, and of what that asks', async () => {
  const inTurn = oneAfterAnother()
  const ended: string[] = []
  const work = (name: string) => async () => {
    await Promise.resolve()
    ended.push(name)
  }
  const inner: Promise<unknown>[] = []
  const first = inTurn(async () => {
    await Promise.resolve()
    inner.push(inTurn(work('asked by the first')))
    ended.push('first')
  })
  const second = inTurn(work('second'))
  await Promise.all([first, second])
  await Promise.all(inner)
  expect(ended).toEqual(['first', 'second', 'asked by the first'])
})

it('goes on after what failed, at once or later', async () => {
  const inTurn = oneAfterAnother()
  const failed = inTurn(() => {
    throw new Error('at once')
  })
  const next = inTurn(async () => {
    throw new Error('later')
  })
  const last = inTurn(async () => 'done')
  await expect(failed).rejects.toThrow('at once')
  await expect(next).rejects.toThrow('later')
  await expect(last).resolves.toBe('done')
})
