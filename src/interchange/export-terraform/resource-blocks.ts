import type { Resource, ResourceType } from '#model/entities/entity.ts'
import type { BlockPublicAccess } from '#model/entities/resource-settings.ts'

import { isWritable } from '../exporting/is-writable.ts'
import { lambdaPermissions } from '../exporting/lambda-permissions.ts'
import { principalsIn } from '../exporting/named-principals.ts'
import { regionOf } from '../exporting/region-of.ts'
import { secretName } from '../exporting/secret-name.ts'
import { document, reference, type Block, type Body, type Hcl } from './hcl.ts'
import { resource, tagMap } from './iam-blocks.ts'
import type { TerraformNames } from './terraform-names.ts'

/** What Terraform can say of a resource: the thing, its policy, its settings. */
export function resourceBlocks(one: Resource, names: TerraformNames): Block[] {
  const blocks =
    one.type === 's3-access-point' ? accessPointBlocks(one, names) : makers[one.type](one, names.of(one.id))
  return blocks.map((block) => inRegion(afterPrincipals(block, names), regionOf(one)))
}

/** The same block, after the users and roles of this file that its policy or grant names: AWS refuses it before. */
function afterPrincipals(block: Block, names: TerraformNames): Block {
  const named = Object.values(block.body).flatMap((value): readonly string[] => {
    if (typeof value === 'string') return [value]
    const isDocument =
      typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'document'
    return isDocument ? principalsIn(value.document) : []
  })
  const before = names.principals(named)
  return before.length === 0 ? block : { ...block, body: { ...block.body, depends_on: before } }
}

/** What calls a provider of a region. */
export function providerAlias(region: string): string {
  return region.replaceAll('-', '_')
}

function inRegion(block: Block, region: string | null): Block {
  if (region === null) return block
  return { ...block, body: { provider: reference(`aws.${providerAlias(region)}`), ...block.body } }
}

type Maker = (one: Resource, name: string) => Block[]

/** Nothing of it is made here: what it is stands elsewhere (an instance, a table's keys), and a note says so. */
const none: Maker = () => []

const makers: Readonly<Record<Exclude<ResourceType, 's3-access-point'>, Maker>> = {
  's3-bucket': bucketBlocks,
  'kms-key': keyBlocks,
  'sqs-queue': (one, name) => [
    resource('aws_sqs_queue', name, {
      name: one.name,
      fifo_queue: one.name.endsWith('.fifo') || null,
      tags: tagMap(one.tags),
    }),
    ...policyBlock(one, ['aws_sqs_queue_policy', name, 'policy'], {
      queue_url: reference(`aws_sqs_queue.${name}.id`),
    }),
  ],
  'sns-topic': (one, name) => [
    resource('aws_sns_topic', name, {
      name: one.name,
      fifo_topic: one.name.endsWith('.fifo') || null,
      tags: tagMap(one.tags),
    }),
    ...policyBlock(one, ['aws_sns_topic_policy', name, 'policy'], {
      arn: reference(`aws_sns_topic.${name}.arn`),
    }),
  ],
  'lambda-function': permissionBlocks,
  secret: (one, name) => [
    resource('aws_secretsmanager_secret', name, { name: secretName(one.name), tags: tagMap(one.tags) }),
    ...policyBlock(one, ['aws_secretsmanager_secret_policy', name, 'policy'], {
      secret_arn: reference(`aws_secretsmanager_secret.${name}.arn`),
    }),
  ],
  'dynamodb-table': (one, name) =>
    policyBlock(one, ['aws_dynamodb_resource_policy', name, 'policy'], { resource_arn: one.arn }),
  'ecr-repository': (one, name) => [
    resource('aws_ecr_repository', name, { name: one.name, tags: tagMap(one.tags) }),
    ...policyBlock(one, ['aws_ecr_repository_policy', name, 'policy'], {
      repository: reference(`aws_ecr_repository.${name}.name`),
    }),
  ],
  'vpc-endpoint': (one, name) => {
    const { vpcId, serviceName } = one.settings
    if (vpcId === null || serviceName === null) return []
    return [
      resource('aws_vpc_endpoint', name, {
        vpc_id: vpcId,
        service_name: serviceName,
        policy: policyOf(one),
        tags: tagMap(one.tags),
      }),
    ]
  },
  'ec2-instance': none,
  generic: none,
}

