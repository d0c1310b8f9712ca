import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { findDuplicateKey } from './duplicate-key.ts'

describe('a key that stands twice', () => {
  it.each([
    ['{"a":1,"a":2}', 'a', '/a'],
    ['{"a":{"b":1},"c":[{"x":1},{"b":[],"y":{},"b":2}]}', 'b', '/c/1/b'],
    ['{"Effect":"Deny","\\u0045ffect":"Allow"}', 'Effect', '/Effect'],
    ['[{"a/b~":1, "a/b~" : 2}]', 'a/b~', '/0/a~1b~0'],
    ['{"__proto__":1,"__proto__":2}', '__proto__', '/__proto__'],
  ])('in %s is `%s` at %s', (text, key, pointer) => {
    expect(findDuplicateKey(text)).toEqual({ key, pointer })
  })

  it.each(['{"a":"a","b":["a","a"],"c":{"a":1}}', '[{"a":1},{"a":1}]', '"a"', '{}', '{"a":"\\",\\"a\\":1"}'])(
    'is none in %s',
    (text) => {
      expect(findDuplicateKey(text)).toBeNull()
    },
  )

  it('is none in what was written from a value, and is found once a key is written twice', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, key) => {
        expect(findDuplicateKey(text)).toBeNull()
        const name = JSON.stringify(key)
        expect(findDuplicateKey(`[${text},{${name}:${text},${name}:0}]`)?.key).toBe(key)
      }),
    )
  })

  it('is found at any depth', () => {
    const deep = 100_000
    expect(findDuplicateKey(`${'['.repeat(deep)}{"a":1,"a":2}${']'.repeat(deep)}`)?.key).toBe('a')
  })
})
