import { array, assert, boolean, constantFrom, property, record, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { readTail, readWhere, rowProperties, whereText } from './ask-tail.ts'

const limits = (text: string) => {
  const { head, length, where, misread } = readTail(text)
  return [head, length, whereText(where), misread]
}

describe('what limits the answer to a question', () => {
  it.each([
    ['what can alice reach?', ['what can alice reach', null, '', null]],
    ['from alice to A in at most 3 steps', ['from alice to A', 3, '', null]],
    ['how does alice get to A within two hops', ['how does alice get to A', 2, '', null]],
    ['the shortest way from alice to A', ['way from alice to A', 'shortest', '', null]],
    [
      'who can reach reports where state is not Conditional and OU = Prod and tag team=web',
      ['who can reach reports', null, 'state != Conditional and unit = Prod and tag = team=web', null],
    ],
    ['outsiders where account 111122223333?', ['outsiders', null, 'account = 111122223333', null]],
    ['cycles where path = /ops/', ['cycles', null, 'path = /ops/', null]],
    ['from a to b in 2 steps where kind = "AWS service"', ['from a to b', 2, 'kind = "AWS service"', null]],
    ['outsiders where admin', ['outsiders', null, 'kind = Administrator', null]],
    [
      'who can reach reports where not administrators and account = Prod and admin',
      [
        'who can reach reports',
        null,
        'kind != Administrator and account = Prod and kind = Administrator',
        null,
      ],
    ],
    [
      'what can alice reach where kind is admin',
      ['what can alice reach', null, 'kind = Administrator', null],
    ],
    [
      'cycles where tag = admin and administration = no',
      ['cycles', null, 'tag = "admin and administration = no"', null],
    ],
    ['cycles where tag team = web', ['cycles', null, 'tag = team=web', null]],
    [
      'cycles where tag:team = web and admin',
      ['cycles', null, 'tag = team=web and kind = Administrator', null],
    ],
    ['cycles where tag team is not web', ['cycles', null, 'tag != team=web', null]],
    ['cycles where tag != team = web', ['cycles', null, 'tag != team=web', null]],
    ['cycles where tag team!=web', ['cycles', null, 'tag != team=web', null]],
    ['from a to b where state = trust only', ['from a to b', null, 'state = "trust only"', null]],
  ])('%s', (text, expected) => {
    expect(limits(text)).toEqual(expected)
  })

  it.each([
    ['from a to b in 9 steps', 'in 9 steps'],
    ['who can reach reports where colour = red', 'colour = red'],
    ['who can reach reports where state = Allowed and pathology', 'Allowed and pathology'],
    ['who can reach reports where', 'where'],
  ])('is said where it is not understood: %s', (text, part) => {
    const { misread, where } = readTail(text)
    expect(misread ?? where[0]?.value).toBe(part)
  })

  it('is written so that it is read as the same', () => {
    const value = string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes('"'))
    const token = record({ property: constantFrom(...rowProperties), isWanted: boolean(), value })
    assert(
      property(array(token, { minLength: 1, maxLength: 4 }), (where) => {
        expect(readWhere(whereText(where))).toEqual({ where, misread: null })
      }),
    )
  })
})
