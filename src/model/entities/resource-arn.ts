import type { Resource, ResourceType } from './entity.ts'
import { arn, type AccountId, type Arn } from './names.ts'

type Shape = {
  readonly service: string
  /** What stands between the account and the name. */
  readonly prefix: string
  /** The ARN names no region and no account. */
  readonly global: boolean
  /** Whether AWS lets a resource-based policy be set on it. */
  readonly takesPolicy: boolean
}

const shapes: Readonly<Record<Exclude<ResourceType, 'generic'>, Shape>> = {
  's3-bucket': { service: 's3', prefix: '', global: true, takesPolicy: true },
  'kms-key': { service: 'kms', prefix: 'key/', global: false, takesPolicy: true },
  'sqs-queue': { service: 'sqs', prefix: '', global: false, takesPolicy: true },
  'sns-topic': { service: 'sns', prefix: '', global: false, takesPolicy: true },
  'lambda-function': { service: 'lambda', prefix: 'function:', global: false, takesPolicy: true },
  secret: { service: 'secretsmanager', prefix: 'secret:', global: false, takesPolicy: true },
  'ec2-instance': { service: 'ec2', prefix: 'instance/', global: false, takesPolicy: false },
  's3-access-point': { service: 's3', prefix: 'accesspoint/', global: false, takesPolicy: true },
  'dynamodb-table': { service: 'dynamodb', prefix: 'table/', global: false, takesPolicy: true },
  'ecr-repository': { service: 'ecr', prefix: 'repository/', global: false, takesPolicy: true },
  'vpc-endpoint': { service: 'ec2', prefix: 'vpc-endpoint/', global: false, takesPolicy: true },
}

export type ResourceName = {
  readonly type: ResourceType
  readonly accountId: AccountId
  readonly region: string
  readonly name: string
}

/**
 * ARN of a resource. `name` is what stands last in it: a bucket or queue name, a key id, an instance id, a
 * secret's name with the six characters that Secrets Manager adds; of a generic resource the whole ARN.
 */
export function resourceArn({ type, accountId, region, name }: ResourceName): Arn {
  if (type === 'generic') return arn(name)
  const { service, prefix, global } = shapes[type]
  return arn(`arn:aws:${service}:${global ? '::' : `${region}:${accountId}:`}${prefix}${name}`)
}

/** Is the region of such a resource a part of its ARN that its name doesn't say? */
export function isRegional(type: ResourceType): boolean {
  return type !== 'generic' && !shapes[type].global
}

/** May a resource-based policy be set on it? */
export function takesPolicy(type: ResourceType): boolean {
  return type === 'generic' || shapes[type].takesPolicy
}

/** Prefix of the actions of the resource's service, as its ARN has it: `s3`, `secretsmanager` … */
export function serviceOf({ arn: itsArn }: Pick<Resource, 'arn'>): string {
  return itsArn.split(':')[2] ?? ''
}
