import { expect, it } from 'vitest'

import { signIn } from '#sessions/sign-in.ts'
import { people, teachingSample, things, traceOf } from '#testing/sample.ts'

import { reportMarkdown } from './report-markdown.ts'

it('a report for a ticket says who, what AWS said, what was found, and lets no text break out of its code', () => {
  const trace = traceOf(teachingSample(), signIn({ kind: 'user', user: people.alice, mfa: true }), {
    action: 's3:DeleteObject',
    resource: things.release,
  })
  const text = reportMarkdown({
    question: {
      principal: people.alice,
      action: 's3:DeleteObject',
      resource: 'a`b',
      context: { 'aws:SourceIp': '203.0.113.7' },
      reason: null,
      standIn: null,
      isAsked: false,
    },
    reason: null,
    trace,
    comparison: { kind: 'denied-too' },
    unseen: [{ kind: 'session-policies' }],
  })
  expect(text).toContain('### Access denied: `s3:DeleteObject` on ``a`b``')
  expect(text).toContain('- **Context:** `aws:SourceIp = 203.0.113.7`')
  expect(text).toContain('- **AWS says:** AWS gives no reason.')
  expect(text).toContain('- **Stops at:** Explicit deny, Identity-based policies')
  expect(text).toContain('- Session policies that were passed')
})
