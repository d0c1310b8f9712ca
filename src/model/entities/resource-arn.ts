import type { ResourceType } from './entity.ts'
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

const shapes: Readonly<Record<ResourceType, Shape>> = {
  's3-bucket': { service: 's3', prefix: '', global: true, takesPolicy: true },
  'kms-key': { service: 'kms', prefix: 'key/', global: false, takesPolicy: true },
  'sqs-queue': { service: 'sqs', prefix: '', global: false, takesPolicy: true },
  'sns-topic': { service: 'sns', prefix: '', global: false, takesPolicy: true },
  'lambda-function': { service: 'lambda', prefix: 'function:', global: false, takesPolicy: true },
  secret: { service: 'secretsmanager', prefix: 'secret:', global: false, takesPolicy: true },
  'ec2-instance': { service: 'ec2', prefix: 'instance/', global: false, takesPolicy: false },
}

export type ResourceName = {
  readonly type: ResourceType
  readonly accountId: AccountId
  readonly region: string
  readonly name: string
}

/**
 * ARN of a resource. `name` is what stands last in it: a bucket or queue name, a key id, an instance id, a
 * secret's name with the six characters that Secrets Manager adds.
 */
export function resourceArn({ type, accountId, region, name }: ResourceName): Arn {
  const { service, prefix, global } = shapes[type]
  return arn(`arn:aws:${service}:${global ? '::' : `${region}:${accountId}:`}${prefix}${name}`)
}

/** Does the ARN of this type of resource say its region? */
export function isRegional(type: ResourceType): boolean {
  return !shapes[type].global
}

/** May a resource-based policy be set on it? */
export function takesPolicy(type: ResourceType): boolean {
  return shapes[type].takesPolicy
}

/** Prefix of the service's actions: `s3`, `secretsmanager` … */
export function serviceOf(type: ResourceType): string {
  return shapes[type].service
}
