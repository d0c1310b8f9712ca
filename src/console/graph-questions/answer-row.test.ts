import { expect, it } from 'vitest'

import type { LevelAccess, Relation } from '#graph/relations/relation.ts'

import { edgeOf, isUnknown } from './answer-row.ts'

const level = (its: LevelAccess['level'], state: LevelAccess['state']): LevelAccess => ({
  level: its,
  action: '',
  resource: '',
  state,
  conditions: [],
})
const access = (state: Relation['state'], ...levels: readonly LevelAccess[]): Relation => ({
  id: 'a b',
  from: 'a',
  to: 'b',
  kind: 'access',
  state,
  covers: 1,
  conditions: [],
  sentence: '',
  deciding: [],
  levels,
})
const told = (relation: Relation) => {
  const edge = edgeOf(relation)
  return [edge.note, isUnknown({ id: '', from: 'a', to: 'b', hops: [edge], note: '' })]
}

it('access begins with the strongest level that is known, and one that is unknown all over is no access', () => {
  const levels = [level('Read', 'allowed'), level('Write', 'unknown'), level('Tagging', 'conditional')]
  expect(told(access('allowed', ...levels))).toEqual(['Tagging (conditional), Read, Write (unknown)', false])
  expect(told(access('unknown', level('Write', 'unknown')))).toEqual(['Write (unknown)', true])
})
