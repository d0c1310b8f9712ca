import { expect, it } from 'vitest'

import { workspaceOf } from '#testing/accounts.ts'

import { accountMarksOf } from './account-marks.ts'

it('tells accounts by their names, those that are called alike by their ids, and the first by an edge each', () => {
  const names = ['Web', 'Data', 'Web', '3', '4', '5', '6']
  const accounts = names.map((name, at) => ({ accountId: `${at}`.repeat(12), name }))
  const marks = accountMarksOf(workspaceOf({ rolescape: 1, name: 'w', accounts }))
  expect([...marks.values()].map(({ name }) => name)).toEqual([
    '000000000000',
    'Data',
    '222222222222',
    '3',
    '4',
    '5',
    '6',
  ])
  expect([...marks.values()].map(({ edge }) => edge)).toEqual([0, 1, 2, 3, 4, 5, null])
})
