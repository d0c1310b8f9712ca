import { describe, expect, it } from 'vitest'

import { compilePolicies } from '#engine/compile/compile-policies.ts'
import { explain } from '#engine/explain/explain.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { code } from './markdown-code.ts'
import { traceMarkdown } from './trace-markdown.ts'

const request: AuthorizationRequest = {
  principal: 'arn:aws:iam::111111111111:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/a|b',
  resourceAccount: '111111111111',
  context: { 'aws:SourceIp': '10.0.0.1' },
}

function markdownOf(statement: object, ofResource: object | null = null): string {
  const document = { Version: '2012-10-17', Statement: statement }
  const compiled = compilePolicies({
    identity: [{ name: 'readers', document }],
    ...(ofResource === null
      ? {}
      : { resource: { name: 'b', document: { Version: '2012-10-17', Statement: ofResource } } }),
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const noData = new Map([['serviceControl', { kind: 'no-organization' }]] as const)
  return traceMarkdown({ request, trace: explain(request, compiled.value), noData })
}

const reads = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }

describe('an explanation as Markdown', () => {
  it('says who, what, why and by which statement', () => {
    expect(markdownOf(reads).split('\n').slice(0, 7)).toEqual([
      '### Allowed: `s3:GetObject` on `arn:aws:s3:::b/a|b`',
      '',
      '- **Principal:** `arn:aws:iam::111111111111:user/alice`',
      '- **Context:** `aws:SourceIp = 10.0.0.1`',
      '- **Why:** User `alice` may do `s3:GetObject` on `arn:aws:s3:::b/a|b`, because statement `Read` of the identity-based policy `readers` allows it.',
      '- **Decided by:** `readers › Read`',
      '- **Good to know:** If there is no such object, S3 answers 403 (access denied), not 404: user `alice` may not list the bucket (`s3:ListBucket`).',
    ])
  })

  it('lists the gates that did something, and those without data, as a table', () => {
    const rows = markdownOf(reads)
      .split('\n')
      .filter((line) => line.startsWith('| '))
    expect(rows.map((row) => row.split(' | ').slice(0, 2).join(': '))).toEqual([
      '| Gate: Outcome',
      '| ---: ---',
      '| Explicit deny: Passes',
      '| Service control policies: No data',
      '| Identity-based policies: Grants',
    ])
  })

  it('lets a resource-based policy that says nothing of it pass nothing', () => {
    const other = {
      ...reads,
      Principal: { AWS: 'arn:aws:iam::111111111111:user/bob' },
      Resource: 'arn:aws:s3:::b/*',
    }
    expect(markdownOf(reads, other)).toContain('| Resource-based policy | Not needed |')
    const account = { ...other, Principal: { AWS: '111111111111' } }
    expect(markdownOf(reads, account)).not.toContain('Not needed')
  })

  it('tells of a denial what came near, what lacks, and AWS’s own words, whose bars close no cell', () => {
    const markdown = markdownOf({ ...reads, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })
    expect(markdown).toContain('### Denied (implicitly)')
    expect(markdown).toContain('- **Near miss:** `readers › Read (its Condition does not match)`')
    expect(markdown).toContain('- **Keys that the request lacks:** `aws:MultiFactorAuthPresent`')
    expect(markdown).toMatch(/> User: .*b\/a\\\|b/)
  })

  it('fences what holds backticks', () => {
    expect(code('a`b')).toBe('``a`b``')
    expect(code('`a')).toBe('`` `a ``')
  })
})
