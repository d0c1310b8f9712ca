import { describe, expect, it } from 'vitest'

import type { Verdict } from '#worker/contract.ts'

import { verdictReason, verdictWords } from './verdict-wording.ts'

const statement = {
  layer: 'identity',
  policy: 'DeveloperAccess',
  statement: 0,
  sid: 'ReadReleases',
  effect: 'Allow',
} as const

function decided(part: Partial<Extract<Verdict, { kind: 'decided' }>>): Verdict {
  return {
    kind: 'decided',
    decision: 'allowed',
    sentence: 'the sentence',
    deciding: [],
    blockedBy: [],
    ...part,
  }
}

describe('a verdict in a few words', () => {
  it.each<[string, Verdict, string]>([
    ['an Allow', decided({ deciding: [statement] }), 'Allowed by ReadReleases in DeveloperAccess'],
    [
      'several Denies',
      decided({ decision: 'explicitDeny', deciding: [{ ...statement, sid: null }, statement] }),
      'Denied by statement 1 in DeveloperAccess and 1 more',
    ],
    [
      'a statement with an empty Sid',
      decided({ deciding: [{ ...statement, sid: '' }] }),
      'Allowed by statement 1 in DeveloperAccess',
    ],
    [
      'nothing that allows it on either side',
      decided({ decision: 'implicitDeny', blockedBy: ['identity', 'resource'] }),
      'No identity-based policy allows it, and the trust policy does not allow it.',
    ],
    ['an Allow without a statement', decided({}), 'the sentence'],
    [
      'what the root user may do, without repeating the request',
      decided({ sentence: 'The root user of `1` may do `s3:X`, because the root user of `1` may do all.' }),
      'The root user of 1 may do all.',
    ],
  ])('names %s', (_case, verdict, words) => {
    expect(verdictReason(verdict, 'sts:AssumeRole')).toBe(words)
  })

  it('claims no policy of a resource that may have none', () => {
    const verdict = decided({ decision: 'implicitDeny', blockedBy: ['resource'] })
    expect(verdictReason(verdict, 'sqs:SendMessage')).toBe('No resource-based policy allows it.')
  })

  it('tells implicit from explicit denies, and unknown from both', () => {
    const verdicts: Verdict[] = [
      decided({ decision: 'explicitDeny' }),
      decided({ decision: 'implicitDeny' }),
      { kind: 'unknown', reasons: [] },
    ]
    const words = verdicts.map((verdict) => verdictWords(verdict).words)
    expect(words).toEqual(['Denied (explicitly)', 'Denied (implicitly)', 'Unknown'])
  })
})
