import type { JsonValue } from '#engine/text/json.ts'
import type { Resource, ResourceType } from '#model/entities/entity.ts'
import type { BlockPublicAccess } from '#model/entities/resource-settings.ts'

import { isWritable } from '../exporting/is-writable.ts'
import { lambdaPermissions } from '../exporting/lambda-permissions.ts'
import { regionOf } from '../exporting/region-of.ts'
import { secretName } from '../exporting/secret-name.ts'
import { tagList } from './iam-calls.ts'
import { call, callInto, json, variable, type Options } from './shell.ts'

/** The calls that make a resource and set what the workspace knows of it. */
export function resourceCalls(one: Resource): string[] {
  return makers[one.type](one, { region: regionOf(one) })
}

/**
 * Keep in `location` what S3 wants to be told when it makes a bucket: the region, but for us-east-1, where it takes none.
 * Source: Amazon S3 API Reference, CreateBucket.
 */
export const bucketLocation = [
  'location=${AWS_REGION:-${AWS_DEFAULT_REGION:-$(aws configure get region || true)}}',
  'if [ "$location" = us-east-1 ]; then location=; fi',
].join('\n')

type Maker = (one: Resource, region: Options) => string[]

const none: Maker = () => []

const makers: Readonly<Record<ResourceType, Maker>> = {
  's3-bucket': bucketCalls,
  's3-access-point': accessPointCalls,
  'kms-key': keyCalls,
  'sqs-queue': queueCalls,
  'sns-topic': topicCalls,
  'lambda-function': permissionCalls,
  secret: (one, region) => [
    call('secretsmanager create-secret', { ...region, name: secretName(one.name), tags: tagList(one.tags) }),
    ...policyCall(one, 'secretsmanager put-resource-policy', 'resource-policy', {
      ...region,
      'secret-id': secretName(one.name),
    }),
  ],
  'dynamodb-table': (one, region) =>
    policyCall(one, 'dynamodb put-resource-policy', 'policy', { ...region, 'resource-arn': one.arn }),
  'ecr-repository': (one, region) => [
    call('ecr create-repository', { ...region, 'repository-name': one.name, tags: tagList(one.tags) }),
    ...policyCall(one, 'ecr set-repository-policy', 'policy-text', {
      ...region,
      'repository-name': one.name,
    }),
  ],
  'vpc-endpoint': (one, region) => {
    const { vpcId, serviceName } = one.settings
    if (vpcId === null || serviceName === null) return []
    const policy = isWritable(one.policy) ? json(one.policy) : null
    return [
      call('ec2 create-vpc-endpoint', {
        ...region,
        'vpc-id': vpcId,
        'service-name': serviceName,
        'policy-document': policy,
      }),
    ]
  },
  'ec2-instance': none,
  generic: none,
}

function bucketCalls(one: Resource): string[] {
  const { blockPublicAccess, ownershipControls } = one.settings
  const bucket = { bucket: one.name }
  const tags = Object.entries(one.tags).map(([Key, Value]) => ({ Key, Value }))
  return [
    `${call('s3api create-bucket', bucket)} \\\n  \${location:+--create-bucket-configuration="LocationConstraint=$location"}`,
    ...(tags.length === 0
      ? []
      : [call('s3api put-bucket-tagging', { ...bucket, tagging: json({ TagSet: tags }) })]),
    ...(blockPublicAccess === null
      ? []
      : [
          call('s3api put-public-access-block', {
            ...bucket,
            'public-access-block-configuration': json(switches(blockPublicAccess)),
          }),
        ]),
    ...(ownershipControls === null
      ? []
      : [
          call('s3api put-bucket-ownership-controls', {
            ...bucket,
            'ownership-controls': json({ Rules: [{ ObjectOwnership: ownershipControls }] }),
          }),
        ]),
    ...policyCall(one, 's3api put-bucket-policy', 'policy', bucket),
  ]
}

