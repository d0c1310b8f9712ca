import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { InstanceProfile, Resource, ResourceType, Role } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { resourceArn, takesPolicy } from '#model/entities/resource-arn.ts'
import { noSettings } from '#model/entities/resource-settings.ts'

import { application, own, region } from './company.ts'
import type { Random } from './random.ts'

const kinds = [
  's3-bucket',
  'kms-key',
  'sqs-queue',
  'sns-topic',
  'lambda-function',
  'secret',
  'dynamodb-table',
  'ecr-repository',
  'ec2-instance',
] as const

const serviceOf = {
  's3-bucket': 's3',
  'kms-key': 'kms',
  'sqs-queue': 'sqs',
  'sns-topic': 'sns',
  'lambda-function': 'lambda',
  secret: 'secretsmanager',
  'dynamodb-table': 'dynamodb',
  'ecr-repository': 'ecr',
} as const

type Around = { readonly roles: readonly Role[]; readonly profiles: readonly InstanceProfile[] }

/** `count` resources of all kinds in turn, three of four with a policy where they may have one. */
export function manyResources(count: number, around: Around, random: Random): readonly Resource[] {
  return Array.from({ length: count }, (_, n): Resource => {
    const type = kinds[n % kinds.length] ?? 's3-bucket'
    const { name: base, team } = application(random, n)
    const name = nameOf(type, base, n)
    const arn = resourceArn({ type, accountId: own, region, name })
    return {
      kind: 'resource',
      id: arn,
      arn,
      accountId: own,
      type,
      name,
      policy: type === 'ec2-instance' ? null : policyOf(type, arn, around, random),
      executionRole:
        type === 'lambda-function' && around.roles.length > 0 ? random.pick(around.roles).arn : null,
      instanceProfile:
        type === 'ec2-instance' && around.profiles.length > 0 ? random.pick(around.profiles).arn : null,
      settings: noSettings,
      tags: { team },
    }
  })
}

function nameOf(type: ResourceType, base: string, n: number): string {
  const hex = n.toString(16).padStart(12, '0')
  if (type === 's3-bucket') return `${base}-data`
  if (type === 'kms-key') return `00000000-0000-4000-8000-${hex}`
  if (type === 'secret') return `${base}/login-${hex.slice(-6)}`
  return type === 'ec2-instance' ? `i-00000${hex}` : base
}

function policyOf(
  type: Exclude<(typeof kinds)[number], 'ec2-instance'>,
  arn: Arn,
  { roles }: Around,
  random: Random,
): JsonValue {
  const isNeeded = type === 'kms-key' // nobody has access to a key without one
  if (!takesPolicy(type) || (!isNeeded && random.happens(25))) return null
  const account = { AWS: `arn:aws:iam::${own}:root` }
  const readers = random.some(roles, 3).map((role) => role.arn)
  const statements: JsonObject[] = [
    { Sid: 'Account', Effect: 'Allow', Principal: account, Action: `${serviceOf[type]}:*`, Resource: arn },
  ]
  if (readers.length > 0)
    statements.push({
      Sid: 'Readers',
      Effect: 'Allow',
      Principal: { AWS: readers },
      Action: `${serviceOf[type]}:Get*`,
      Resource: type === 's3-bucket' ? [arn, `${arn}/*`] : arn,
    })
  if (type === 's3-bucket')
    statements.push({
      Sid: 'OnlyEncrypted',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    })
  return { Version: '2012-10-17', Statement: statements }
}
