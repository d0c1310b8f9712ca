import type { JsonObject } from '#engine/text/json.ts'
import { policyArn } from '#model/entities/arn-of.ts'
import type { ManagedPolicy } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { derivedUniqueId } from '#model/entities/unique-id.ts'

import { application, instant, own } from './company.ts'
import { applicationPolicy, boundaryDocument } from './policy-statements.ts'
import type { Random } from './random.ts'

type Made = {
  readonly owner: AccountId | 'aws'
  readonly path: string
  readonly name: string
  readonly createDate: string
  readonly documents: readonly JsonObject[]
}

/** `count` policies of the company, one in three with earlier versions. */
export function companyPolicies(count: number, random: Random): readonly ManagedPolicy[] {
  return Array.from({ length: count }, (_, n) => {
    const made = application(random, n)
    const versions = random.happens(33) ? 2 + random.whole(4) : 1
    return managedPolicy({
      owner: own,
      path: `/${made.team}/`,
      name: `${made.name}-access`,
      createDate: instant(random),
      documents: Array.from({ length: versions }, () => applicationPolicy(made, random)),
    })
  })
}

/** What permissions boundaries are made of. */
export const boundaryPolicies: readonly ManagedPolicy[] = ['developer', 'pipeline', 'workload'].map((name) =>
  managedPolicy({
    owner: own,
    path: '/boundaries/',
    name: `${name}-boundary`,
    createDate: '2021-02-01T08:00:00Z',
    documents: [boundaryDocument],
  }),
)

/** A few of AWS's, as they stand in the exports of nearly every account. */
export const awsPolicies: readonly ManagedPolicy[] = [
  awsPolicy('/', 'ReadOnlyAccess', ['*:Get*', '*:List*', '*:Describe*'].flatMap(inEachService)),
  awsPolicy('/', 'AdministratorAccess', ['*']),
  awsPolicy('/service-role/', 'AWSLambdaBasicExecutionRole', [
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  awsPolicy('/', 'AmazonSSMManagedInstanceCore', ['ssm:UpdateInstanceInformation', 'ssmmessages:*']),
  awsPolicy('/', 'CloudWatchAgentServerPolicy', ['cloudwatch:PutMetricData', 'logs:*']),
]

function inEachService(action: string): readonly string[] {
  return ['s3', 'ec2', 'lambda', 'dynamodb', 'sqs', 'sns', 'kms', 'iam', 'rds', 'ecs', 'logs'].map(
    (service) => action.replace('*', service),
  )
}

function awsPolicy(path: string, name: string, actions: readonly string[]): ManagedPolicy {
  const statement = { Effect: 'Allow', Action: actions, Resource: '*' }
  const documents = [{ Version: '2012-10-17', Statement: [statement] }]
  return managedPolicy({ owner: 'aws', path, name, createDate: '2015-02-06T18:39:46Z', documents })
}

function managedPolicy({ owner, path, name, createDate, documents }: Made): ManagedPolicy {
  const arn = policyArn(owner, path, name)
  return {
    kind: 'policy',
    id: arn,
    arn,
    owner,
    path,
    name,
    uniqueId: derivedUniqueId('policy', arn),
    description: '',
    createDate,
    versions: documents.map((document, i) => ({ versionId: `v${i + 1}`, document, createDate })),
    defaultVersionId: `v${documents.length}`,
    tags: {},
  }
}
