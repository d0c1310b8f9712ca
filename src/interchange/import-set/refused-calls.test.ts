import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import { applyChange } from '#model/change.ts'
import { arn } from '#model/entities/names.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { resolve } from '#model/resolve.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { empty, userNamed } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const account = '111122223333'
const key = `arn:aws:kms:eu-west-1:${account}:key/1`
const secret = `arn:aws:secretsmanager:eu-west-1:${account}:secret:db-AbCdEf`
const table = `arn:aws:dynamodb:eu-west-1:${account}:table/orders`
const answered = (command: string, answer: unknown) => ({ command: command.split(' '), answer })
const refusedBy = (command: string, error: string) => ({ command: command.split(' '), error })

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const ottoArn = arn(`arn:aws:iam::${account}:user/otto`)
const otto = {
  ...userNamed('otto'),
  UserPolicyList: [{ PolicyName: 'all', PolicyDocument: everything }],
}
const details = answered('iam get-account-authorization-details', {
  UserDetailList: [otto],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
})

function file(name: string, answers: readonly unknown[]) {
  return { name, text: JSON.stringify({ rolescapeCollect: 1, account, answers }) }
}

function report(answers: readonly unknown[], into: Workspace = empty) {
  return readImport([file('a.json', [details, ...answers])], into)
}

function workspaceOf(answers: readonly unknown[]): Workspace {
  const { change } = report(answers)
  return change === null ? empty : applyChange(empty, change)
}

function outcome(workspace: Workspace, action: string, resource: string): string {
  const caller = { kind: 'user', user: ottoArn, context: {} } as const
  return resolve(workspace, caller, { action, resource, context: {} }).kind
}

function decided(workspace: Workspace, action: string, resource: string): string {
  const caller = { kind: 'user', user: ottoArn, context: {} } as const
  const found = resolve(workspace, caller, { action, resource, context: {} })
  return found.kind === 'unknown' ? 'unknown' : authorizeAll(found.checks).decision
}

const buckets = answered('s3api list-buckets', { Buckets: [{ Name: 'files' }] })

