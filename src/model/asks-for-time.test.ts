import { describe, expect, it } from 'vitest'

import { after, smallCompany, the } from '#testing/accounts.ts'

import { asksForTime } from './asks-for-time.ts'
import { putInlinePolicy } from './commands/put-inline-policy.ts'

const company = smallCompany()

function withStatement(part: object) {
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...part }
  const document = { Version: '2012-10-17', Statement: [statement] }
  return after(company, putInlinePolicy(company, { holder: the.alice, name: 'Timed', document }))
}

describe('whether a workspace asks for the time', () => {
  it('does not where no policy names a key of it', () => {
    expect(asksForTime(withStatement({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }))).toBe(false)
  })

  it.each([
    { Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } },
    { Condition: { NumericLessThan: { 'AWS:epochtime': '1900000000' } } },
    { Resource: ['arn:aws:s3:::reports/${aws:CurrentTime}'] },
  ])('does with %j', (part) => {
    expect(asksForTime(withStatement(part))).toBe(true)
  })
})
