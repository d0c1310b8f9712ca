import { describe, expect, it } from 'vitest'

import type { ActionDifference } from '#graph/questions/difference.ts'

import { causeText, differenceMarkdown, summarySentence, verdictSentence } from './difference-words.ts'

const alice = { id: 'arn:aws:iam::111111111111:user/alice', name: 'alice' }
const bob = { id: 'arn:aws:iam::111111111111:user/bob', name: 'bob' }
const gained: ActionDifference = {
  action: 's3:PutObject',
  kind: 'gained',
  resource: 'arn:aws:s3:::a|b/*',
  resources: 1,
  before: { state: 'denied' },
  after: { state: 'allowed' },
  principals: [alice, bob],
  because: null,
}
const lost: ActionDifference = { ...gained, action: 's3:GetObject', kind: 'lost' }

describe('a difference in words', () => {
  it('says what was gained and lost', () => {
    expect(summarySentence([gained, lost], ['alice', 'bob'])).toBe(
      'From alice to bob: 1 action gained, 1 action lost.',
    )
  })

  it('fails where access is new, and passes what is only lost, without claiming a proof', () => {
    expect(verdictSentence([gained, lost])).toBe('FAIL: new access to s3:PutObject on arn:aws:s3:::a|b/*.')
    expect(verdictSentence([lost])).toMatch(/^PASS: .* that were asked/)
  })

  it('says of whom, where one and the same is compared at two times', () => {
    const later = { ...gained, principals: [alice, alice] } as const
    expect(verdictSentence([later])).toBe('FAIL: new access to s3:PutObject on arn:aws:s3:::a|b/* by alice.')
    const born = { ...gained, principals: [{ ...alice, id: null }, alice] } as const
    expect(verdictSentence([born])).toContain('by alice (only after).')
  })

  it('names the statements that decide on one side alone', () => {
    const allow = { layer: 'identity', policy: 'Dev', statement: 0, sid: 'Put', effect: 'Allow' } as const
    const same = { ...allow, policy: 'Base', sid: null }
    expect(causeText({ ...gained, because: [[same], [same, allow]] })).toBe('after: Allow of Dev › Put')
    expect(causeText(gained)).toBe('')
  })

  it('is a table in Markdown for each group, whose cells break nothing', () => {
    const markdown = differenceMarkdown([lost, gained], ['alice', 'bob'], 0)
    expect(markdown).toContain(
      '| alice → bob | s3:PutObject | + Gained | arn:aws:s3:::a\\|b/* | Denied | Allowed |  |  |',
    )
    expect(markdown.indexOf('### + Gained (1)')).toBeLessThan(markdown.indexOf('### − Lost (1)'))
  })

  it('says in Markdown too how many actions were not asked', () => {
    expect(differenceMarkdown([], ['alice', 'bob'], 120)).toMatch(
      /PASS: .*\n\n120 more actions .* were not asked/,
    )
    expect(differenceMarkdown([], ['alice', 'bob'], 0)).not.toContain('not asked')
  })
})