function bucketBlocks(one: Resource, name: string): Block[] {
  const bucket = reference(`aws_s3_bucket.${name}.id`)
  const { blockPublicAccess, ownershipControls } = one.settings
  return [
    resource('aws_s3_bucket', name, { bucket: one.name, tags: tagMap(one.tags) }),
    ...(blockPublicAccess === null
      ? []
      : [resource('aws_s3_bucket_public_access_block', name, { bucket, ...switches(blockPublicAccess) })]),
    ...(ownershipControls === null
      ? []
      : [
          resource('aws_s3_bucket_ownership_controls', name, { bucket }, [
            { type: 'rule', labels: [], body: { object_ownership: ownershipControls } },
          ]),
        ]),
    ...policyBlock(one, ['aws_s3_bucket_policy', name, 'policy'], { bucket }),
  ]
}

function accessPointBlocks(one: Resource, names: TerraformNames): Block[] {
  const { bucket, vpcId, blockPublicAccess } = one.settings
  if (bucket === null) return []
  const nested = [
    ...(vpcId === null ? [] : [{ type: 'vpc_configuration', labels: [], body: { vpc_id: vpcId } }]),
    ...(blockPublicAccess === null
      ? []
      : [{ type: 'public_access_block_configuration', labels: [], body: switches(blockPublicAccess) }]),
  ]
  const body = { bucket: names.bucket(bucket), name: one.name, policy: policyOf(one) }
  return [resource('aws_s3_access_point', names.of(one.id), body, nested)]
}

function keyBlocks(one: Resource, name: string): Block[] {
  const key = reference(`aws_kms_key.${name}.key_id`)
  return [
    resource('aws_kms_key', name, { policy: policyOf(one), tags: tagMap(one.tags) }),
    ...one.settings.aliases.map((alias, i) =>
      resource('aws_kms_alias', `${name}_${i + 1}`, { name: alias, target_key_id: key }),
    ),
    ...one.settings.grants.map(({ grantee, operations, constraints = {} }, i) =>
      resource(
        'aws_kms_grant',
        `${name}_${i + 1}`,
        { key_id: key, grantee_principal: grantee, operations },
        Object.entries(constraints).map(([kind, entries]): Block => {
          const field = kind === 'encryptionContextEquals' ? 'equals' : 'subset'
          return {
            type: 'constraints',
            labels: [],
            body: { [`encryption_context_${field}`]: { kind: 'map', entries } },
          }
        }),
      ),
    ),
  ]
}

function permissionBlocks(one: Resource, name: string): Block[] {
  return lambdaPermissions(one.policy).said.map((said, i) =>
    resource('aws_lambda_permission', `${name}_${i + 1}`, {
      statement_id: said.sid,
      action: said.action,
      function_name: one.name,
      principal: said.principal,
      source_arn: said.sourceArn,
      source_account: said.sourceAccount,
      principal_org_id: said.organization,
    }),
  )
}

/** The four switches under Terraform's names. */
export function switches(block: BlockPublicAccess): Body {
  return {
    block_public_acls: block.blockPublicAcls,
    ignore_public_acls: block.ignorePublicAcls,
    block_public_policy: block.blockPublicPolicy,
    restrict_public_buckets: block.restrictPublicBuckets,
  }
}

function policyBlock(
  one: Resource,
  [type, name, field]: readonly [type: string, name: string, field: string],
  body: Body,
): Block[] {
  const policy = policyOf(one)
  return policy === null ? [] : [resource(type, name, { ...body, [field]: policy })]
}

function policyOf({ policy }: Resource): Hcl | null {
  return isWritable(policy) ? document(policy) : null
}
