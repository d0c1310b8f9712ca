import { expect, it } from 'vitest'

import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { edgeOf } from '#testing/graph-parts.ts'
import { role, user } from '#testing/small-trust.ts'

import { mfaNote, mfaWord } from './mfa-wording.ts'

const on = (operator: string, value: string, must: OpenCondition['must'] = 'hold'): OpenCondition => {
  return { operator, key: 'aws:MultiFactorAuthPresent', values: [value], must }
}

it.each([
  [on('Bool', 'true'), 'MFA', 'MFA'],
  [on('BoolIfExists', 'true'), 'MFA or access key', 'MFA'],
  [on('Bool', 'false', 'fail'), 'MFA or access key', 'MFA'],
  [on('BoolIfExists', 'false', 'fail'), 'MFA', 'MFA'],
  [on('Bool', 'false'), 'no MFA', 'no MFA'],
  [on('Bool', 'true', 'fail'), 'no MFA', 'no MFA'],
  [on('StringNotEquals', 'false'), 'MFA or access key', 'MFA'],
  [on('StringNotEquals', 'true', 'fail'), 'MFA', 'MFA'],
  [on('ForAllValues:Bool', 'true'), 'MFA or access key', 'MFA'],
  [on('ForAnyValue:StringNotEquals', 'false'), 'MFA', 'MFA'],
  [on('Null', 'false'), 'temporary credentials', 'temporary credentials'],
  [on('Null', 'true'), 'access key', 'MFA'],
])('%j lets pass a user by %s and a session of a role by %s', (condition, ofUser, ofRole) => {
  const [byUser, byRole] = [user('ann'), role('Deploy')].map((from) =>
    mfaWord(condition, { callers: [{ from }], conditions: [condition] }),
  )
  expect(byUser).toBe(ofUser)
  expect(byRole).toBe(ofRole)
})

const note = (from: string, ...conditions: readonly OpenCondition[]) => {
  const [first] = conditions
  return first === undefined ? '' : mfaNote(first, edgeOf(from, role('B'), { conditions }))
}
const passesKeys = on('BoolIfExists', 'true')

it('notes where an access key is enough', () => {
  expect(note(user('ann'), passesKeys)).toMatch(/access key is enough/)
  expect(note(role('Deploy'), passesKeys)).toBe('')
  expect(note(user('ann'), on('Bool', 'true'))).toBe('')
  expect(note(user('ann'), { ...passesKeys, key: 'aws:SecureTransport' })).toBe('')
})

const age = (operator: string, value = '3600', must: OpenCondition['must'] = 'hold') => {
  return { ...on(operator, value, must), key: 'aws:MultiFactorAuthAge' }
}
const issued = { ...on('DateGreaterThan', '2026-01-01T00:00:00Z'), key: 'aws:TokenIssueTime' }

it.each([
  [on('Bool', 'true'), false, 'MFA'],
  [on('StringLike', 'true'), false, 'MFA'],
  [age('NumericLessThan'), false, 'MFA'],
  [age('Null', 'false'), false, 'MFA'],
  [age('NumericGreaterThan', '3600', 'fail'), true, 'MFA or access key'],
  [age('NumericLessThanIfExists'), true, 'MFA or access key'],
  [age('Null', 'true'), true, 'access key'],
  [issued, false, 'MFA'],
  [{ ...issued, operator: 'DateGreaterThanIfExists' }, true, 'MFA or access key'],
  [{ ...issued, key: 'aws:CurrentTime' }, true, 'MFA or access key'],
])(
  'R6.3 R6.5 judges all that the call hangs on: with %j an access key is enough: %s',
  (other, isEnough, word) => {
    const conditions = [passesKeys, other]
    const besides = [{ action: 'sts:TagSession', conditions: [other] }]
    for (const given of [{ conditions }, { conditions: [passesKeys], besides }]) {
      const edge = edgeOf(user('ann'), role('B'), given)
      expect(mfaNote(passesKeys, edge) !== '').toBe(isEnough)
      expect(mfaWord(passesKeys, { ...edge, callers: [edge] })).toBe(word)
    }
  },
)

it('says of each condition what it lets pass by itself where nothing passes all', () => {
  const calls = { callers: [{ from: user('ann') }], conditions: [on('Bool', 'true'), on('Bool', 'false')] }
  expect(calls.conditions.map((one) => mfaWord(one, calls))).toEqual(['MFA', 'no MFA'])
})
