import { describe, expect, it } from 'vitest'

import type { ActionDifference } from '#graph/questions/access-difference.ts'

import { differenceMarkdown, summarySentence, verdictSentence } from './difference-words.ts'

const gained: ActionDifference = {
  action: 's3:PutObject',
  kind: 'gained',
  resource: 'arn:aws:s3:::a|b/*',
  resources: 1,
  before: { state: 'denied' },
  after: { state: 'allowed' },
}
const lost: ActionDifference = { ...gained, action: 's3:GetObject', kind: 'lost' }

describe('a difference in words', () => {
  it('says what was gained and lost', () => {
    expect(summarySentence([gained, lost], ['alice', 'bob'])).toBe(
      'From alice to bob: 1 action gained, 1 action lost, 0 actions changed otherwise.',
    )
  })

  it('fails where access is new, and passes what is only lost, without claiming a proof', () => {
    expect(verdictSentence([gained, lost])).toBe('FAIL: new access to s3:PutObject on arn:aws:s3:::a|b/*.')
    expect(verdictSentence([lost])).toMatch(/^PASS: .* that were asked/)
  })

  it('is a table in Markdown whose cells break nothing', () => {
    expect(differenceMarkdown([gained], ['alice', 'bob'])).toContain(
      '| s3:PutObject | + Gained | arn:aws:s3:::a\\|b/* | Denied | Allowed |  |',
    )
  })
})
