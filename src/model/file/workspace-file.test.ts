import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'

import type { Workspace } from '../workspace.ts'
import type { FileProblem } from './file-problem.ts'
import { loadWorkspace, saveWorkspace } from './workspace-file.ts'

const account = { accountId: '111111111111', name: 'dev' }

function loaded(json: unknown): Workspace {
  const result = loadWorkspace(json)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

function problemsOf(json: unknown): readonly FileProblem[] {
  const result = loadWorkspace(json)
  return result.ok ? [] : result.problem
}

/** A file with one account, where `lists` stand beside its id and name. */
function fileWith(lists: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(JSON.stringify({ rolescape: 1, name: 'w', accounts: [{ ...account, ...lists }] }))
}

const alice = 'arn:aws:iam::111111111111:user/alice'

describe('a workspace file', () => {
  it('needs no more of a user than the name', () => {
    const user = loaded(fileWith({ users: [{ name: 'alice' }] })).entities.get(alice)
    expect(user).toEqual({
      kind: 'user',
      id: alice,
      arn: alice,
      accountId: '111111111111',
      path: '/',
      name: 'alice',
      uniqueId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      createDate: '2026-01-01T00:00:00Z',
      attachedPolicies: [],
      inlinePolicies: [],
      groups: [],
      permissionsBoundary: null,
      loginProfile: false,
      passwordLastUsed: null,
      accessKeys: [],
      mfaDevices: [],
      tags: {},
    })
  })

  it('shows in the names of the workspace and of an account what would turn them around', () => {
    const turned = { accountId: '111111111111', name: '\u202Eevil\u202C' }
    const { name, entities } = loaded({ rolescape: 1, name: 'a\u2067b', accounts: [turned] })
    expect(name).toBe('a[U+2067]b')
    expect(entities.get('account/111111111111')).toMatchObject({ name: '[U+202E]evil[U+202C]' })
  })

  it('derives the same ids each time it is read', () => {
    const file = fileWith({
      users: [{ name: 'alice' }, { name: 'bob' }],
      roles: [{ name: 'r', trustPolicy: {} }],
    })
    expect(loaded(file)).toEqual(loaded(file))
    const ids = [...loaded(file).entities.values()].map((entity) =>
      'uniqueId' in entity ? entity.uniqueId : '',
    )
    expect(new Set(ids).size).toBe(4)
  })

  it('keeps ids and ARNs that it gives, of any partition', () => {
    const arn = 'arn:aws-cn:iam::111111111111:user/alice'
    const file = fileWith({ users: [{ name: 'alice', arn, uniqueId: 'AIDAOWN' }] })
    expect(loaded(file).entities.get(arn)).toMatchObject({ arn, uniqueId: 'AIDAOWN' })
  })

  it('may give a policy by its document alone', () => {
    const document = { Version: '2012-10-17', Statement: [] }
    const policy = loaded(fileWith({ policies: [{ name: 'p', path: '/a/', document }] })).entities.get(
      'arn:aws:iam::111111111111:policy/a/p',
    )
    expect(policy).toMatchObject({
      versions: [{ versionId: 'v1', document, createDate: '2026-01-01T00:00:00Z' }],
      defaultVersionId: 'v1',
      owner: '111111111111',
    })
  })

  it('keeps a document that IAM would refuse, so that it can be mended', () => {
    const broken = { Statement: 'oops', Effect: ['Allow'] }
    const file = fileWith({ roles: [{ name: 'r', trustPolicy: broken }] })
    expect(loaded(file).entities.get('arn:aws:iam::111111111111:role/r')).toMatchObject({
      trustPolicy: broken,
    })
  })

  it.each([
    ['a list', [], { kind: 'not-a-workspace', pointer: '' }],
    ['null', null, { kind: 'not-a-workspace', pointer: '' }],
    ['an object without a version', { accounts: [] }, { kind: 'not-a-workspace', pointer: '' }],
    [
      'a later version',
      { rolescape: 2, news: 1 },
      { kind: 'newer-version', pointer: '/rolescape', found: 2 },
    ],
    [
      'a version of text',
      { rolescape: '1' },
      { kind: 'unknown-version', pointer: '/rolescape', found: '"1"' },
    ],
    ['no name', { rolescape: 1 }, { kind: 'missing-field', pointer: '/name' }],
    ['a field nobody knows', { rolescape: 1, name: '', wat: 1 }, { kind: 'unknown-field', pointer: '/wat' }],
    [
      'an organization of which nothing is said',
      { rolescape: 1, name: '', organization: { organizationId: 'o-1', rootId: 'r-1' } },
      { kind: 'missing-field', pointer: '/organization/managementAccountId' },
    ],
    [
      'an unknown field of an entry',
      fileWith({ users: [{ name: 'a' }, { name: 'b', 'pass/word~': 1 }] }),
      { kind: 'unknown-field', pointer: '/accounts/0/users/1/pass~1word~0' },
    ],
    [
      'an unknown field deep down',
      fileWith({ users: [{ name: 'a', inlinePolicies: [{ name: 'p', document: {}, Sid: 1 }] }] }),
      { kind: 'unknown-field', pointer: '/accounts/0/users/0/inlinePolicies/0/Sid' },
    ],
    [
      'a missing trust policy',
      fileWith({ roles: [{ name: 'r' }] }),
      { kind: 'missing-field', pointer: '/accounts/0/roles/0/trustPolicy' },
    ],
    [
      'a number for a name',
      fileWith({ groups: [{ name: 7 }] }),
      { kind: 'wrong-shape', pointer: '/accounts/0/groups/0/name', expected: 'string', found: '7' },
    ],
    [
      'a queue without the ARN that says its region',
      fileWith({ resources: [{ type: 'sqs-queue', name: 'q' }] }),
      { kind: 'missing-field', pointer: '/accounts/0/resources/0/arn' },
    ],
    [
      'the same user twice',
      fileWith({ users: [{ name: 'alice' }, { name: 'alice' }] }),
      { kind: 'duplicate-entry', pointer: '/accounts/0/users/1', found: alice },
    ],
    [
      'a policy given twice over',
      fileWith({ policies: [{ name: 'p', document: {}, versions: [] }] }),
      { kind: 'conflicting-fields', pointer: '/accounts/0/policies/0', fields: ['document', 'versions'] },
    ],
    [
      'versions of which none is said to be in force',
      fileWith({
        policies: [{ name: 'p', versions: ['v1', 'v2'].map((versionId) => ({ versionId, document: {} })) }],
      }),
      { kind: 'missing-field', pointer: '/accounts/0/policies/0/defaultVersionId' },
    ],
    [
      'tags that are not text',
      fileWith({ users: [{ name: 'a', tags: { team: 1 } }] }),
      {
        kind: 'wrong-shape',
        pointer: '/accounts/0/users/0/tags',
        expected: 'object of strings',
        found: '{"team":1}',
      },
    ],
    [
      'a setting that is misspelled, with those that are known',
      fileWith({
        resources: [{ type: 's3-bucket', name: 'b', settings: { blockPublicAccess: { blockAcls: true } } }],
      }),
      {
        kind: 'unknown-field',
        pointer: '/accounts/0/resources/0/settings/blockPublicAccess/blockAcls',
        known: ['blockPublicAcls', 'ignorePublicAcls', 'blockPublicPolicy', 'restrictPublicBuckets'],
      },
    ],
    [
      'settings in a list',
      fileWith({ resources: [{ type: 's3-bucket', name: 'b', settings: ['x'] }] }),
      { kind: 'wrong-shape', pointer: '/accounts/0/resources/0/settings', expected: 'object' },
    ],
    [
      'a password policy in a list',
      { rolescape: 1, name: '', accounts: [{ ...account, passwordPolicy: [] }] },
      { kind: 'wrong-shape', pointer: '/accounts/0/passwordPolicy', expected: 'object' },
    ],
    [
      'an object in place of a list',
      fileWith({ users: [{ name: 'a', accessKeys: {} }] }),
      { kind: 'wrong-shape', pointer: '/accounts/0/users/0/accessKeys', expected: 'list', found: '{}' },
    ],
    [
      'a status that there is not',
      fileWith({ users: [{ name: 'a', accessKeys: [{ accessKeyId: 'AKIA', status: 'active' }] }] }),
      { kind: 'wrong-shape', expected: '"Active" | "Inactive"', found: '"active"' },
    ],
  ])('is refused for %s', (_, json, problem) => {
    expect(problemsOf(json)).toEqual([expect.objectContaining(problem)])
  })

  it('is refused with all problems at once', () => {
    const file = fileWith({ users: [{ nam: 'a' }], roles: [{ name: 'r' }] })
    expect(problemsOf(file).map((problem) => problem.pointer)).toEqual([
      '/accounts/0/users/0/nam',
      '/accounts/0/users/0/name',
      '/accounts/0/roles/0/trustPolicy',
    ])
  })

  it('gives back x- fields of the file, an account and an entry, and what other parts of the product keep in it', () => {
    const file = {
      rolescape: 1,
      name: 'w',
      'x-origin': { tool: 'mine' },
      lesson: { anything: true },
      accounts: [{ ...account, 'x-colour': 'red', users: [{ name: 'alice', 'x-note': ['hi'] }] }],
    }
    const workspace = loaded(file)
    expect(saveWorkspace(workspace)).toMatchObject(file)
    expect(loaded(saveWorkspace(workspace))).toEqual(workspace)
  })

  it('keeps tags whose keys mean something to JavaScript', () => {
    const text = `{"rolescape":1,"name":"w","accounts":[{"accountId":"111111111111","users":[
      {"name":"alice","tags":{"__proto__":"x","constructor":"y"}}]}]}`
    const saved = JSON.stringify(saveWorkspace(loaded(JSON.parse(text))))
    expect(saved).toContain('"tags":{"__proto__":"x","constructor":"y"}')
  })

  it('holds the sample that ships with the product', () => {
    const sample: unknown = JSON.parse(readFileSync('public/samples/teaching.json', 'utf8'))
    const workspace = loaded(sample)
    expect(loaded(saveWorkspace(workspace))).toEqual(workspace)
    const again: JsonValue = saveWorkspace(loaded(saveWorkspace(workspace)))
    expect(again).toEqual(saveWorkspace(workspace))
  })
})
