import { describe, expect, it } from 'vitest'

import { allowS3 as allow, answer, denyS3 as deny, open } from '#testing/any-input.ts'
import { policy } from '#testing/decide.ts'

describe('context values of a wrong type', () => {
  const cycle: unknown[] = []
  cycle.push(cycle)

  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['an object', { a: 1 }],
    ['a list in a list', [['a']]],
    ['null in a list', ['a', null]],
    ['a bigint', 1n],
    ['a symbol', Symbol('a')],
    ['a function', () => 'b'],
    ['a cycle', cycle],
    ['a date', new Date(0)],
    ['a text object', Object('b')],
    ['a map', new Map([['a', 'b']])],
  ])('refuse the request: %s', (_title, value) => {
    expect(answer(open, { context: { 'a:b': value } })).toBe('implicitDeny')
  })

  it.each<[string, number]>([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ])('%s is no number, so that no numeric condition holds of it', (_title, value) => {
    for (const operator of ['NumericEquals', 'NumericNotEquals', 'NumericGreaterThan', 'NumericLessThan']) {
      const on = {
        identity: [policy({ ...allow, Condition: { [operator]: { 'a:b': [1, 'NaN', 'Infinity'] } } })],
      }
      expect(answer(on, { context: { 'a:b': value } })).toBe('implicitDeny')
    }
  })

  it('a context of a hundred thousand keys and values is read all the same', () => {
    const keys = Array.from({ length: 100_000 }, (_, at) => [`test:k${at}`, `v${at}`] as const)
    const values = Array.from({ length: 100_000 }, (_, at) => `v${at}`)
    const on = {
      ...allow,
      Condition: {
        StringEquals: { 'test:K99999': 'v99999' },
        'ForAnyValue:StringEquals': { 'test:all': 'v99998' },
      },
    }
    const context = { ...Object.fromEntries(keys), 'test:all': values }
    expect(answer({ identity: [policy(on)] }, { context })).toBe('allowed')
    expect(answer({ identity: [policy(on)] }, { context: { ...context, 'test:k99999': 'x' } })).toBe(
      'implicitDeny',
    )
  })
})

describe('fields of a wrong type', () => {
  const wrong = [
    undefined,
    null,
    0,
    true,
    '',
    [],
    {},
    ['s3:GetObject'],
    { toString: () => 's3:GetObject' },
    Symbol('x'),
    1n,
  ]

  it.each(['principal', 'action', 'resource'])('of a request let nobody in: %s', (field) => {
    for (const value of wrong) expect(answer(open, { [field]: value })).toBe('implicitDeny')
  })

  it.each(['identity', 'permissionsBoundary', 'session', 'serviceControl', 'resourceControl', 'vpcEndpoint'])(
    'of documents are refused: %s',
    (layer) => {
      for (const value of [null, 0, true, '', {}, 'x', [null], [1], [{}], ['x'], [[]]]) {
        expect(answer({ ...open, [layer]: value })).toBe('refused')
      }
    },
  )

  it('of a document are refused', () => {
    for (const value of [...wrong, () => 1, new Map(), new Date(0)]) {
      expect(answer({ identity: [{ name: 'p', document: value }] })).toBe('refused')
    }
  })
})

describe('objects that no JSON makes', () => {
  it('a document in a circle is refused', () => {
    const document: Record<string, unknown> = { Version: '2012-10-17', Statement: [allow] }
    document['Statement'] = [allow, document]
    expect(answer({ identity: [{ name: 'p', document }] })).toBe('refused')
  })

  it('a statement that stands in a list twice is read twice', () => {
    expect(answer({ identity: [policy(allow, allow)] })).toBe('allowed')
  })

  it('a document is what its text says, whether or not one of the same text was read before', () => {
    const allows = { Version: '2012-10-17', Statement: [{ ...allow, Action: 's3:Get*' }] }
    const saysAllow = Object.defineProperty({ Version: '2012-10-17', Statement: [deny] }, 'toJSON', {
      value: () => allows,
    })
    const before = answer({ identity: [{ name: 'p', document: saysAllow }] })
    expect(answer({ identity: [{ name: 'p', document: allows }] })).toBe(before)

    const hidden = { Version: '2012-10-17', Statement: [{ ...allow, Condition: undefined }] }
    const shown = { Version: '2012-10-17', Statement: [allow] }
    const [first, second] = [hidden, shown].map((document) => answer({ identity: [{ name: 'p', document }] }))
    expect(first).toBe(second)
  })

  it('a list with holes is refused', () => {
    const holes: unknown[] = [allow]
    holes.length = 3
    expect(answer({ identity: [{ name: 'p', document: { Statement: holes } }] })).toBe('refused')
  })

  it.each([
    [
      'a member',
      {
        get Statement(): unknown {
          throw new Error('no')
        },
      },
    ],
    [
      'any member',
      new Proxy(
        { Statement: allow },
        {
          get: () => {
            throw new Error('no')
          },
          ownKeys: () => {
            throw new Error('no')
          },
        },
      ),
    ],
  ])('a document that throws when %s is asked for grants nothing', (_title, document) => {
    let outcome = 'thrown'
    try {
      outcome = answer({ identity: [{ name: 'p', document }] })
    } catch {
      outcome = 'thrown'
    }
    expect(['thrown', 'refused']).toContain(outcome)
    expect(answer(open)).toBe('allowed')
  })

  it('a document that says something else each time is decided by what it said first', () => {
    let times = 0
    const document = {
      Version: '2012-10-17',
      get Statement() {
        return times++ === 0 ? [deny] : [allow]
      },
    }
    const first = answer({ identity: [{ name: 'p', document }, ...open.identity] })
    expect(answer({ identity: [{ name: 'p', document }, ...open.identity] })).toBe(first)
  })
})
