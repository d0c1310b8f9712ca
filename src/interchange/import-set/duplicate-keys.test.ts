import { expect, test } from 'vitest'

import { emptyWorkspace } from '#model/workspace.ts'

import { readImport } from './read-import.ts'

test('keys that stand twice are listed with their places, and the last of them was taken', () => {
  const text =
    '{"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": [], "Policies": [], "UserDetailList": [{"Arn": "a", "Arn": "b"}]}'
  const { findings } = readImport([{ name: 'a.json', text }], emptyWorkspace('w'))
  expect(findings.filter(({ kind }) => kind === 'duplicate-key')).toEqual([
    { kind: 'duplicate-key', pointer: '/UserDetailList', subject: 'UserDetailList' },
    { kind: 'duplicate-key', pointer: '/UserDetailList/0/Arn', subject: 'Arn' },
  ])
})
