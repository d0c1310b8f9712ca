import { describe, expect, it } from 'vitest'

import type { Besides } from '#graph/questions/flip.ts'
import type { Expectation } from '#model/entities/entity.ts'

import { withoutAllWords, withoutWords } from './cause-words.ts'
import { effectLines } from './effect-words.ts'

const nothing: Besides = { gained: [], lost: [], broken: [], mended: [] }
const board = ['s3:GetObject', 's3:PutObject'].map((action) => ({ action, resource: 'arn:b', context: {} }))
const expectation: Expectation = {
  kind: 'expectation',
  id: 'expectation/1',
  order: 0,
  note: 'Releases go out by DeployRole alone',
  principal: 'arn:aws:iam::111122223333:user/staff/alice',
  action: 's3:PutObject',
  resource: 'arn:b',
  context: {},
  expected: { kind: 'denied' },
}
const unnamed: Expectation = { ...expectation, id: 'expectation/2', note: '' }
const expectations = new Map([expectation, unnamed].map((one) => [one.id, one]))

describe('what a change would do besides', () => {
  it.each<[string, Partial<Besides>, readonly string[]]>([
    ['nothing', {}, ['Changes nothing else on your boards; no test changes.']],
    [
      'requests gained and lost',
      { gained: [0], lost: [1] },
      ['On your boards: + s3:GetObject on arn:b, − s3:PutObject on arn:b'],
    ],
    [
      'a test that fails, by its note',
      { broken: ['expectation/1'] },
      ['Makes a test fail: “Releases go out by DeployRole alone”'],
    ],
    [
      'tests mended, by what they say where they have no note',
      { mended: ['expectation/1', 'expectation/2'] },
      [
        'Makes 2 tests pass: “Releases go out by DeployRole alone”; alice, s3:PutObject on arn:b, should be denied',
      ],
    ],
  ])('%s', (_title, besides, lines) => {
    expect(effectLines({ ...nothing, ...besides }, board, expectations)).toEqual(lines)
  })

  it('names the first of many', () => {
    const many = Array.from({ length: 9 }, () => board[0]).flatMap((ask) => ask ?? [])
    const [line] = effectLines({ ...nothing, gained: many.map((_, at) => at) }, many, expectations)
    expect(line?.match(/s3:GetObject/g)).toHaveLength(4)
    expect(line).toMatch(/ and 5 more$/)
  })

  it('speaks of no tests where there are none', () => {
    expect(effectLines(nothing, board, new Map())).toEqual(['Changes nothing else on your boards.'])
  })
})

describe('the words of a cause', () => {
  it('say what the answer would be without it, or that others are enough', () => {
    expect(withoutWords('implicitDeny', 'allowed')).toBe('without it the request would be denied implicitly.')
    expect(withoutWords('allowed', 'allowed')).toMatch(/the others are enough/)
    expect(withoutWords('unknown', 'explicitDeny')).toMatch(/not known/)
  })

  it('say it of all together only where that is more', () => {
    const statement = { layer: 'identity', policy: 'p', statement: 0, sid: null, effect: 'Allow' } as const
    const causes = [
      { statement, without: 'allowed' },
      { statement, without: 'allowed' },
    ] as const
    expect(withoutAllWords({ causes, withoutAll: 'implicitDeny' })).toMatch(/denied implicitly/)
    expect(withoutAllWords({ causes, withoutAll: 'allowed' })).toBeNull()
  })
})
