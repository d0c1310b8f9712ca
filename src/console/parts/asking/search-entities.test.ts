import { constantFrom, property, string, assert } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'

import { scoreOf } from './fuzzy.ts'
import { resourceMeant, roleMeant, rootMeant, whoIsMeant } from './resolve-names.ts'
import { searchEntities } from './search-entities.ts'

const sample = teachingSample()

function find(typed: string, most = 5): readonly string[] {
  const steps = searchEntities(sample.entities.values(), typed, { most, isDue: () => true })
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value.map(({ id }) => id)
  }
}

describe('searching entities', () => {
  it.each([
    ['alice', 'arn:aws:iam::111122223333:user/staff/alice'],
    ['deployrole', 'arn:aws:iam::111122223333:role/DeployRole'],
    ['arn:aws:iam::111122223333:role/deployrole', 'arn:aws:iam::111122223333:role/DeployRole'],
    ['dplrl', 'arn:aws:iam::111122223333:role/DeployRole'],
    ['prod audit', 'arn:aws:iam::444455556666:role/ProductionAuditor'],
    ['444455556666 auditor', 'arn:aws:iam::444455556666:role/ProductionAuditor'],
  ])('%s finds %s first', (typed, id) => {
    expect(find(typed)[0]).toBe(id)
  })

  it('finds nothing for words that match nothing, and for none', () => {
    expect(find('zzzqqq')).toEqual([])
    expect(find('alice zzzqqq')).toEqual([])
    expect(find('  ')).toEqual([])
  })

  it('gives way in the middle of many', () => {
    const alice = [...sample.entities.values()].find(({ id }) => id.endsWith('/alice'))
    const many = Array.from({ length: 130 }, () => alice).filter((each) => each !== undefined)
    const steps = [...searchEntities(many, 'alice', { most: 3, isDue: () => true })]
    expect(steps).toHaveLength(2)
    expect(steps[0]).toHaveLength(3)
  })

  it('puts a better match first, whatever the words', () => {
    const word = string({ unit: constantFrom('a', 'b', '-'), minLength: 1, maxLength: 4 })
    assert(
      property(word, word, (query, rest) => {
        expect(scoreOf(query, query)).toBeGreaterThan(scoreOf(query, query + rest))
        expect(scoreOf(query, query + rest)).toBeGreaterThan(0)
      }),
    )
  })
})

describe('a typed name', () => {
  it('means the one that is called so, and nobody else', () => {
    expect(whoIsMeant(sample, 'alice').map(({ name }) => name)).toEqual(['alice'])
    expect(roleMeant(sample, 'audit').map(({ name }) => name)).toEqual(['ProductionAuditor'])
    expect(whoIsMeant(sample, '')).toEqual([])
  })

  it('means nobody whose name merely has its letters in that order', () => {
    expect(whoIsMeant(sample, 'root')).toEqual([])
    expect(whoIsMeant(sample, 'dplrl')).toEqual([])
    expect(rootMeant(sample, 'root').map(({ accountId }) => accountId)).toEqual([
      '111122223333',
      '444455556666',
    ])
    expect(rootMeant(sample, 'alice')).toEqual([])
  })

  it('of a resource says what it is an example of', () => {
    expect(resourceMeant(sample, 'artifacts/*', 's3:PutObject')).toEqual([
      { arn: 'arn:aws:s3:::parcelo-artifacts/example', of: 'arn:aws:s3:::parcelo-artifacts/*' },
    ])
    expect(resourceMeant(sample, 'artifacts/x', 's3:PutObject')).toEqual([
      { arn: 'arn:aws:s3:::parcelo-artifacts/x', of: null },
    ])
  })

  it.each([
    ['*', 's3:ListAllMyBuckets', ['*']],
    ['artifacts/*', 's3:PutObject', ['arn:aws:s3:::parcelo-artifacts/example']],
    ['artifacts', 's3:PutObject', ['arn:aws:s3:::parcelo-artifacts/example']],
    ['artifacts', 's3:ListBucket', ['arn:aws:s3:::parcelo-artifacts']],
    ['parcel-events', 'sqs:SendMessage', ['arn:aws:sqs:eu-west-1:111122223333:parcel-events']],
    ['DeployRole', 'sts:AssumeRole', ['arn:aws:iam::111122223333:role/DeployRole']],
    ['arn:aws:s3:::x/*', 's3:GetObject', ['arn:aws:s3:::x/example']],
    ['nothing-such', 's3:GetObject', []],
  ])('of a resource: %s for %s means %j', (typed, action, arns) => {
    expect(resourceMeant(sample, typed, action).map(({ arn }) => arn)).toEqual(arns)
  })
})
