import { anything, array, assert, constantFrom, dictionary, json, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'
import { empty, userNamed } from '#testing/account-exports.ts'

import small from '../fixtures/small-account.json' with { type: 'json' }
import { readImport } from './read-import.ts'

const account = '111122223333'
const file = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) })
const answered = (command: string, answer: unknown) => ({ command: command.split(' '), answer })

const collected = {
  rolescapeCollect: 1,
  account,
  answers: [
    answered('iam get-account-authorization-details', small),
    answered('iam list-mfa-devices --user-name Alice', { MFADevices: [] }),
    answered('iam list-access-keys --user-name Alice', {
      AccessKeyMetadata: [
        { UserName: 'Alice', AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: '2024-03-01T08:00:00Z' },
      ],
    }),
    { command: ['iam', 'get-login-profile', '--user-name', 'Alice'], error: 'NoSuchEntity' },
    answered('iam list-account-aliases', { AccountAliases: ['parcelo'] }),
    answered('organizations describe-organization', {
      Organization: { Id: 'o-abc', MasterAccountId: '999999999999' },
    }),
    answered('organizations list-roots', {
      Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
    }),
    answered('organizations list-organizational-units-for-parent --parent-id r-1', {
      OrganizationalUnits: [{ Id: 'ou-1', Name: 'Work' }],
    }),
    answered('organizations list-accounts-for-parent --parent-id ou-1', {
      Accounts: [{ Id: account, Name: 'dev' }],
    }),
    answered('organizations describe-policy --policy-id p-1', {
      Policy: {
        PolicySummary: { Id: 'p-1', Name: 'NoDelete', Type: 'SERVICE_CONTROL_POLICY' },
        Content: '{"Version":"2012-10-17","Statement":[]}',
      },
    }),
    answered('organizations list-targets-for-policy --policy-id p-1', { Targets: [{ TargetId: 'ou-1' }] }),
    answered('s3api get-bucket-policy --bucket files', { Policy: '{"Version":"2012-10-17","Statement":[]}' }),
    answered('sqs get-queue-attributes --queue-url u', {
      Attributes: { QueueArn: `arn:aws:sqs:eu-west-1:${account}:q`, Policy: '%7B%7D' },
    }),
  ],
}

function imported(files: readonly { readonly name: string; readonly text: string }[]): Workspace {
  const { change } = readImport(files, empty)
  return change === null ? empty : applyChange(empty, change)
}

const pageOf = (user: string) => ({
  UserDetailList: [userNamed(user)],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
})
const kindsOf = (...pages: readonly object[]) =>
  readImport(
    pages.map((one, i) => file(String(i), one)),
    empty,
  ).findings.map(({ kind }) => kind)

/** What nobody has read of the first user of a file. */
function unreadIn(name: string, value: unknown): readonly string[] | null {
  const { change } = readImport([file(name, value)], empty)
  const found = (change?.added ?? []).find((one) => one.kind === 'user')
  return found?.kind === 'user' ? (found.unread ?? []) : null
}

