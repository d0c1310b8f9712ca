import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import { applyChange } from '#model/change.ts'
import { setAccountBlockPublicAccess } from '#model/commands/set-account-block-public-access.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { resolve } from '#model/resolve.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { empty, userNamed } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const account = '111122223333'
const region = 'eu-west-1'
const answered = (command: string, answer: unknown) => ({ command: command.split(' '), answer })
const refusedBy = (command: string, error = 'AccessDeniedException') => ({
  command: command.split(' '),
  error,
})

const policy = (statement: JsonValue) => ({ Version: '2012-10-17', Statement: statement })
const everything = policy({ Effect: 'Allow', Action: '*', Resource: '*' })
const details = (document: JsonValue = everything) =>
  answered('iam get-account-authorization-details', {
    UserDetailList: [
      { ...userNamed('otto'), UserPolicyList: [{ PolicyName: 'all', PolicyDocument: document }] },
      userNamed('nora'),
    ],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  })

function file(answers: readonly unknown[], id = account) {
  return { name: `${id}.json`, text: JSON.stringify({ rolescapeCollect: 1, account: id, answers }) }
}

function imported(files: readonly { name: string; text: string }[], into: Workspace = empty): Workspace {
  const { change } = readImport(files, into)
  return change === null ? into : applyChange(into, change)
}

const collected = (...answers: readonly unknown[]) => imported([file([details(), ...answers])])

const otto: Caller = { kind: 'user', user: arn(`arn:aws:iam::${account}:user/otto`), context: {} }
const nora: Caller = { kind: 'user', user: arn(`arn:aws:iam::${account}:user/nora`), context: {} }
const anybody: Caller = { kind: 'anonymous', context: {} }

/** The decision, or the kinds of reasons why there is none: of the workspace, and of it after being saved and loaded. */
function told(workspace: Workspace, [action, resource]: readonly [string, string], caller = otto): string {
  const [now, again] = [workspace, reloaded(workspace)].map((one) => {
    const found = resolve(one, caller, { action, resource, context: {} })
    if (found.kind === 'ready') return authorizeAll(found.checks).decision
    return found.reasons.map(({ kind }) => kind).join()
  })
  return now === again ? (now ?? '') : `${now}, and ${again} once loaded`
}

function reloaded(workspace: Workspace): Workspace {
  const loaded = loadWorkspace(saveWorkspace(workspace))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  return loaded.value
}

const regional = (service: string, rest: string, at = region) => `arn:aws:${service}:${at}:${account}:${rest}`
const jobs = regional('sqs', 'jobs')

describe('what nobody could list', () => {
  it.each([
    ['sqs list-queues', ['sqs:SendMessage', jobs]],
    ['sns list-topics', ['sns:Publish', regional('sns', 'news')]],
    ['lambda list-functions', ['lambda:InvokeFunction', regional('lambda', 'function:f')]],
    ['lambda list-functions', ['lambda:InvokeFunction', regional('lambda', 'function:f:live')]],
    ['kms list-keys', ['kms:Decrypt', regional('kms', 'key/1')]],
    [
      'secretsmanager list-secrets',
      ['secretsmanager:GetSecretValue', regional('secretsmanager', 'secret:s-abcdef')],
    ],
    ['dynamodb list-tables', ['dynamodb:Query', regional('dynamodb', 'table/t/index/i')]],
    ['ecr describe-repositories', ['ecr:PutImage', regional('ecr', 'repository/app')]],
    ['s3control list-access-points', ['s3:GetObject', regional('s3', 'accesspoint/ap/object/k')]],
  ] as const)('%s: has no answer there', (call, asked) => {
    expect(told(collected(refusedBy(`${call} --region ${region}`)), asked)).toBe('unlisted-resource')
  })

  it('is of one region and one type, and of one account', () => {
    const workspace = collected(refusedBy(`sqs list-queues --region ${region}`))
    expect(told(workspace, ['sqs:SendMessage', regional('sqs', 'jobs', 'us-east-1')])).toBe('allowed')
    expect(told(workspace, ['sns:Publish', regional('sns', 'news')])).toBe('allowed')
    expect(told(workspace, ['sqs:CreateQueue', jobs])).toBe('allowed')
    expect(told(workspace, ['sqs:ListQueues', '*'])).toBe('allowed')
  })

  it('may be any bucket, whoever it is of', () => {
    const workspace = collected(refusedBy('s3api list-buckets', 'AccessDenied'))
    expect(told(workspace, ['s3:GetObject', 'arn:aws:s3:::files/x'])).toBe('unlisted-resource')
    expect(told(workspace, ['s3:CreateBucket', 'arn:aws:s3:::files'])).toBe('allowed')
  })

  it('may be a role that nobody sees the trust of, where authorization details were refused', () => {
    const role = `arn:aws:iam::444455556666:role/deploy`
    const other = file([refusedBy('iam get-account-authorization-details')], '444455556666')
    const workspace = imported([file([details()]), other])
    expect(told(workspace, ['sts:AssumeRole', role])).toBe('unlisted-resource')
    expect(entityOf(workspace, 'account', 'account/444455556666')?.unlisted).toEqual([
      { type: 'iam', region: null },
    ])
  })

  it('is denied all the same where a policy denies it', () => {
    const denying = policy([
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'sqs:*', Resource: '*' },
    ])
    const refused = refusedBy(`sqs list-queues --region ${region}`)
    expect(told(imported([file([details(denying), refused])]), ['sqs:SendMessage', jobs])).toBe(
      'explicitDeny',
    )
  })

  it('is no matter for what is there', () => {
    const workspace = collected(
      refusedBy(`sqs list-queues --region ${region}`),
      answered(`sqs get-queue-attributes --queue-url q --region ${region}`, {
        Attributes: { QueueArn: jobs },
      }),
    )
    expect(told(workspace, ['sqs:SendMessage', jobs])).toBe('allowed')
  })

  it('is known once a file tells it, in whichever order, and stays known', () => {
    const refused = file([details(), refusedBy(`sqs list-queues --region ${region}`)])
    const listed = file([details(), answered(`sqs list-queues --region ${region}`, null)])
    for (const files of [
      [refused, listed],
      [listed, refused],
    ])
      expect(told(imported(files), ['sqs:SendMessage', jobs])).toBe('allowed')
    expect(told(imported([listed], imported([refused])), ['sqs:SendMessage', jobs])).toBe('allowed')
  })

  it('leaves alone what the workspace knows of the type', () => {
    const known = collected(
      answered(`sqs list-queues --region ${region}`, {
        QueueUrls: [`https://sqs.${region}.amazonaws.com/${account}/a`],
      }),
    )
    const later = readImport([file([refusedBy(`sqs list-queues --region ${region}`)])], known)
    expect(later.change).toBeNull()
  })

  it('may be the VPC endpoint that a request goes through', () => {
    const workspace = collected(refusedBy(`ec2 describe-vpc-endpoints --region ${region}`))
    const context = { 'aws:SourceVpce': 'vpce-1' }
    const ask = { action: 'sqs:SendMessage', resource: jobs, context }
    expect(resolve(workspace, otto, ask)).toMatchObject({ reasons: [{ kind: 'unlisted-resource' }] })
    expect(told(workspace, ['sqs:SendMessage', jobs])).toBe('allowed')
  })
})

