import { expect, it } from 'vitest'

import type { OpenCondition } from '#engine/evaluate/possibility.ts'
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
  expect(mfaWord(condition, user('ann'))).toBe(ofUser)
  expect(mfaWord(condition, role('Deploy'))).toBe(ofRole)
})

it('notes where an access key is enough', () => {
  expect(mfaNote(on('BoolIfExists', 'true'), user('ann'))).toMatch(/access key is enough/)
  expect(mfaNote(on('Bool', 'true'), user('ann'))).toBe('')
  expect(mfaNote({ ...on('BoolIfExists', 'true'), key: 'aws:SecureTransport' }, user('ann'))).toBe('')
})