describe('a call that AWS refused to the collect script', () => {
  it('is a finding with its error, and what it would have told is not known', () => {
    const answers = [
      buckets,
      refusedBy('s3api get-bucket-policy --bucket files', 'AccessDenied'),
      refusedBy(`kms get-key-policy --key-id ${key} --policy-name default`, 'AccessDeniedException'),
      refusedBy('lambda list-functions --region eu-west-1', 'AccessDeniedException'),
    ]
    const { findings, assumedAbsent } = report(answers)
    expect(findings.filter(({ kind }) => kind === 'refused-call')).toEqual([
      {
        kind: 'refused-call',
        pointer: '/answers/2/error',
        subject: 's3api get-bucket-policy --bucket files: AccessDenied',
      },
      {
        kind: 'refused-call',
        pointer: '/answers/3/error',
        subject: `kms get-key-policy --key-id ${key} --policy-name default: AccessDeniedException`,
      },
      {
        kind: 'refused-call',
        pointer: '/answers/4/error',
        subject: 'lambda list-functions --region eu-west-1: AccessDeniedException',
      },
    ])
    expect(assumedAbsent).not.toContain('function-policies')
    expect(assumedAbsent).toContain('table-policies')
    const workspace = workspaceOf(answers)
    expect(outcome(workspace, 's3:DeleteObject', 'arn:aws:s3:::files/x')).toBe('unknown')
    expect(outcome(workspace, 'kms:Decrypt', key)).toBe('unknown')
    const again = loadWorkspace(saveWorkspace(workspace))
    expect(again.ok ? outcome(again.value, 's3:DeleteObject', 'arn:aws:s3:::files/x') : again).toBe('unknown')
  })

  it('is none where the error says that there is nothing to tell', () => {
    const answers = [
      buckets,
      answered('resourcegroupstaggingapi get-resources --region eu-west-1', {
        ResourceTagMappingList: [
          { ResourceARN: 'arn:aws:s3:::files', Tags: [{ Key: 'team', Value: 'ops' }] },
          { ResourceARN: 'arn:aws:s3:::elsewhere', Tags: [] },
        ],
      }),
      refusedBy('s3api get-bucket-policy --bucket files', 'NoSuchBucketPolicy'),
      refusedBy('s3api get-public-access-block --bucket files', 'NoSuchPublicAccessBlockConfiguration'),
      refusedBy('s3api get-bucket-ownership-controls --bucket files', 'OwnershipControlsNotFoundError'),
      refusedBy('organizations describe-organization', 'AWSOrganizationsNotInUseException'),
      refusedBy('iam get-login-profile --user-name otto', 'NoSuchEntity'),
    ]
    expect(report(answers).findings).toEqual([])
    const { entities } = workspaceOf(answers)
    expect(entities.get('arn:aws:s3:::files')).toMatchObject({ tags: { team: 'ops' } })
    expect(entities.has('arn:aws:s3:::elsewhere')).toBe(false)
    expect(outcome(workspaceOf(answers), 's3:DeleteObject', 'arn:aws:s3:::files/x')).toBe('ready')
  })

  it('leaves alone what the workspace knows already', () => {
    const known = workspaceOf([
      buckets,
      answered('s3api get-bucket-policy --bucket files', { Policy: JSON.stringify(everything) }),
    ])
    const later = [buckets, refusedBy('s3api get-bucket-policy --bucket files', 'AccessDenied')]
    expect(report(later, known).change).toBeNull()
  })

  it('is made up for by a file that tells', () => {
    const unread = workspaceOf([buckets, refusedBy('s3api get-bucket-policy --bucket files', 'AccessDenied')])
    const { change } = report(
      [buckets, refusedBy('s3api get-bucket-policy --bucket files', 'NoSuchBucketPolicy')],
      unread,
    )
    const read = change === null ? unread : applyChange(unread, change)
    expect(outcome(read, 's3:DeleteObject', 'arn:aws:s3:::files/x')).toBe('ready')
  })

  it('leaves a key whose grants it would have told without an answer', () => {
    const workspace = workspaceOf([
      answered(`kms get-key-policy --key-id ${key}`, { Policy: JSON.stringify(everything) }),
      refusedBy(`kms list-grants --key-id ${key}`, 'AccessDeniedException'),
    ])
    expect(outcome(workspace, 'kms:Decrypt', key)).toBe('unknown')
  })
})

describe('files of the collect script one after the other', () => {
  it('are read as several', () => {
    const other = file('b', [answered('iam list-account-aliases', { AccountAliases: ['acme'] })])
    const text = `${file('a', [details, buckets]).text}\n${other.text}\n`
    const { change, files } = readImport([{ name: 'both', text }], empty)
    const workspace = change === null ? empty : applyChange(empty, change)
    expect(files[0]?.format).toBe('collected')
    expect(workspace.entities.has('arn:aws:s3:::files')).toBe(true)
    expect(entityOf(workspace, 'account', `account/${account}`)?.alias).toBe('acme')
  })
})

