import { parseArn } from '#engine/text/arn.ts'

import type { Account } from './entities/entity.ts'
import type { ListedType, Unlisted } from './entities/unread.ts'
import type { Gap } from './gap.ts'
import { leavesAlone, oncePerWorkspace } from './once-per-workspace.ts'
import { entitiesOf, entityOf, type Workspace } from './workspace.ts'

/** A list that nobody could read, in which something asked about may stand. */
export type UnlistedIn = Unlisted & { readonly account: Account['accountId'] }

/** How ARNs of each type go on behind their account. */
const shapes: readonly (readonly [service: string, rest: RegExp, type: ListedType])[] = [
  ['kms', /^(?:key|alias)\//, 'kms-key'],
  ['sqs', /^/, 'sqs-queue'],
  ['sns', /^/, 'sns-topic'],
  ['lambda', /^function:/, 'lambda-function'],
  ['secretsmanager', /^secret:/, 'secret'],
  ['ec2', /^instance\//, 'ec2-instance'],
  ['ec2', /^vpc-endpoint\//, 'vpc-endpoint'],
  ['s3', /^accesspoint\//, 's3-access-point'],
  ['dynamodb', /^table\//, 'dynamodb-table'],
  ['ecr', /^repository\//, 'ecr-repository'],
  ['iam', /^(?:user|role|group|policy)\//, 'iam'],
]

/**
 * The list that nobody could read and that would tell of this resource; undefined where all that could are known. Ask only of
 * what the workspace doesn't hold. The ARN of a bucket doesn't tell its account: it may be of any whose buckets aren't known.
 * Constant time.
 */
export function unlistedFor(workspace: Workspace, resource: string): UnlistedIn | undefined {
  if (unlistedIn(workspace).length === 0) return undefined
  const arn = parseArn(resource)
  if (arn === null) return undefined
  const { service, region, account, resource: rest } = arn
  if (service === 's3' && account === '')
    return unlistedIn(workspace).find(({ type }) => type === 's3-bucket')
  const type = shapes.find(([of, shape]) => of === service && shape.test(rest))?.[2]
  const { accountId, unlisted = [] } = entityOf(workspace, 'account', `account/${account}`) ?? {}
  const found = unlisted.find((one) => one.type === type && (one.region === null || one.region === region))
  return found === undefined || accountId === undefined ? undefined : { ...found, account: accountId }
}

/** The list of VPC endpoints that nobody could read; ids of endpoints don't tell their account. */
export function unlistedEndpoints(workspace: Workspace): UnlistedIn | undefined {
  return unlistedIn(workspace).find(({ type }) => type === 'vpc-endpoint')
}

/** What is missing of a resource that stands in no list. */
export function unlistedGap(resource: string, { account, type, region }: UnlistedIn): Gap {
  return { kind: 'unlisted-resource', resource, account, type, region }
}

const unlistedIn = oncePerWorkspace(
  (workspace): readonly UnlistedIn[] =>
    entitiesOf(workspace, 'account').flatMap(({ accountId, unlisted = [] }) =>
      unlisted.map((one) => Object.assign({}, one, { account: accountId })),
    ),
  leavesAlone('account'),
)
