import { describe, expect, it } from 'vitest'

import { resolve } from '#model/resolve.ts'
import { entitiesOf, entityOf } from '#model/workspace.ts'
import { applied, empty } from '#testing/account-exports.ts'
import { accepted, smallCompany, workspaceOf } from '#testing/accounts.ts'

import { exportAuthorizationDetails } from '../export-authorization-details/export-authorization-details.ts'
import { exportAwsCli } from '../export-aws-cli/export-aws-cli.ts'
import { exportCloudFormation } from '../export-cloudformation/export-cloudformation.ts'
import { exportMarkdown } from '../export-markdown/export-markdown.ts'
import { exportTerraform } from '../export-terraform/export-terraform.ts'
import type { ExportedFiles } from '../exported-file.ts'
import { readImport } from '../import-set/read-import.ts'
import { redact } from '../redact.ts'

const id = '111122223333'
const key = `arn:aws:kms:eu-west-1:${id}:key/1`
const queues = [
  { type: 'sqs-queue', region: 'eu-west-1' },
  { type: 'sqs-queue', region: 'us-east-1' },
  { type: 'iam', region: null },
]

/** An account of which much was refused, in an organization of which nobody read more than the id. */
const unread = workspaceOf({
  rolescape: 1,
  name: 'unread',
  organization: { organizationId: 'o-acme123456', rootId: 'r-unread', managementAccountId: '999999999999' },
  accounts: [
    {
      accountId: id,
      parent: 'r-unread',
      unread: ['blockPublicAccess'],
      unlisted: queues,
      users: [{ name: 'otto' }],
      resources: [
        { type: 'kms-key', name: '1', arn: key, unread: ['grants', 'tags'] },
        { type: 's3-bucket', name: 'files', arn: 'arn:aws:s3:::files', unread: ['policy'] },
      ],
    },
  ],
})

/** An organization whose SCPs and members nobody could read. */
const silent = workspaceOf({
  rolescape: 1,
  name: 'silent',
  organization: {
    organizationId: 'o-acme123456',
    rootId: 'r-1',
    managementAccountId: '999999999999',
    policyTypes: ['service-control'],
    unread: ['service-control', 'accounts'],
  },
  accounts: [
    { accountId: '999999999999', parent: 'r-1' },
    { accountId: id, unread: ['organization'] },
  ],
})

const notesIn = (files: ExportedFiles) => files.flatMap(({ notes }) => notes).join('\n')
const textOf = (files: ExportedFiles) => files.map(({ text }) => text).join('\n')

const ofAccounts = [
  ['AWS CLI script', exportAwsCli],
  ['CloudFormation', exportCloudFormation],
  ['Terraform', exportTerraform],
  ['authorization details', exportAuthorizationDetails],
  ['Markdown', exportMarkdown],
] as const

describe.each(ofAccounts)('what nobody could read of an account, in %s', (_, exported) => {
  it('is named in the file', () => {
    const text = textOf(exported(unread))
    expect(text).toContain('S3 Block Public Access of the account')
    expect(text).toContain('queues in eu-west-1, us-east-1')
    expect(text).toContain('users, groups, roles and policies')
    expect(text).toContain('where the account stands in its organization')
    expect(textOf(exported(silent))).toContain('which organization the account is in')
  })

  it('is not named where all was read', () => {
    const files = exported(smallCompany())
    expect(textOf(files)).not.toMatch(/Not read|not read/)
    expect(notesIn(files)).not.toContain('ot read')
  })
})

describe.each(ofAccounts.slice(0, 3))(
  'what nobody could read of resources and the organization, in %s',
  (_, exported) => {
    it('is named, and not made', () => {
      const files = exported(unread)
      const notes = notesIn(files)
      expect(notes).toMatch(/Block Public Access of [12] resources? were not read/)
      expect(notes).toContain('“r-unread” stands for the root, and is no id of AWS’s')
      expect(notes).toContain(`${id} where nobody has read it`)
      const made = textOf(files)
        .split('\n')
        .filter((line) => line.includes('r-unread'))
      expect(made).toHaveLength(1)
    })

    it('is not told to allow what nobody knows', () => {
      const notes = notesIn(exported(silent))
      expect(notes).toContain('all SCPs and where they are attached')
      expect(notes).toContain('which accounts are in the organization, and where')
      expect(notes).not.toContain('FullAWSAccess')
    })
  },
)

describe('a report of what nobody could read', () => {
  it('names the organization and the policies', () => {
    const text = textOf(exportMarkdown(unread))
    expect(text).toContain('stands for the root')
    expect(text).toMatch(/files \| not read/)
    expect(textOf(exportMarkdown(silent))).toContain('all SCPs')
  })
})

describe('authorization details of an account whose own nobody could read', () => {
  it('are told to go on when they are imported again', () => {
    const files = exportAuthorizationDetails(unread).map(({ name, text }) => ({ name, text }))
    expect(readImport(files, empty).findings.map(({ kind }) => kind)).toContain('incomplete-export')
    expect(applied(empty, readImport(files, empty)).entities.has(`arn:aws:iam::${id}:user/otto`)).toBe(true)
  })
})

describe('a redacted workspace', () => {
  it('keeps what nobody could read, so that it is decided alike', () => {
    const { workspace, mapping } = accepted(redact(unread, 1, new Map()))
    const [account] = entitiesOf(workspace, 'account')
    expect(account).toMatchObject({ unread: ['blockPublicAccess'], unlisted: queues, parent: 'r-unread' })
    expect(entityOf(workspace, 'organization', 'organization')?.rootId).toBe('r-unread')
    const [made] = entitiesOf(workspace, 'user')
    if (made === undefined) throw new Error('no user')
    const resource = `arn:aws:sqs:eu-west-1:${mapping.get(id)}:jobs`
    const ask = { action: 'sqs:SendMessage', resource, context: {} }
    expect(resolve(workspace, { kind: 'user', user: made.arn, context: {} }, ask)).toMatchObject({
      kind: 'unknown',
      reasons: [{ kind: 'unlisted-resource', type: 'sqs-queue', region: 'eu-west-1' }],
    })
    const parts = entitiesOf(workspace, 'resource').map((one) => one.unread)
    expect(parts).toEqual([['grants', 'tags'], ['policy']])
    expect(entitiesOf(accepted(redact(silent, 1, new Map())).workspace, 'organization')[0]?.unread).toEqual([
      'service-control',
      'accounts',
    ])
  })
})
