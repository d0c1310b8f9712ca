import { expect, it } from 'vitest'

import type { LevelAccess, Relation } from '#graph/relations/relation.ts'

import { edgeOf, nodeOf } from './relation-lines.ts'

const level = (its: LevelAccess['level'], state: LevelAccess['state']): LevelAccess => ({
  level: its,
  action: '',
  resource: '',
  state,
  conditions: [],
})
const tie = {
  id: 'a b',
  from: 'a',
  to: 'b',
  state: 'allowed',
  covers: 1,
  conditions: [],
  sentence: '',
  deciding: [],
} as const
const access = (state: Relation['state'], ...levels: readonly LevelAccess[]): Relation => ({
  ...tie,
  kind: 'access',
  state,
  levels,
})
const told = (relation: Relation) => {
  const edge = edgeOf(relation)
  return [edge.note, edge.state]
}

it('a pass names its services and a change its effects, each once by the best that is known of it', () => {
  const asked = { action: '', resource: '', conditions: [] }
  const services = [
    { ...asked, service: 'ec2.amazonaws.com', state: 'conditional' },
    { ...asked, service: 'lambda.amazonaws.com', state: 'allowed' },
  ] as const
  expect(edgeOf({ ...tie, kind: 'pass', services }).note).toBe('lambda, ec2 (conditional)')
  const calls = [
    { ...asked, effect: 'permissions', state: 'unknown' },
    { ...asked, effect: 'permissions', state: 'allowed' },
  ] as const
  expect(edgeOf({ ...tie, kind: 'change', calls, covers: 40 }).note).toBe('Permissions, 40 of them')
})

it('access begins with the strongest level that is known, and one that is unknown all over is no access', () => {
  const levels = [level('Read', 'allowed'), level('Write', 'unknown'), level('Tagging', 'conditional')]
  expect(told(access('allowed', ...levels))).toEqual([
    'Tagging (conditional), Read, Write (unknown)',
    'allowed',
  ])
  expect(told(access('unknown', level('Write', 'unknown')))).toEqual(['Write (unknown)', 'unknown'])
})

it('names the request behind it, by which it is explained', () => {
  const asked = { action: 's3:PutObject', resource: 'arn:aws:s3:::b/x' }
  const relation = access('allowed', level('Read', 'unknown'), { ...level('Write', 'allowed'), ...asked })
  expect(edgeOf(relation).asked).toEqual(asked)
  expect(edgeOf(access('unknown')).asked).toBeUndefined()
})

it('a pattern of names is called by what of it a person reads, and drawn as what it stands for', () => {
  const name = 'arn:aws:iam::111122223333:group/*'
  const pattern = {
    id: `pattern ${name}`,
    kind: 'pattern',
    name,
    accountId: null,
    entity: null,
    resourceType: null,
  } as const
  expect(nodeOf(pattern)).toMatchObject({ kind: 'group', name: 'group/*' })
  expect(nodeOf({ ...pattern, name: 'arn:aws:iam::111122223333:policy/*' }).kind).toBe('resource')
})
