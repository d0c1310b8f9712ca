import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { areExcluded } from './possibility-excluded.ts'
import { isMetBy, requirement, type Requirement } from './possibility-requirement.ts'

const key = 'test:text'

function requiring(operator: string, ...values: readonly string[]): Requirement {
  const found = requirement(operator, key, values)
  if (found === null) throw new Error(`no requirement: ${operator} ${values.join()}`)
  return found
}

const arnOf = (name: string) => `arn:aws:iam::111111111111:${name}`

describe('values that one requirement asks for and another excludes', () => {
  it.each<[string, readonly Requirement[], boolean]>([
    [
      'R4.5 within a wider one',
      [
        ['StringLike', 'ab*'],
        ['StringNotLike', 'a*'],
      ].map(made),
      true,
    ],
    [
      'R4.5 each within one of several',
      [
        ['StringLike', 'a*', 'b?'],
        ['StringNotLike', 'a*', 'b*'],
      ].map(made),
      true,
    ],
    [
      'R4.5 one of several not',
      [
        ['StringLike', 'a*', 'c'],
        ['StringNotLike', 'a*', 'b*'],
      ].map(made),
      false,
    ],
    [
      'R4.5 a run, by one letter',
      [
        ['StringLike', 'a*'],
        ['StringNotLike', 'a?'],
      ].map(made),
      false,
    ],
    [
      'R4.5 in other letters, where case counts',
      [
        ['StringLike', 'A*'],
        ['StringNotLike', 'a*'],
      ].map(made),
      false,
    ],
    [
      'R4.4 where the key may be absent',
      [
        ['StringLikeIfExists', 'ab'],
        ['StringNotLike', 'a*'],
      ].map(made),
      false,
    ],
    [
      'R4.11 of ARNs',
      [
        ['ArnLike', arnOf('role/ops/*')],
        ['ArnNotLike', arnOf('role/*')],
      ].map(made),
      true,
    ],
    [
      'R4.11 of ARNs and texts',
      [
        ['StringLike', 'arn:*'],
        ['ArnNotLike', '*:*:*:*:*:*'],
      ].map(made),
      false,
    ],
  ])('%s', (_, requirements, expected) => {
    expect(areExcluded(requirements)).toBe(expected)
  })

  const letters = ['a', 'b', 'A', ':', '*', '?'] as const
  const pattern = fc.string({ unit: fc.constantFrom(...letters), minLength: 0, maxLength: 4 })
  const operator = fc.constantFrom(
    'StringLike',
    'StringNotLike',
    'StringLikeIfExists',
    'StringEquals',
    'StringNotEqualsIgnoreCase',
    'StringNotLikeIfExists',
  )
  const some = fc
    .tuple(operator, fc.array(pattern, { minLength: 1, maxLength: 3 }), fc.constantFrom('hold', 'fail'))
    .map(([name, values, must]): Requirement => ({ condition: requiring(name, ...values).condition, must }))
  const texts = ['', ...spelled(4)]

  it('R4.5 is claimed of none that some text meets', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 3 }), (requirements) => {
        if (!areExcluded(requirements)) return
        const states = [undefined, ...texts.map((text) => ({ values: [text], multivalued: false }))]
        expect(states.filter((state) => requirements.every((each) => isMetBy(each, state)))).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })
})

function made([operator = '', ...values]: readonly string[]): Requirement {
  return requiring(operator, ...values)
}

/** Every text of so many letters at most. */
function spelled(length: number): readonly string[] {
  if (length === 0) return []
  const shorter = spelled(length - 1)
  return ['a', 'b', 'A', ':'].flatMap((letter) => [''].concat(shorter).map((rest) => letter + rest))
}
