import { describe, expect, it } from 'vitest'

import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { account, role, stranger, user } from '#testing/small-trust.ts'

import { callMeeting } from './call-meeting.ts'

const today = Date.UTC(2026, 0, 1)

function meeting(
  conditions: readonly OpenCondition[],
  principal: string | { readonly Service: string } = user('ann'),
) {
  const resource = role('T')
  const request = { principal, action: 'sts:AssumeRole', resource, resourceAccount: account }
  return callMeeting(conditions, { request, isOpen: (key) => key !== 'aws:closed', today })
}

const condition = (
  operator: string,
  key: string,
  value: string,
  must: OpenCondition['must'] = 'hold',
): OpenCondition => ({ operator, key, values: [value], must })

const team = condition('StringEquals', 'aws:RequestTag/team', 'web')
const mfa = (value: string, must?: OpenCondition['must']) =>
  condition('Bool', 'aws:MultiFactorAuthPresent', value, must)

describe('a call that meets conditions', () => {
  const callers = [
    user('ann'),
    role('R'),
    `arn:aws:iam::${stranger}:user/x`,
    { Service: 'ec2.amazonaws.com' },
  ]

  it.each(callers)('brings what they ask for, whoever makes it: %s', (principal) => {
    expect(meeting([team, mfa('false', 'fail')], principal)).toMatchObject({ 'aws:RequestTag/team': 'web' })
    expect(meeting([mfa('true'), team], principal)).toEqual({
      'aws:RequestTag/team': 'web',
      'aws:MultiFactorAuthPresent': 'true',
    })
    expect(meeting([], principal)).toEqual({})
  })

  it('is none where they contradict each other, and where it never has the key', () => {
    expect(meeting([mfa('true'), mfa('false')])).toBe('none')
    expect(meeting([mfa('true'), mfa('true', 'fail')])).toBe('none')
    expect(meeting([team, { ...team, values: ['ops'] }])).toBe('none')
    expect(meeting([condition('StringEquals', 'aws:Closed', 'x')])).toBe('none')
  })

  it('is none by a time that is over, or by credentials of a role that say nothing of MFA', () => {
    expect(meeting([condition('DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z')])).toBe('none')
    expect(meeting([condition('Null', 'aws:MultiFactorAuthPresent', 'true')], role('R'))).toBe('none')
    expect(meeting([condition('Null', 'aws:MultiFactorAuthPresent', 'true')])).toEqual({})
  })

  it('is never ruled out by what may be a variable, or not', () => {
    expect(meeting([{ ...team, values: ['${aws:closed}'] }])).toBe('unseen')
  })
})
