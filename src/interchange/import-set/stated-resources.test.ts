import { describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { entityOf } from '#model/workspace.ts'
import { empty } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const none = { Version: '2012-10-17', Statement: [] }
const all = {
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
}
const bucket = 'arn:aws:s3:::a'
const stated = (policy: unknown, account = '222222222222') => ({
  Arn: bucket,
  AccountId: account,
  Policy: policy,
})
const file = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) })

function read(...files: readonly unknown[]) {
  const report = readImport(
    files.map((value, i) => file(String(i), value)),
    empty,
  )
  const workspace = report.change === null ? empty : applyChange(empty, report.change)
  return {
    found: report.files.map(({ findings }) =>
      findings.map(({ kind, pointer, subject }) => [kind, pointer, subject]),
    ),
    resource: entityOf(workspace, 'resource', bucket),
  }
}

describe('resources that a file states', () => {
  it('have the first of two entries of one ARN, and a finding for the other', () => {
    const { found, resource } = read([stated(none), stated(all, '333333333333')])
    expect(found).toEqual([[['duplicate-entry', '/1', bucket]]])
    expect(resource).toMatchObject({ accountId: '222222222222', policy: none })
  })

  it('have a finding where two files disagree on one', () => {
    const { found, resource } = read([stated(none)], { Resources: [stated(all)] })
    expect(found).toEqual([[], [['contradiction', '/Resources/0', bucket]]])
    expect(resource).toMatchObject({ policy: all })
  })

  it('have a place for each entry that can’t be read, and the others are', () => {
    const { found, resource } = read([
      { Arn: bucket, AccountId: '222222222222' },
      { Arn: 'garbage', Policy: none },
      { AccountId: '222222222222' },
    ])
    expect(found).toEqual([
      [
        ['missing-field', '/0/Policy', bucket],
        ['unreadable-entry', '/1', 'garbage'],
        ['unreadable-entry', '/2', ''],
      ],
    ])
    expect(resource).toMatchObject({ policy: null, unread: ['policy'] })
  })
})
