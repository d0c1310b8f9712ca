import { array, assert, constantFrom, property, record } from 'fast-check'
import { expect, it } from 'vitest'

import { compiledOnce } from '#engine/compile/compiled-once.ts'
import type { JsonObject } from '#engine/text/json.ts'
import { account, role, statement } from '#testing/small-trust.ts'

import { isAllowedAlready } from './allowed-already.ts'
import { type Holding, holdingsWithin } from './holdings-within.ts'

function holding(...statements: readonly JsonObject[]): Holding {
  const compiled = compiledOnce(statement(...statements), 'identity')
  if (!compiled.ok) throw new Error('IAM would refuse it')
  return { allows: compiled.value.statements, denies: [], boundary: null }
}

const texts = (...list: readonly string[]) => array(constantFrom(...list), { minLength: 1, maxLength: 2 })
const statements = record({
  action: texts('*', 's3:*', 'S3:Get*', 's3:GetObject', 's3:G?tObject', 'sqs:*', 'sqs:SendMessage'),
  resource: texts(
    '*',
    'arn:aws:s3:::b',
    'arn:aws:s3:::b*',
    'arn:aws:s3:::b/x/*',
    'arn:aws:s3:::b/${aws:username}/*',
    'arn:aws:s3:::b/${*}',
    'arn:aws:iam::*:r*',
    `arn:aws:sqs:*:${account}:q`,
    'arn:aws:sqs:*',
  ),
  negated: constantFrom('', '', '', 'Action', 'Resource'),
  condition: constantFrom<JsonObject>({}, {}, { Bool: { 'aws:SecureTransport': 'true' } }),
}).map(({ action, resource, negated, condition }): JsonObject => ({
  Effect: 'Allow',
  [negated === 'Action' ? 'NotAction' : 'Action']: action,
  [negated === 'Resource' ? 'NotResource' : 'Resource']: resource,
  Condition: condition,
}))
const holdings = array(statements, { minLength: 0, maxLength: 2 }).map((list) =>
  list.length === 0 ? { allows: [], denies: [], boundary: null } : holding(...list),
)

it('finds all that comparing each with each finds, whenever they came', () => {
  let found = 0
  assert(
    property(array(holdings, { minLength: 20, maxLength: 24 }), holdings, (all, own) => {
      const some = holdingsWithin()
      const expected = all.filter((its) => its.allows.every((one) => isAllowedAlready(one, own.allows, true)))
      for (const one of all) some.add(one)
      expect(some.within(own)).toEqual(new Set(expected))
      const later = holdingsWithin()
      for (const one of all) {
        later.add(one)
        later.within(own)
      }
      expect(later.within(own)).toEqual(new Set(expected))
      found += expected.length
    }),
    { numRuns: 600, seed: 6 },
  )
  expect(found).toBeGreaterThan(500)
})

it('looks at no pair of those that allow what nobody else does', () => {
  let looks = 0
  const all = Array.from({ length: 400 }, (_, at) => {
    const { allows } = holding(
      {
        Effect: 'Allow',
        Action: ['iam:PassRole', 'lambda:*'],
        Resource: [role('name-of-any-of-many-*'), '*'],
      },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::b-${at}/*` },
    )
    return {
      get allows() {
        looks += 1
        return allows
      },
      denies: [],
      boundary: null,
    }
  })
  const some = holdingsWithin()
  for (const one of all) some.add(one)
  for (const one of all) expect([...some.within(one)]).toEqual([one])
  expect(looks).toBeLessThan(all.length * 10)
})