describe('a resource that was listed', () => {
  it('is kept without a policy where it has none, and with an unknown one where that was refused', () => {
    const workspace = workspaceOf([
      answered('dynamodb list-tables --region eu-west-1', { TableNames: ['orders'] }),
      refusedBy(
        `dynamodb get-resource-policy --region eu-west-1 --resource-arn ${table}`,
        'PolicyNotFoundException',
      ),
      answered('secretsmanager list-secrets --region eu-west-1', {
        SecretList: [{ ARN: secret, Name: 'db', Tags: [{ Key: 'team', Value: 'ops' }] }],
      }),
      refusedBy(`secretsmanager get-resource-policy --secret-id ${secret}`, 'AccessDeniedException'),
      answered('kms list-keys --region eu-west-1', { Keys: [{ KeyId: '1', KeyArn: key }] }),
      answered('sqs list-queues --region eu-west-1', {
        QueueUrls: [`https://sqs.eu-west-1.amazonaws.com/${account}/jobs`],
      }),
      answered('sns list-topics --region eu-west-1', {
        Topics: [{ TopicArn: `arn:aws:sns:eu-west-1:${account}:news` }],
      }),
      answered('ecr describe-repositories --region eu-west-1', {
        repositories: [{ repositoryArn: `arn:aws:ecr:eu-west-1:${account}:repository/app` }],
      }),
      refusedBy(
        'ecr get-repository-policy --repository-name app --region eu-west-1',
        'RepositoryPolicyNotFoundException',
      ),
    ])
    expect(outcome(workspace, 'dynamodb:GetItem', table)).toBe('ready')
    expect(entityOf(workspace, 'resource', table)).toMatchObject({ name: 'orders', policy: null })
    expect(outcome(workspace, 'secretsmanager:GetSecretValue', secret)).toBe('unknown')
    expect(entityOf(workspace, 'resource', secret)).toMatchObject({ tags: { team: 'ops' } })
    expect(outcome(workspace, 'kms:Decrypt', key)).toBe('unknown')
    expect(outcome(workspace, 'sqs:SendMessage', `arn:aws:sqs:eu-west-1:${account}:jobs`)).toBe('unknown')
    expect(outcome(workspace, 'sns:Publish', `arn:aws:sns:eu-west-1:${account}:news`)).toBe('unknown')
    expect(outcome(workspace, 'ecr:PutImage', `arn:aws:ecr:eu-west-1:${account}:repository/app`)).toBe(
      'ready',
    )
  })
})

const outsideOf = (name: string, value: string) => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: '*',
    Condition: { StringNotEquals: { [name]: value } },
  },
})

describe('a member account', () => {
  const inOrganization = answered('organizations describe-organization', {
    Organization: { Id: 'o-acme123456', MasterAccountId: '999999999999' },
  })
  const refusedRoots = refusedBy('organizations list-roots', 'AccessDeniedException')
  const withPolicy = (policy: unknown) => [
    inOrganization,
    refusedRoots,
    buckets,
    answered('s3api get-bucket-policy --bucket files', { Policy: JSON.stringify(policy) }),
  ]

  it('is in the organization that it was told, though nobody knows where', () => {
    const workspace = workspaceOf(withPolicy(outsideOf('aws:PrincipalOrgID', 'o-acme123456')))
    expect(decided(workspace, 's3:DeleteObject', 'arn:aws:s3:::files/x')).toBe('allowed')
    const other = workspaceOf(withPolicy(outsideOf('aws:PrincipalOrgID', 'o-other12345')))
    expect(decided(other, 's3:DeleteObject', 'arn:aws:s3:::files/x')).toBe('explicitDeny')
    const placed = workspaceOf(withPolicy(outsideOf('aws:PrincipalOrgPaths', 'o-acme123456/r-1/')))
    expect(decided(placed, 's3:DeleteObject', 'arn:aws:s3:::files/x')).toBe('unknown')
    expect(decided(placed, 's3:ListBucket', 'arn:aws:s3:::others')).toBe('allowed')
  })

  it('takes its place once the management account tells it, in whichever order', () => {
    const management = file('m', [
      inOrganization,
      answered('organizations list-roots', { Roots: [{ Id: 'r-1', PolicyTypes: [] }] }),
      answered('organizations list-accounts-for-parent --parent-id r-1', {
        Accounts: [{ Id: account, Name: 'dev' }],
      }),
    ])
    const member = file('a', [details, inOrganization, refusedRoots])
    for (const files of [
      [member, management],
      [management, member],
    ]) {
      const { change, findings } = readImport(files, empty)
      const workspace = change === null ? empty : applyChange(empty, change)
      expect(findings.filter(({ kind }) => kind === 'refused-call')).toEqual([])
      expect(entityOf(workspace, 'organization', 'organization')?.rootId).toBe('r-1')
      expect(entityOf(workspace, 'account', `account/${account}`)?.parent).toBe('r-1')
    }
  })
})
