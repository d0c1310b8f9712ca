import { array, assert, constantFrom, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '#engine/compile/compile-policies.ts'
import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import type { Statement } from '#engine/policy/document.ts'
import type { JsonObject } from '#engine/text/json.ts'
import { account, statement, user } from '#testing/small-trust.ts'

import { isAllowedAlready } from './allowed-already.ts'

const read = (...statements: readonly JsonObject[]): readonly Statement[] => {
  const compiled = compiledOnce(statement(...statements), 'identity')
  if (!compiled.ok) throw new Error('IAM would refuse it')
  return compiled.value.statements
}

const allow = (more: JsonObject): JsonObject => ({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more })

/** Is the one allowed by the other, asked of the same caller, and of any two? */
function told(narrow: JsonObject, ...wide: readonly JsonObject[]) {
  const [one] = read(allow(narrow))
  if (one === undefined) throw new Error('there is no statement')
  const others = read(...wide.map(allow))
  return [false, true].map((isOfAnybody) => isAllowedAlready(one, others, isOfAnybody))
}

const yes = [true, true]
const no = [false, false]

describe('what another statement allows already', () => {
  it.each<[string, JsonObject, JsonObject, readonly boolean[]]>([
    ['the same', {}, {}, yes],
    ['some of its actions', { Action: 's3:Get*' }, { Action: ['s3:G*'] }, yes],
    ['other actions', { Action: 's3:Get*' }, { Action: 's3:GetObject' }, no],
    ['some of all actions', { Action: 's3:Get*' }, { Action: '*' }, yes],
    ['what one character less spells', { Action: 's3:Get*' }, { Action: 's3:Get?*' }, no],
    ['a part of its resources', { Resource: 'arn:aws:s3:::b/x*' }, { Resource: 'arn:aws:s3:::b*' }, yes],
    ['more resources', { Resource: 'arn:aws:s3:::b*' }, { Resource: 'arn:aws:s3:::b/*' }, no],
    [
      'a star, of a star that is text',
      { Resource: 'arn:aws:s3:::b/*' },
      { Resource: 'arn:aws:s3:::b/${*}' },
      no,
    ],
    [
      'what is its own',
      { Resource: 'arn:aws:s3:::${aws:userid}/*' },
      { Resource: 'arn:aws:s3:::${aws:userid}/*' },
      [true, false],
    ],
    ['what is its own, of anything', { Resource: 'arn:aws:s3:::${aws:userid}/*' }, {}, yes],
    ['on a condition', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, {}, yes],
    ['without a condition', {}, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, no],
    [
      'on the same condition of who calls',
      { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } } },
      { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'web' } } },
      [true, false],
    ],
  ])('%s', (_, narrow, wide, expected) => {
    expect(told(narrow, wide)).toEqual(expected)
  })

  it('is not what only a Deny says', () => {
    const [one] = read(allow({}))
    expect(one !== undefined && isAllowedAlready(one, read(allow({ Effect: 'Deny' })), false)).toBe(false)
  })
})

const texts = (...list: readonly string[]) => array(constantFrom(...list), { minLength: 1, maxLength: 2 })
const actionTexts = texts(
  '*',
  's3:*',
  's3:Get*',
  's3:G?t*',
  's3:GetObject',
  's3:*Object',
  'sqs:*',
  's3:Put?bject',
)
const resourceTexts = texts(
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::b/x?',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::b/${*}',
  'arn:aws:sqs:*:q',
  `arn:aws:sqs:*:${account}:*`,
  `arn:aws:sqs:eu-*:${account}:q*`,
  `arn:aws:sqs:*`,
)
const conditions = constantFrom<JsonObject>(
  {},
  {},
  { StringLike: { 'aws:username': 'a*' } },
  { StringEquals: { 's3:prefix': '${aws:username}' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
)
const statements = record({
  action: actionTexts,
  resource: resourceTexts,
  negated: constantFrom('', '', '', 'Action', 'Resource'),
  condition: conditions,
}).map(({ action, resource, negated, condition }): JsonObject => ({
  Effect: 'Allow',
  [negated === 'Action' ? 'NotAction' : 'Action']: action,
  [negated === 'Resource' ? 'NotResource' : 'Resource']: resource,
  Condition: condition,
}))

const asked = ['s3:GetObject', 's3:PutObject', 's3:Get', 'sqs:SendMessage'].flatMap((action) =>
  [
    '*',
    'arn:aws:s3:::b',
    'arn:aws:s3:::b/x1',
    'arn:aws:s3:::b/*',
    'arn:aws:s3:::b/ann/y',
    'arn:aws:s3:::other/x',
    `arn:aws:sqs:eu-west-1:${account}:q`,
    `arn:aws:sqs:us-east-1:${account}:q2`,
  ].flatMap((resource) =>
    [{}, { 's3:prefix': 'ann', 'aws:SecureTransport': 'true' }].map((context) => ({
      action,
      resource,
      context,
    })),
  ),
)

function may(document: JsonObject, name: string, request: (typeof asked)[number]): boolean {
  const compiled = compilePolicies({ identity: [{ name: 'p', document }] })
  if (!compiled.ok) throw new Error('IAM would refuse it')
  const context = { ...request.context, 'aws:username': name }
  return authorize({ ...request, principal: user(name), context }, compiled.value).decision === 'allowed'
}

it('is allowed by the engine wherever the narrower statement is', () => {
  let claims = 0
  assert(
    property(statements, array(statements, { minLength: 1, maxLength: 2 }), (narrow, wide) => {
      const [one] = read(narrow)
      if (one === undefined) return
      for (const [isOfAnybody, other] of [
        [false, 'ann'],
        [true, 'bob'],
      ] as const) {
        if (!isAllowedAlready(one, read(...wide), isOfAnybody)) continue
        claims += 1
        const lost = asked.filter(
          (request) => may(statement(narrow), 'ann', request) && !may(statement(...wide), other, request),
        )
        expect(lost).toEqual([])
      }
    }),
    { numRuns: 5000, seed: 6 },
  )
  expect(claims).toBeGreaterThan(100)
})
