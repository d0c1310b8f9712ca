import { describe, expect, it } from 'vitest'

import { smallCompany } from '#testing/accounts.ts'
import { hostileWorkspace } from '#testing/hostile-workspace.ts'

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

  it('lets no text become markup, or end its cell', () => {
    const [report] = exportMarkdown(hostileWorkspace())
    const lines = (report?.text ?? '').split('\n')
    expect(report?.text).not.toMatch(/<[a-z]/i)
    const row = lines.find((line) => line.startsWith('| app |')) ?? ''
    expect(row.replaceAll(String.raw`\|`, '').split('|')).toHaveLength(7)
  })
})
