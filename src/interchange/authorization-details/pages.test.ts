import { assert, constantFrom, json, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { applied, empty, readExport, userNamed } from '#testing/account-exports.ts'

import { readAuthorizationDetails } from '../authorization-details.ts'
import small from '../fixtures/small-account.json' with { type: 'json' }
import { longestFindings } from '../import-report.ts'

const pageOf = (user: string) => ({
  UserDetailList: [{ ...userNamed(user), UserId: `AIDA${user.length}` }],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
})

describe('a file', () => {
  it.each([
    ['', 'not-json'],
    ['{"UserDetailList": [', 'not-json'],
    ['<html>', 'not-json'],
    ['PK\u0003\u0004\u0014\u0000', 'zip'],
    ['5', 'wrong-shape'],
    ['null', 'wrong-shape'],
    ['[]', 'wrong-shape'],
    ['{"rolescape": 1, "accounts": []}', 'wrong-shape'],
    ['{"UserDetailList": {}}', 'wrong-shape'],
    ['['.repeat(100_000), 'wrong-shape'],
    ['{"__proto__": {"UserDetailList": []}}', 'wrong-shape'],
    ['\uFFFD\uFFFD{\u0000"\u0000', 'wrong-encoding'],
  ])('%j is answered with a finding', (text, kind) => {
    const report = readAuthorizationDetails(text, empty)
    expect(report.change).toBeNull()
    expect(report.findings.map((finding) => finding.kind)).toContain(kind)
  })

  it('with a byte order mark reads as any other', () => {
    expect(readAuthorizationDetails(`\uFEFF${JSON.stringify(small)}`, empty).counts.users).toBe(1)
  })

  it.each([
    ['a line each', (pages: readonly unknown[]) => pages.map((one) => JSON.stringify(one)).join('\n')],
    ['indented', (pages: readonly unknown[]) => pages.map((one) => JSON.stringify(one, null, 2)).join('')],
    [
      'with marks',
      (pages: readonly unknown[]) => pages.map((one) => `\uFEFF${JSON.stringify(one)}`).join(' '),
    ],
  ])('of pages one after the other, %s, reads as one', (_, written) => {
    const pages = ['alice', 'b{"[ob', 'caroline'].map(pageOf)
    const { counts, findings } = readAuthorizationDetails(written(pages), empty)
    expect(counts.users).toBe(2)
    expect(findings.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['unreadable-entry', '/1/UserDetailList/0'],
    ])
  })

  it('of pages of which the last is cut short keeps the whole ones, and what stands whole of that', () => {
    const last = JSON.stringify({ UserDetailList: [userNamed('bob'), userNamed('carol')] })
    const text = `${JSON.stringify(pageOf('alice'))}\n${last.slice(0, -20)}`
    const { counts, findings } = readAuthorizationDetails(text, empty)
    expect(counts.users).toBe(2)
    expect(findings.filter(({ kind }) => kind === 'cut-short').map(({ pointer }) => pointer)).toEqual([
      '/1/UserDetailList/1',
    ])
  })

  it('of several pages reads as one', () => {
    const pages = [
      { UserDetailList: [userNamed('alice')], IsTruncated: true, Marker: 'm' },
      { UserDetailList: [userNamed('bob')], IsTruncated: false },
    ]
    const report = readAuthorizationDetails(JSON.stringify(pages), empty)
    expect(report.counts.users).toBe(2)
    expect(report.findings.some(({ kind }) => kind === 'incomplete-export')).toBe(false)
  })

  it.each([{ IsTruncated: true, Marker: 'm' }, { NextToken: 'm' }])(
    'that says %j is known to be incomplete',
    (rest) => {
      const report = readExport({ UserDetailList: [userNamed('alice')], ...rest })
      expect(report.findings).toContainEqual({ kind: 'incomplete-export', pointer: '', subject: 'm' })
    },
  )

  it('full of rubbish has its first findings listed and the rest counted', () => {
    const report = readExport({ UserDetailList: Array.from({ length: longestFindings + 5 }, () => 0) })
    expect(report.findings).toHaveLength(longestFindings)
    expect(report.findingsLeftOut).toBe(8) // three lists are missing
  })

  it('of any text is read without a throw', () => {
    assert(
      property(string(), json(), (text, anyJson) => {
        readAuthorizationDetails(text, empty)
        readAuthorizationDetails(`{"UserDetailList":[${anyJson}],"Policies":${anyJson}}`, empty)
      }),
    )
  })

  it('that was damaged anywhere still gives a change that applies, and nothing new the second time', () => {
    const text = JSON.stringify(small)
    const parts = constantFrom(
      ...[...text.matchAll(/"[^"]*"|true/g)].map(({ index, 0: part }) => [index, part.length] as const),
    )
    const other = constantFrom('null', '5', '"x"', '"__proto__"', '{}', '"arn:aws:iam::1:user/x"')
    assert(
      property(parts, other, ([at, length], value) => {
        const damaged = text.slice(0, at) + value + text.slice(at + length)
        const once = applied(empty, readAuthorizationDetails(damaged, empty))
        const again = readAuthorizationDetails(damaged, once)
        expect(again.change ?? { added: [], updated: [] }).toMatchObject({ added: [], updated: [] })
        expect(loadWorkspace(saveWorkspace(once))).toMatchObject({ ok: true })
      }),
    )
  })
})
