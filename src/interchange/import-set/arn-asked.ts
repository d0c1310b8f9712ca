import type { Answer } from './answer.ts'

/** The ARN of the resource that a call is about; null where its options don't say. */
export function arnAsked({ call, options, account }: Answer): string | null {
  const region = options['region']
  const [service = ''] = call.split(' ')
  switch (service) {
    case 's3api':
      return bucketArn(options['bucket'])
    case 's3control':
      return accessPointArn({ region, account: options['account-id'] ?? account, name: options['name'] })
    case 'kms':
      return options['key-id'] ?? null
    case 'sqs':
      return queueArn(options['queue-url'] ?? null)
    case 'sns':
      return options['topic-arn'] ?? null
    case 'lambda':
      return options['function-name'] ?? null
    case 'secretsmanager':
      return options['secret-id'] ?? null
    case 'dynamodb':
      return options['resource-arn'] ?? null
    case 'ecr':
      return arnIn(region, account, `ecr repository/${options['repository-name'] ?? ''}`)
    default:
      return null
  }
}

/** ARN of an access point. Null where something isn't known. */
export function accessPointArn(of: {
  readonly region: string | undefined
  readonly account: string | null
  readonly name: string | undefined | null
}): string | null {
  return of.name === undefined || of.name === null
    ? null
    : arnIn(of.region, of.account, `s3 accesspoint/${of.name}`)
}

/** ARN of the bucket of that name. */
export function bucketArn(name: string | null | undefined): string | null {
  return name === null || name === undefined ? null : `arn:aws:s3:::${name}`
}

/** `what`: service and the last part of the ARN, such as `ecr repository/app`. Null where something isn't known. */
export function arnIn(region: string | undefined, account: string | null, what: string): string | null {
  const [service, rest] = what.split(' ', 2)
  return region === undefined || account === null ? null : `arn:aws:${service}:${region}:${account}:${rest}`
}

/** The queue of a URL such as `https://sqs.eu-west-1.amazonaws.com/111122223333/jobs`. */
export function queueArn(url: string | null): string | null {
  const [, region, account, name] =
    /^https:\/\/sqs\.([a-z0-9-]+)\.[^/]+\/(\d{12})\/([^/]+)$/.exec(url ?? '') ?? []
  return name === undefined ? null : `arn:aws:sqs:${region}:${account}:${name}`
}
