import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import { applyChange } from '#model/change.ts'
import { arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { empty, userNamed } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const account = '111122223333'
const point = `arn:aws:s3:eu-west-1:${account}:accesspoint/reports`
const about = `--account-id ${account} --name reports --region eu-west-1`
const answered = (command: string, answer: unknown) => ({ command: command.split(' '), answer })
const refusedBy = (command: string, error: string) => ({ command: command.split(' '), error })

const policy = (Principal: JsonValue, Resource: string, Condition: JsonValue = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal, Action: 's3:GetObject', Resource, Condition },
  })
const noraArn = `arn:aws:iam::${account}:user/nora`

const bucket = [
  answered('iam get-account-authorization-details', {
    UserDetailList: [userNamed('nora')],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  }),
  answered('s3api list-buckets', { Buckets: [{ Name: 'files' }] }),
  answered('s3api get-bucket-policy --bucket files', {
    Policy: policy('*', 'arn:aws:s3:::files/*', { StringEquals: { 's3:DataAccessPointAccount': account } }),
  }),
  refusedBy('s3api get-public-access-block --bucket files', 'NoSuchPublicAccessBlockConfiguration'),
]
const list = answered(`s3control list-access-points --account-id ${account} --region eu-west-1`, {
  AccessPointList: [
    {
      Name: 'reports',
      NetworkOrigin: 'Internet',
      Bucket: 'files',
      AccessPointArn: point,
      BucketAccountId: account,
    },
  ],
})
const settings = answered(`s3control get-access-point ${about}`, {
  Name: 'reports',
  Bucket: 'files',
  NetworkOrigin: 'Internet',
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
})
const itsPolicy = answered(`s3control get-access-point-policy ${about}`, {
  Policy: policy({ AWS: noraArn }, `${point}/object/*`),
})

function report(...answers: readonly unknown[]) {
  const text = JSON.stringify({ rolescapeCollect: 1, account, answers: [...bucket, ...answers] })
  return readImport([{ name: 'a', text }], empty)
}

function imported(...answers: readonly unknown[]): Workspace {
  const { change } = report(...answers)
  return change === null ? empty : applyChange(empty, change)
}

const nora: Caller = { kind: 'user', user: arn(noraArn), context: {} }
const outsider: Caller = {
  kind: 'outside-principal',
  arn: arn('arn:aws:iam::444455556666:user/eve'),
  context: {},
}

function told(workspace: Workspace, caller: Caller = nora): string {
  const found = resolve(workspace, caller, {
    action: 's3:GetObject',
    resource: `${point}/object/k`,
    context: {},
  })
  if (found.kind === 'ready') return authorizeAll(found.checks).decision
  return found.reasons.map((one) => `${one.kind}${'part' in one ? ` ${one.part}` : ''}`).join()
}

describe('access points that the script collects', () => {
  it('lie over their bucket, with their policy and what is blocked there', () => {
    const { findings, assumedAbsent } = report(list, settings, itsPolicy)
    expect(findings).toEqual([])
    expect(assumedAbsent).not.toContain('access-points')
    const workspace = imported(list, settings, itsPolicy)
    expect(entityOf(workspace, 'resource', point)).toMatchObject({
      type: 's3-access-point',
      name: 'reports',
      settings: {
        bucket: 'arn:aws:s3:::files',
        networkOrigin: 'Internet',
        blockPublicAccess: { blockPublicAcls: true },
      },
    })
    expect(entityOf(workspace, 'resource', point)).not.toHaveProperty('unread')
    expect(told(workspace)).toBe('allowed')
  })

  it('may take requests from one VPC alone', () => {
    const inVpc = {
      AccessPointList: [
        {
          Name: 'reports',
          NetworkOrigin: 'VPC',
          VpcConfiguration: { VpcId: 'vpc-1' },
          Bucket: 'files',
          AccessPointArn: point,
        },
      ],
    }
    const workspace = imported(
      answered(`s3control list-access-points --account-id ${account} --region eu-west-1`, inVpc),
      itsPolicy,
    )
    expect(entityOf(workspace, 'resource', point)?.settings).toMatchObject({
      networkOrigin: 'VPC',
      vpcId: 'vpc-1',
    })
    expect(told(workspace)).toBe('implicitDeny')
  })

  it('have no policy where S3 says so, and an unknown one where it refuses', () => {
    const none = refusedBy(`s3control get-access-point-policy ${about}`, 'NoSuchAccessPointPolicy')
    expect(told(imported(list, settings, none))).toBe('implicitDeny')
    const refused = refusedBy(`s3control get-access-point-policy ${about}`, 'AccessDenied')
    expect(told(imported(list, settings, refused))).toBe('unread-resource policy')
  })

  it('block what nobody knows where S3 refuses that', () => {
    const workspace = imported(
      list,
      refusedBy(`s3control get-access-point ${about}`, 'AccessDenied'),
      itsPolicy,
    )
    expect(told(workspace)).toBe('allowed')
    const toAll = answered(`s3control get-access-point-policy ${about}`, {
      Policy: policy('*', `${point}/object/*`),
    })
    const open = imported(list, refusedBy(`s3control get-access-point ${about}`, 'AccessDenied'), toAll)
    expect(told(open, outsider)).toBe('unread-resource blockPublicAccess')
  })

  it('are told nothing of by a call without the region', () => {
    const bare = answered('s3control get-access-point --name reports', { Bucket: 'files' })
    expect(report(bare).findings.map(({ kind }) => kind)).toEqual(['unreadable-entry'])
  })
})