const open = policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::files/*' })
const get = ['s3:GetObject', 'arn:aws:s3:::files/x'] as const
const files = (document: JsonValue = open) => [
  answered('s3api list-buckets', { Buckets: [{ Name: 'files' }] }),
  answered('s3api get-bucket-policy --bucket files', { Policy: JSON.stringify(document) }),
]
const unset = refusedBy(
  's3api get-public-access-block --bucket files',
  'NoSuchPublicAccessBlockConfiguration',
)
const blocked = {
  PublicAccessBlockConfiguration: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
}

describe.each([
  [
    'a bucket',
    [refusedBy('s3api get-public-access-block --bucket files', 'AccessDenied')],
    'unread-resource',
  ],
  [
    'a whole account',
    [unset, refusedBy(`s3control get-public-access-block --account-id ${account}`, 'AccessDenied')],
    'unread-public-access',
  ],
] as const)('Block Public Access of %s that nobody could read', (_, refused, reason) => {
  it('leaves without an answer what a public policy lets others do, and nothing else', () => {
    const workspace = collected(...files(), ...refused)
    expect(told(workspace, get, anybody)).toBe(reason)
    expect(told(workspace, get, otto)).toBe('allowed')
    expect(told(workspace, get, nora)).toBe('allowed')
    expect(told(workspace, ['s3:PutObject', 'arn:aws:s3:::files/x'])).toBe('allowed')
    const publicly = { 's3:x-amz-acl': 'public-read' }
    const put = { action: 's3:PutObject', resource: 'arn:aws:s3:::files/x', context: publicly }
    expect(resolve(workspace, otto, put)).toMatchObject({ kind: 'unknown', reasons: [{ kind: reason }] })
    expect(told(workspace, ['s3:PutBucketPolicy', 'arn:aws:s3:::files'], nora)).toBe('implicitDeny')
    expect(told(workspace, ['s3:ListBucket', 'arn:aws:s3:::files'], anybody)).toBe('implicitDeny')
  })

  it('is no matter where the policy is not public', () => {
    const toNora = policy({
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:user/nora` },
      Action: 's3:*',
      Resource: 'arn:aws:s3:::files/*',
    })
    expect(told(collected(...files(toNora), ...refused), get, nora)).toBe('allowed')
  })
})

describe('Block Public Access', () => {
  it('is no matter of the account where the bucket has all of it', () => {
    const workspace = collected(
      ...files(),
      answered('s3api get-public-access-block --bucket files', blocked),
      refusedBy(`s3control get-public-access-block --account-id ${account}`, 'AccessDenied'),
    )
    expect(told(workspace, get, anybody)).toBe('implicitDeny')
  })

  it('of the account is known once it is set, or told by another file', () => {
    const refused = refusedBy(`s3control get-public-access-block --account-id ${account}`, 'AccessDenied')
    const workspace = collected(...files(), unset, refused)
    const input = { account: accountId(account), blockPublicAccess: null }
    const set = setAccountBlockPublicAccess(workspace, input)
    expect(told(set.ok ? applyChange(workspace, set.value) : workspace, get, anybody)).toBe('allowed')
    const tells = answered(`s3control get-public-access-block --account-id ${account}`, blocked)
    expect(told(imported([file([tells])], workspace), get, anybody)).toBe('implicitDeny')
  })
})
