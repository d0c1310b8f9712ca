import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { salvageJson } from './salvage-json.ts'

const entry = (name: string) => ({ UserName: name, Tags: [{ Key: '}]"', Value: '\\' }], Deep: [[{}]] })
const page = (...names: readonly string[]) => ({
  UserDetailList: names.map(entry),
  RoleDetailList: [entry('r')],
})
const jsonOf = (text: string) => salvageJson(text)?.json

describe('a text that stops being JSON', () => {
  it('gives the entries before the one that was cut, and says where that stands', () => {
    const text = JSON.stringify({ UserDetailList: [entry('a'), entry('b'), entry('c')] })
    const cut = text.slice(0, text.indexOf('"c"') + 1)
    expect(salvageJson(cut)).toMatchObject({
      json: { UserDetailList: [entry('a'), entry('b')] },
      pointer: '/UserDetailList/2',
    })
  })

  it('gives the pages that stand whole, and what is whole of the one that was cut', () => {
    const text = JSON.stringify([page('a', 'b'), page('c', 'd')])
    const cut = text.slice(0, text.indexOf('"d"'))
    expect(salvageJson(cut)).toMatchObject({
      json: [page('a', 'b'), { UserDetailList: [entry('c')] }],
      pointer: '/1/UserDetailList/1',
    })
  })

  it.each([
    ['a word between two entries', '{"L": [{"a": 1}, {"b": 2} oops, {"c": 3}]}', { L: [{ a: 1 }, { b: 2 }] }],
    ['a bracket that closes another', '{"L": [{"a": 1}, {"b": [1}, {"c": 3}]}', { L: [{ a: 1 }] }],
    ['a second document after the first', '{"L": [{"a": 1}]}\n{"L": [{"b": 1}]}', { L: [{ a: 1 }] }],
  ])('gives what comes before %s', (_, text, json) => {
    expect(jsonOf(text)).toEqual(json)
  })

  it.each(['', '{', 'oops', '[1, 2', '{"L": [', '{"L": [{"a": 1', '"', '{"L": {"a": {}'])(
    'gives nothing of %j',
    (text) => {
      expect(salvageJson(text)).toBeNull()
    },
  )

  it('never gives an entry in part, nor one less than stands whole, wherever it is cut', () => {
    const values = fc.array(
      fc.jsonValue().map((value) => ({ value })),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (entries, share) => {
        const text = JSON.stringify({ first: 'text', UserDetailList: entries })
        const length = Math.min(text.length - 2, Math.floor(share * text.length))
        const begin = '{"first":"text","UserDetailList":['.length
        const ends = entries.map((_, i) => begin + JSON.stringify(entries.slice(0, i + 1)).length - 2)
        const whole = ends.filter((end) => end <= length).length
        const found = jsonOf(text.slice(0, length))
        const expected = { first: 'text', UserDetailList: entries.slice(0, whole) }
        expect(JSON.stringify(found)).toEqual(whole === 0 ? undefined : JSON.stringify(expected))
      }),
    )
  })
})
