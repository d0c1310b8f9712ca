import { describe, expect, it } from 'vitest'

import { unusedName } from '#console/state/project-store.ts'
import { readImport } from '#interchange/import-set/read-import.ts'
import { applyChange } from '#model/change.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import { nameOfImport, nameOnceReplaced } from './name-of-import.ts'

const details = (accountId: string) =>
  JSON.stringify({
    UserDetailList: [{ UserName: 'nora', UserId: 'AIDANORA', Arn: `arn:aws:iam::${accountId}:user/nora` }],
    RoleDetailList: [],
    GroupDetailList: [],
    Policies: [],
  })
const redaction = { kind: 'none' } as const
const redacted = { kind: 'done', mapping: new Map(), kept: [] } as const
const read = (files: Readonly<Record<string, string>>) =>
  readImport(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    emptyWorkspace('empty'),
  )
const named = (files: Readonly<Record<string, string>>) => nameOfImport({ report: read(files), redaction })
const projectCalled = (name: string) => ({
  id: name,
  database: name,
  name,
  entities: null,
  createdAt: null,
  changedAt: null,
  openedAt: null,
  deletedAt: null,
})

describe('the name of a workspace made of imported files', () => {
  it('is the workspace file’s own', () => {
    const text = JSON.stringify(saveWorkspace(emptyWorkspace('Tidewater Charter')))
    expect(named({ 'tide.json': text })).toBe('Tidewater Charter')
  })

  it('is the account’s, where the files hold one', () => {
    expect(named({ 'export.json': details('210987654321') })).toBe('Account 210987654321')
  })

  it('counts accounts, where they hold several', () => {
    const files = { 'a.json': details('210987654321'), 'b.json': details('123456789012') }
    expect(named(files)).toBe('2 accounts')
  })

  it('is the file’s, where they hold nothing that is called anything', () => {
    expect(named({ 'policies.dev.json': '{}' })).toBe('policies.dev')
  })

  it('is no file’s where names are made up: it may tell what they hide', () => {
    const report = read({ 'acme-payroll.json': '{}' })
    expect(nameOfImport({ report, redaction: redacted })).toBe('Imported account')
  })
})

describe('the name of a workspace that imported files take over', () => {
  const report = read({ 'export.json': details('210987654321') })
  const after = (before: Workspace, imported = report) =>
    nameOnceReplaced(before, { report: imported, redaction })
  const holding = (name: string, files: Readonly<Record<string, string>>) => {
    const { change } = read(files)
    if (change === null) throw new Error('the files hold an account')
    return { ...applyChange(emptyWorkspace('empty'), change), name }
  }

  it('is the account’s where a sample shipped under the one it had', () => {
    const first = projectCalled('Parcelo (sample)')
    const second = unusedName('Parcelo (sample)', [first])
    for (const name of ['Parcelo (sample)', second, 'Tidewater Charter organization'])
      expect(after(holding(name, { 'export.json': details('210987654321') }))).toBe('Account 210987654321')
  })

  it('is the account’s where another one was there before', () => {
    const odd = holding('Odd', { 'other.json': details('123456789012') })
    expect(after(odd)).toBe('Account 210987654321')
    expect(after({ ...emptyWorkspace('Odd') })).toBe('Account 210987654321')
  })

  it('is the workspace file’s own, whatever was there', () => {
    const before = holding('Odd', { 'export.json': details('210987654321') })
    const file = JSON.stringify(saveWorkspace({ ...before, name: 'Crown' }))
    expect(after(before, read({ 'crown.json': file }))).toBe('Crown')
  })

  it('stays where the same account is exported anew', () => {
    expect(after(holding('Ours', { 'old.json': details('210987654321') }))).toBe('Ours')
  })
})
