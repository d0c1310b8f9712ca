import { readdirSync, readFileSync } from 'node:fs'

import { Ajv } from 'ajv'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { someIamWorkspace } from '#testing/random/workspaces.ts'
import { workspaceSchema, workspaceSchemaText } from '#testing/workspace-schema.ts'

import { loadWorkspace, saveWorkspace } from './workspace-file.ts'

const published = 'public/schema/workspace.v1.json'
const samples = readdirSync('public/samples').filter((name) => name.endsWith('.json'))

const isValid = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(
  workspaceSchema(),
)

function fileWith(lists: object, root: object = {}): object {
  const account = { accountId: '111111111111', ...lists }
  return { rolescape: 1, name: 'w', accounts: [account], ...root }
}

const queue = 'arn:aws:sqs:eu-west-1:111111111111:q'
const versions = ['v1', 'v2'].map((versionId) => ({ versionId, document: {} }))

/** Files of which the definitions and the schema say the same. */
const accepted: readonly (readonly [string, unknown])[] = [
  ['next to nothing', { rolescape: 1, name: '' }],
  [
    'x- fields of the file, an account and an entry',
    fileWith({ 'x-a': [1], users: [{ name: 'a', 'x-b': null }] }, { 'x-c': {} }),
  ],
  ['what other parts of the product keep in it', fileWith({}, { sessions: [1], lesson: null, layout: {} })],
  ['tags of names that JavaScript knows', fileWith({ users: [{ name: 'a', tags: { constructor: 'x' } }] })],
  ['a path of several lines', fileWith({ users: [{ name: 'a', path: '/é b/\n/' }] })],
  ['a document that IAM would refuse', fileWith({ roles: [{ name: 'r', trustPolicy: 'oops' }] })],
  ['one version, which is in force', fileWith({ policies: [{ name: 'p', versions: versions.slice(1) }] })],
  ['a version in force', fileWith({ policies: [{ name: 'p', versions, defaultVersionId: 'v2' }] })],
  ['a queue with its ARN', fileWith({ resources: [{ type: 'sqs-queue', name: 'q', arn: queue }] })],
  ['a bucket without an ARN', fileWith({ resources: [{ type: 's3-bucket', name: 'b' }] })],
  ['a generic resource named by its ARN', fileWith({ resources: [{ type: 'generic', name: queue }] })],
  [
    'a pin with a context',
    fileWith({}, { board: [{ action: 'a', resource: 'b', context: { k: 1, l: ['x', true] } }] }),
  ],
]

const refused: readonly (readonly [string, unknown])[] = [
  ['a list', []],
  ['null', null],
  ['no version', { name: 'w' }],
  ['a newer version', fileWith({}, { rolescape: 2 })],
  ['a version of text', fileWith({}, { rolescape: '1' })],
  ['no name', { rolescape: 1 }],
  ['an unknown field of the file', fileWith({}, { wat: 1 })],
  ['an unknown field of an account', fileWith({ wat: 1 })],
  ['an unknown field of an entry', fileWith({ users: [{ name: 'a', wat: 1 }] })],
  [
    'an x- field deep down',
    fileWith({ users: [{ name: 'a', mfaDevices: [{ serialNumber: 's', 'x-a': 1 }] }] }),
  ],
  ['an account of eleven digits', fileWith({ accountId: '11111111111' })],
  ['accounts by name', { rolescape: 1, name: 'w', accounts: {} }],
  ['a user that is a text', fileWith({ users: ['alice'] })],
  ['a number for a name', fileWith({ groups: [{ name: 7 }] })],
  ['a path without its last slash', fileWith({ groups: [{ name: 'g', path: '/a' }] })],
  ['an ARN of nothing', fileWith({ groups: [{ name: 'g', arn: 'arn:aws:iam::1:' }] })],
  ['a role without a trust policy', fileWith({ roles: [{ name: 'r' }] })],
  ['a tag that is a number', fileWith({ users: [{ name: 'a', tags: { team: 1 } }] })],
  ['tags in a list', fileWith({ users: [{ name: 'a', tags: [] }] })],
  ['a policy without a document', fileWith({ policies: [{ name: 'p' }] })],
  ['a policy given twice over', fileWith({ policies: [{ name: 'p', document: {}, versions: [] }] })],
  ['versions of which none is in force', fileWith({ policies: [{ name: 'p', versions }] })],
  ['no version at all', fileWith({ policies: [{ name: 'p', versions: [] }] })],
  ['a resource of no known type', fileWith({ resources: [{ type: 'toaster', name: 't' }] })],
  ['a queue without an ARN', fileWith({ resources: [{ type: 'sqs-queue', name: 'q' }] })],
  ['a generic resource without an ARN', fileWith({ resources: [{ type: 'generic', name: 'q' }] })],
  ['an unknown setting', fileWith({ resources: [{ type: 's3-bucket', name: 'b', settings: { wat: 1 } }] })],
  ['settings in a list', fileWith({ resources: [{ type: 's3-bucket', name: 'b', settings: [] }] })],
  ['a password policy in a list', fileWith({ passwordPolicy: [] })],
  ['a pin of another id', fileWith({}, { board: [{ id: '1', action: 'a', resource: 'b' }] })],
  [
    'a context value that is null',
    fileWith({}, { board: [{ action: 'a', resource: 'b', context: { k: null } }] }),
  ],
  ['an organization of which nothing is said', fileWith({}, { organization: {} })],
  [
    'a unit of another id',
    fileWith(
      {},
      {
        organization: {
          organizationId: 'o-1',
          rootId: 'r-1',
          managementAccountId: '111111111111',
          units: [{ id: 'r-2', name: 'u', parent: 'r-1' }],
        },
      },
    ),
  ],
]

describe('the published schema of a workspace file', () => {
  it('is what `npm run build:schema` makes of the definitions today', () => {
    expect(readFileSync(published, 'utf8')).toBe(workspaceSchemaText())
  })

  it.each(samples)('takes the sample %s', (name) => {
    const sample: unknown = JSON.parse(readFileSync(`public/samples/${name}`, 'utf8'))
    isValid(sample)
    expect(isValid.errors).toBeNull()
  })

  it('takes every workspace that was saved', () => {
    fc.assert(
      fc.property(someIamWorkspace, (workspace) => {
        isValid(JSON.parse(JSON.stringify(saveWorkspace(workspace))))
        expect(isValid.errors).toBeNull()
      }),
      { numRuns: 100 },
    )
  })

  it.each(accepted)('takes %s, as loading does', (_, file) => {
    expect({ loads: loadWorkspace(file).ok, isValid: isValid(file) }).toEqual({ loads: true, isValid: true })
  })

  it.each(refused)('refuses %s, as loading does', (_, file) => {
    expect({ loads: loadWorkspace(file).ok, isValid: isValid(file) }).toEqual({
      loads: false,
      isValid: false,
    })
  })
})
