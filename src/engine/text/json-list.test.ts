import { describe, expect, it } from 'vitest'

import { jsonListOf, jsonMember } from './json-list.ts'
import type { JsonValue } from './json.ts'

describe('a value that may be alone or a list', () => {
  it.each<[JsonValue, readonly JsonValue[]]>([
    ['a', ['a']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [false, [false]],
    [null, []],
  ])('%j is the list %j', (value, list) => {
    expect(jsonListOf(value)).toEqual(list)
  })
})

describe('a member of a JSON value', () => {
  it.each<[string, JsonValue, string, JsonValue]>([
    ['is what stands there', { Sid: 'a' }, 'Sid', 'a'],
    ['is null where there is none', { Sid: 'a' }, 'Effect', null],
    ['is none of what objects inherit', {}, 'constructor', null],
    ['may be called as a prototype is', JSON.parse('{"__proto__": 1}'), '__proto__', 1],
    ['is null in a list', ['a'], '0', null],
    ['is null in a text', 'a', 'length', null],
  ])('%s', (_, value, name, member) => {
    expect(jsonMember(value, name)).toEqual(member)
  })
})
