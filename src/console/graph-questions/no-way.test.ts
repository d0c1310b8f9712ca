import { expect, it } from 'vitest'

import type { Found } from './answer-row.ts'
import { isNoWay } from './no-way.ts'

const asked = { ask: 'paths', from: 'ann', to: 'Admin', hops: 4 } as const
const none: Found = { rows: [], nodes: new Map(), isComplete: true, cut: null }
const row = { id: 'r', from: 'ann', to: 'Admin', hops: [], note: '' }

it('tells that no way leads from one to another, so that ways up are looked for', () => {
  expect(isNoWay(asked, none)).toBe(true)
  expect(isNoWay({ ...asked, ask: 'cut' }, { ...none, cut: { kind: 'no-way' } })).toBe(true)
  expect(isNoWay({ ...asked, ask: 'cut' }, { ...none, cut: { kind: 'uncuttable' } })).toBe(false)
  expect(isNoWay(asked, { ...none, rows: [row] })).toBe(false)
  expect(isNoWay(asked, { ...none, isComplete: false })).toBe(false)
  expect(isNoWay({ ...asked, to: 'ann' }, none)).toBe(false)
  expect(isNoWay({ ...asked, ask: 'reach' }, none)).toBe(false)
})