function accessPointCalls(one: Resource, region: Options): string[] {
  const { bucket, vpcId, blockPublicAccess } = one.settings
  if (bucket === null) return []
  const point = { ...region, 'account-id': one.accountId, name: one.name }
  return [
    call('s3control create-access-point', {
      ...point,
      bucket: bucket.slice(bucket.lastIndexOf(':') + 1),
      'vpc-configuration': vpcId === null ? null : json({ VpcId: vpcId }),
      'public-access-block-configuration':
        blockPublicAccess === null ? null : json(switches(blockPublicAccess)),
    }),
    ...policyCall(one, 's3control put-access-point-policy', 'policy', point),
  ]
}

function keyCalls(one: Resource, region: Options): string[] {
  const policy = isWritable(one.policy) ? json(one.policy) : null
  const tags = Object.entries(one.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
  const made = { ...region, policy, tags: tags.length === 0 ? null : json(tags) }
  const key = variable('key')
  return [
    callInto('key', 'kms create-key', made, 'KeyMetadata.KeyId'),
    ...one.settings.aliases.map((alias) =>
      call('kms create-alias', { ...region, 'alias-name': alias, 'target-key-id': key }),
    ),
    ...one.settings.grants.map(({ grantee, operations, constraints }) =>
      call('kms create-grant', {
        ...region,
        'key-id': key,
        'grantee-principal': grantee,
        operations: json(operations),
        constraints: constraints === undefined ? null : json(grantConstraints(constraints)),
      }),
    ),
  ]
}

function grantConstraints(
  constraints: NonNullable<Resource['settings']['grants'][number]['constraints']>,
): JsonValue {
  const { encryptionContextEquals, encryptionContextSubset } = constraints
  return {
    ...(encryptionContextEquals && { EncryptionContextEquals: encryptionContextEquals }),
    ...(encryptionContextSubset && { EncryptionContextSubset: encryptionContextSubset }),
  }
}

function queueCalls(one: Resource, region: Options): string[] {
  const tags = Object.keys(one.tags).length === 0 ? null : json(one.tags)
  const attributes = {
    ...(one.name.endsWith('.fifo') ? { FifoQueue: 'true' } : {}),
    ...(isWritable(one.policy) ? { Policy: JSON.stringify(one.policy) } : {}),
  }
  const given = Object.keys(attributes).length === 0 ? null : json(attributes)
  return [call('sqs create-queue', { ...region, 'queue-name': one.name, attributes: given, tags })]
}

function topicCalls(one: Resource, region: Options): string[] {
  const attributes = {
    ...(one.name.endsWith('.fifo') ? { FifoTopic: 'true' } : {}),
    ...(isWritable(one.policy) ? { Policy: JSON.stringify(one.policy) } : {}),
  }
  const given = Object.keys(attributes).length === 0 ? null : json(attributes)
  return [call('sns create-topic', { ...region, name: one.name, attributes: given, tags: tagList(one.tags) })]
}

function permissionCalls(one: Resource, region: Options): string[] {
  return lambdaPermissions(one.policy).said.map((said) =>
    call('lambda add-permission', {
      ...region,
      'function-name': one.name,
      'statement-id': said.sid,
      action: said.action,
      principal: said.principal,
      'source-arn': said.sourceArn,
      'source-account': said.sourceAccount,
      'principal-org-id': said.organization,
    }),
  )
}

/** The four switches under S3's names. */
export function switches(block: BlockPublicAccess): JsonValue {
  return {
    BlockPublicAcls: block.blockPublicAcls,
    IgnorePublicAcls: block.ignorePublicAcls,
    BlockPublicPolicy: block.blockPublicPolicy,
    RestrictPublicBuckets: block.restrictPublicBuckets,
  }
}

function policyCall({ policy }: Resource, words: string, option: string, about: Options): string[] {
  return isWritable(policy) ? [call(words, { ...about, [option]: json(policy) })] : []
}
