import { describe, expect, it } from 'vitest'

import { empty, userNamed } from '#testing/account-exports.ts'

import { missingAwsPolicies, withAwsPolicies } from './fill-in-aws-policies.ts'
import { readImport } from './read-import.ts'

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const old = 'arn:aws:iam::aws:policy/WithdrawnLongAgo'
const attached = (itsArn: string) => ({ PolicyName: itsArn.split('/').at(-1), PolicyArn: itsArn })
const page = {
  UserDetailList: [{ ...userNamed('alice'), AttachedManagedPolicies: [attached(readOnly), attached(old)] }],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
}

describe('an AWS managed policy that an export names without its document', () => {
  it('is filled in where it is known, which is noted, and stays missing where it isn’t', () => {
    const report = readImport([{ name: 'a', text: JSON.stringify(page) }], empty)
    expect(missingAwsPolicies(report, empty)).toEqual([readOnly, old])
    const document = { Version: '2012-10-17', Statement: [] }
    const policy = {
      arn: readOnly,
      path: '/',
      name: 'ReadOnlyAccess',
      defaultVersionId: 'v9',
      createDate: '',
      document,
    }
    const filled = withAwsPolicies(report, [policy])
    expect(filled.change?.added.find(({ id }) => id === readOnly)).toMatchObject({
      owner: 'aws',
      versions: [{ versionId: 'v9', document }],
    })
    for (const findings of [filled.findings, filled.files[0]?.findings])
      expect(findings?.map(({ kind, subject }) => [kind, subject])).toEqual([
        ['filled-in', readOnly],
        ['dangling-reference', old],
      ])
    expect(missingAwsPolicies(filled, empty)).toEqual([old])
  })
})
