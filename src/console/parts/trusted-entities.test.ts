import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'

import { trustedEntitiesOf } from './trusted-entities.ts'

const textsOf = (statement: JsonValue) =>
  trustedEntitiesOf({ Version: '2012-10-17', Statement: statement }).map(({ text }) => text)

describe('the trusted entities of a role', () => {
  it('are all principals of its Allow statements, each once', () => {
    expect(
      textsOf([
        {
          Effect: 'Allow',
          Principal: { AWS: ['111122223333', '444455556666'], Service: 'ec2.amazonaws.com' },
        },
        { Effect: 'Allow', Principal: { AWS: '111122223333' } },
      ]),
    ).toEqual(['111122223333', '444455556666', 'ec2.amazonaws.com'])
  })

  it('may be anyone', () => {
    expect(textsOf({ Effect: 'Allow', Principal: '*' })).toEqual(['*'])
  })

  it.each<[string, JsonValue]>([
    ['a Deny', { Effect: 'Deny', Principal: '*' }],
    ['NotPrincipal', { Effect: 'Allow', NotPrincipal: { AWS: '*' } }],
    ['text', 'x'],
    ['nothing', null],
    ['numbers', { Effect: 'Allow', Principal: { AWS: 7 } }],
  ])('leave out %s', (_, statement) => {
    expect(textsOf(statement)).toEqual([])
  })
})
