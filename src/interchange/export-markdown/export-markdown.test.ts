import { describe, expect, it } from 'vitest'

import { smallCompany } from '#testing/accounts.ts'
import { hostileWorkspace } from '#testing/hostile-workspace.ts'
import { statement, user, withRole } from '#testing/small-trust.ts'

import { exportMarkdown } from './export-markdown.ts'

describe('a report in Markdown', () => {
  it('names accounts, principals, policies and who can assume what', () => {
    const [report] = exportMarkdown(smallCompany())
    const text = report?.text ?? ''
    expect(text).toContain('# small company\n')
    expect(text).toContain(
      'Own account: 2 users, 1 group, 2 roles, 2 policies, 1 instance profile, 3 resources.',
    )
    expect(text).toContain('| alice | Developers | – | Limits | no | 0 | no |')
    expect(text).toContain(
      '| alice (111111111111) | Deploy (111111111111) | AssumeRole |'.replaceAll(/[()]/g, String.raw`\$&`),
    )
  })

  it('counts the conditions of second permissions among those of an assumption', () => {
    const trusted = { Effect: 'Allow', Principal: { AWS: user('ann') } }
    const team = { StringLike: { 'aws:RequestTag/team': '*' } }
    const near = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
    const [report] = exportMarkdown(
      withRole(
        'A',
        statement(
          { ...trusted, Action: 'sts:AssumeRole', Condition: team },
          { ...trusted, Action: 'sts:TagSession', Condition: near },
        ),
      ),
    )
    expect(report?.text).toContain('| AssumeRole | conditional (2 conditions) |')
  })

  it('says how many other ways there are', () => {
    const trusted = { Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' }
    const near = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
    const known = { StringEquals: { 'sts:ExternalId': 'x-1' } }
    const trust = statement({ ...trusted, Condition: near }, { ...trusted, Condition: known })
    const [report] = exportMarkdown(withRole('A', trust))
    expect(report?.text).toContain('| AssumeRole | conditional (1 condition, or 1 other way) |')
  })

  it('lets no text become markup, or end its cell', () => {
    const [report] = exportMarkdown(hostileWorkspace())
    const lines = (report?.text ?? '').split('\n')
    expect(report?.text).not.toMatch(/<[a-z]/i)
    const row = lines.find((line) => line.startsWith('| app |')) ?? ''
    expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(7)
  })
})
