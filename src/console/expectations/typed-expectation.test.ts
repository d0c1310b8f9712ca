import { describe, expect, it } from 'vitest'

import type { Expectation } from '#model/entities/entity.ts'

import { emptyExpectation, inputOf, typedOf } from './typed-expectation.ts'

const saved: Expectation = {
  kind: 'expectation',
  id: 'expectation/a',
  order: 3,
  note: 'staff read reports',
  principal: { Federated: 'accounts.google.com' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::reports/q1.csv',
  context: { 'aws:TagKeys': ['team'], 'aws:SecureTransport': true, 'aws:PrincipalOrgPaths': [] },
  expected: {
    kind: 'allowedOnlyWith',
    context: { 'aws:SourceIp': '203.0.113.7', 'aws:ViaAWSService': false },
  },
}

describe('the form of a test', () => {
  it('gives back what it opened with, to the type of each value', () => {
    const { kind: _kind, id: _id, order: _order, ...input } = saved
    expect(inputOf(typedOf(saved), saved)).toEqual(input)
  })

  it('takes a key given twice, in whatever letters, as a list, and leaves out what has no name', () => {
    const given = [
      { key: 'aws:TagKeys', value: 'team' },
      { key: ' aws:tagkeys ', value: 'env' },
      { key: ' ', value: 'lost' },
    ]
    expect(inputOf({ ...emptyExpectation, given }, null).context).toEqual({ 'aws:TagKeys': ['team', 'env'] })
  })

  it.each([
    ['sns.amazonaws.com', { Service: 'sns.amazonaws.com' }],
    ['*', '*'],
    [' arn:aws:iam::111122223333:user/x ', 'arn:aws:iam::111122223333:user/x'],
  ])('reads %s as a principal', (principal, read) => {
    expect(inputOf({ ...emptyExpectation, principal }, null).principal).toEqual(read)
  })

  it('forgets the keys that an answer hung on where it no longer does', () => {
    expect(inputOf({ ...typedOf(saved), outcome: 'denied' }, saved).expected).toEqual({ kind: 'denied' })
  })

  it('hangs on whichever keys are named', () => {
    const needed = [{ key: 'aws:SourceVpce', value: 'vpce-1a2b3c4d' }]
    expect(inputOf({ ...emptyExpectation, outcome: 'allowedOnlyWith', needed }, null).expected).toEqual({
      kind: 'allowedOnlyWith',
      context: { 'aws:SourceVpce': 'vpce-1a2b3c4d' },
    })
  })
})
