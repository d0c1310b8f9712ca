import { jsonListOf } from '#engine/text/json-list.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import { memberAt, memberText } from './json-members.ts'

/** Where the call was made, to complete names to ARNs. */
export type At = { readonly partition: string; readonly region: string; readonly account: string }

type Build = (parameters: JsonValue, at: At) => string | null

const regional =
  (service: string, type: string, name: string): Build =>
  (parameters, { partition, region, account }) => {
    const value = memberText(parameters, name)
    if (value === null || value.startsWith('arn:')) return value
    return `arn:${partition}:${service}:${region}:${account}:${type}${value}`
  }

const asGiven =
  (...names: readonly string[]): Build =>
  (parameters) =>
    names.map((name) => memberText(parameters, name)).find((text) => text?.startsWith('arn:')) ?? null

/** The first of the parameters of IAM that names what the call is about. */
const iam: Build = (parameters, { partition, account }) => {
  const types = [
    ['roleName', 'role'],
    ['userName', 'user'],
    ['groupName', 'group'],
    ['instanceProfileName', 'instance-profile'],
  ] as const
  const policy = memberText(parameters, 'policyArn')
  for (const [name, type] of types) {
    const value = memberText(parameters, name)
    if (value !== null) return `arn:${partition}:iam::${account}:${type}/${value}`
  }
  return policy
}

const sqs: Build = (parameters, { partition }) => {
  const [, region, account, name] =
    /^https:\/\/(?:sqs\.)?([\w-]+)[\w.-]*\.amazonaws\.com[\w.]*\/(\d{12})\/(.+)$/.exec(
      memberText(parameters, 'queueUrl') ?? '',
    ) ?? []
  return name === undefined ? null : `arn:${partition}:sqs:${region}:${account}:${name}`
}

const kms: Build = (parameters, at) => {
  const key = memberText(parameters, 'keyId')
  const type = key?.startsWith('alias/') === true ? '' : 'key/'
  return regional('kms', type, 'keyId')(parameters, at)
}

/** By service, as far as the parameters tell the resource that the permission is about. */
const builders: Readonly<Record<string, Build>> = {
  codecommit: regional('codecommit', '', 'repositoryName'),
  dynamodb: regional('dynamodb', 'table/', 'tableName'),
  ec2: regional('ec2', 'instance/', 'instanceId'),
  ecr: regional('ecr', 'repository/', 'repositoryName'),
  iam,
  kms,
  lambda: regional('lambda', 'function:', 'functionName'),
  logs: regional('logs', 'log-group:', 'logGroupName'),
  secretsmanager: regional('secretsmanager', 'secret:', 'secretId'),
  sns: asGiven('topicArn', 'targetArn'),
  sqs,
  ssm: (parameters, at) => {
    const name = memberText(parameters, 'name')
    if (name === null || name.startsWith('arn:')) return name
    return `arn:${at.partition}:ssm:${at.region}:${at.account}:parameter/${name.replace(/^\//, '')}`
  },
  states: asGiven('stateMachineArn', 'executionArn', 'activityArn'),
  sts: asGiven('roleArn'),
}

/** S3's actions on objects; all others are on the bucket, or on no resource. */
const objectAction =
  /^s3:(?:(?:get|put|delete)object|abortmultipart|listmultipartuploadparts|restoreobject|replicate|bypassgovernance)/i

/**
 * The resource of the call: what the parameters name, else the one ARN that CloudTrail lists. Null where neither tells,
 * so that it has to be asked for. `action` is IAM's name for it.
 */
export function resourceOfEvent(event: JsonObject, action: string, at: At): string | null {
  const service = action.slice(0, action.indexOf(':'))
  const parameters = memberAt(event, 'requestParameters')
  if (service === 's3') return bucketOrObject(parameters, action, at)
  return builders[service]?.(parameters, at) ?? listed(event)
}

function bucketOrObject(parameters: JsonValue, action: string, { partition }: At): string | null {
  if (action.toLowerCase() === 's3:listallmybuckets') return '*'
  const bucket = memberText(parameters, 'bucketName')
  if (bucket === null) return null
  const arn = bucket.startsWith('arn:') ? bucket : `arn:${partition}:s3:::${bucket}`
  if (!objectAction.test(action)) return arn
  const key = memberText(parameters, 'key')
  return key === null ? null : `${arn}/${key}`
}

function listed(event: JsonObject): string | null {
  const arns = jsonListOf(memberAt(event, 'resources'))
    .map((resource) => memberText(resource, 'ARN') ?? memberText(resource, 'arn'))
    .filter((arn) => arn !== null)
  return arns.length === 1 ? (arns[0] ?? null) : null
}