describe('files that are imported together', () => {
  it('have a finding for each thing that they disagree on, where the one stands that was taken', () => {
    const other = structuredClone(small)
    const [user] = other.UserDetailList
    if (user === undefined) throw new Error('no user')
    Object.assign(user, { Tags: [{ Key: 'team', Value: 'other' }] })
    const answers = [answered('s3api get-bucket-policy --bucket files', { Policy: '{}' })]
    const { files } = readImport(
      [file('a', collected), file('b', other), file('c', small), file('d', { ...collected, answers })],
      empty,
    )
    const disagreements = files.map(({ findings }) => findings.filter(({ kind }) => kind === 'contradiction'))
    const place = { kind: 'contradiction', pointer: '/UserDetailList/0', subject: user.Arn }
    const asked = 's3api get-bucket-policy --bucket files'
    expect(disagreements).toEqual([
      [],
      [place],
      [place],
      [{ kind: 'contradiction', pointer: '/answers/0/answer', subject: asked }],
    ])
  })

  it('are whole where one is the page on which another goes on', () => {
    const first = { ...pageOf('alice'), IsTruncated: true, Marker: 'm' }
    expect(kindsOf(first)).toContain('incomplete-export')
    expect(kindsOf(first, pageOf('bob'))).not.toContain('incomplete-export')
  })

  it('have a finding where two of a file have one unique id', () => {
    const UserDetailList = [userNamed('alice'), userNamed('bob')]
    const { findings } = readImport([file('a', { ...small, UserDetailList })], empty)
    expect(findings.filter(({ kind }) => kind === 'duplicate-id')).toEqual([
      { kind: 'duplicate-id', pointer: '/UserDetailList/1', subject: 'AIDAEXAMPLE1USER00000' },
    ])
  })

  it('have a finding for each text of which characters were lost', () => {
    const broken = { ...small, UserDetailList: [], _notes: ['Gr\uFFFD\uFFFDe', { 'M\uFFFDller': 'x' }] }
    const { findings } = readImport([file('latin1', broken)], empty)
    expect(findings.filter(({ kind }) => kind === 'lost-characters')).toEqual([
      { kind: 'lost-characters', pointer: '/_notes/0', subject: 'Gr\uFFFD\uFFFDe' },
      { kind: 'lost-characters', pointer: '/_notes/1/M\uFFFDller', subject: 'M\uFFFDller' },
    ])
  })

  it('become one workspace, whichever of them says what', () => {
    const { entities } = imported([file('all.json', collected)])
    expect(entities.get(`arn:aws:iam::${account}:user/staff/Alice`)).toMatchObject({
      accessKeys: [{ accessKeyId: 'AKIA1', status: 'Active', lastUsed: null }],
      loginProfile: false,
    })
    expect(entities.get(`account/${account}`)).toMatchObject({
      name: 'dev',
      alias: 'parcelo',
      parent: 'ou-1',
    })
    expect(entities.get('organization')).toMatchObject({ rootId: 'r-1', policyTypes: ['service-control'] })
    expect(entities.get('ou-1')).toMatchObject({ parent: 'r-1', organizationPolicies: ['p-1'] })
    expect(entities.get('p-1')).toMatchObject({ document: { Version: '2012-10-17', Statement: [] } })
    expect(entities.get('arn:aws:s3:::files')).toMatchObject({ type: 's3-bucket', accountId: account })
    expect(entities.get(`arn:aws:sqs:eu-west-1:${account}:q`)).toMatchObject({ policy: {} })
  })

  it('leave unknown what no answer tells of passwords, keys and MFA devices', () => {
    expect(unreadIn('all.json', collected)).toEqual([])
    expect(unreadIn('a.json', small)).toEqual(['loginProfile', 'accessKeys', 'mfaDevices'])
  })

  it('are told what they don’t hold', () => {
    expect(readImport([file('a.json', small)], empty).assumedAbsent).toContain('organization')
    const { assumedAbsent } = readImport([file('all.json', collected)], empty)
    expect(assumedAbsent).not.toContain('organization')
    expect(assumedAbsent).toContain('topic-policies')
  })

  it('are known by their content, and those that aren’t are named', () => {
    const report = readImport(
      [
        file('a.json', small),
        file('b.json', { x: 1 }),
        { name: 'c.json', text: '{"UserDet' },
        file('w.json', saveWorkspace(empty)),
      ],
      empty,
    )
    expect(report.files.map(({ format }) => format)).toEqual([
      'authorization-details',
      null,
      null,
      'workspace',
    ])
    expect(
      report.files.map(({ findings }) =>
        findings.some(({ kind }) => kind === 'wrong-shape' || kind === 'not-json'),
      ),
    ).toEqual([false, true, true, false])
  })

  it('change nothing when they are read again', () => {
    const workspace = imported([file('all.json', collected)])
    expect(readImport([file('all.json', collected)], workspace).change).toBeNull()
  })

  it('of any content give a workspace that can be saved', () => {
    const command = constantFrom(...collected.answers.map((one) => one.command))
    const answer = oneof(
      constantFrom(...collected.answers.map((one) => ('answer' in one ? one.answer : null))),
      dictionary(
        constantFrom('Policy', 'Accounts', 'Roots', 'Grants', 'Organization', '__proto__'),
        anything({ maxDepth: 3 }),
      ),
    )
    assert(
      property(array(command), array(answer), json(), (commands, values, other) => {
        const answers = commands.map((one, i) => ({ command: one, answer: values[i] ?? null }))
        const mixed = { rolescapeCollect: 1, account, answers }
        const workspace = imported([
          file('a.json', JSON.parse(JSON.stringify(mixed, plainly))),
          { name: 'b', text: other },
        ])
        expect(loadWorkspace(saveWorkspace(workspace)).ok).toBe(true)
      }),
    )
  })
})

const plainly = (_key: string, value: unknown) =>
  typeof value === 'bigint' || typeof value === 'symbol' ? null : value
