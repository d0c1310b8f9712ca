import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'

import { offersFor, suggestedAsks, vocabularyOf } from './vocabulary.ts'

describe('what a workspace speaks of', () => {
  it('holds concrete actions of its policies and ARNs of its entities', () => {
    const { actions, resources } = vocabularyOf(teachingSample())
    expect(actions).toContain('sqs:SendMessage')
    expect(resources).toContain('arn:aws:s3:::parcelo-artifacts')
    expect(resources).toContain('arn:aws:iam::111122223333:role/DeployRole')
  })

  it('offers nothing that a request cannot carry: no wildcards, no variables', () => {
    const { actions, resources } = vocabularyOf(teachingSample())
    expect([...actions, ...resources].filter((text) => /[*?$]/.test(text))).toEqual([])
  })

  it('suggests three requests of different services', () => {
    const asks = suggestedAsks(teachingSample())
    expect(new Set(asks.map(({ action }) => action.split(':')[0])).size).toBe(3)
  })

  it('offers what holds the typed text in any letter case, and never more than a hundred', () => {
    const many = Array.from({ length: 1000 }, (_, n) => `s3:Action${n}`)
    expect(offersFor(many, 'ACTION99')).toEqual(many.filter((text) => text.includes('Action99')))
    expect(offersFor(many, '')).toHaveLength(100)
  })
})
