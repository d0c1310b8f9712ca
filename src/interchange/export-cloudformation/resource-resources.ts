import type { JsonObject } from '#engine/text/json.ts'
import type { Resource, ResourceType } from '#model/entities/entity.ts'
import type { BlockPublicAccess } from '#model/entities/resource-settings.ts'

import { isWritable } from '../exporting/is-writable.ts'
import { lambdaPermissions } from '../exporting/lambda-permissions.ts'
import { secretName } from '../exporting/secret-name.ts'
import { ref, tagList, type TemplateResource } from './template.ts'

/** What CloudFormation can say of a resource: the thing, its policy, its settings. `id` is the logical one. */
export function resourceResources(one: Resource, id: string): TemplateResource[] {
  return makers[one.type](one, id)
}

type Maker = (one: Resource, id: string) => TemplateResource[]

const none: Maker = () => []

const makers: Readonly<Record<ResourceType, Maker>> = {
  's3-bucket': bucketResources,
  's3-access-point': accessPointResources,
  'kms-key': keyResources,
  'sqs-queue': (one, id) => [
    {
      id,
      type: 'AWS::SQS::Queue',
      properties: {
        QueueName: one.name,
        FifoQueue: one.name.endsWith('.fifo') || null,
        Tags: tagList(one.tags),
      },
    },
    ...policyResource(one, id, 'AWS::SQS::QueuePolicy', { Queues: [ref(id)] }),
  ],
  'sns-topic': (one, id) => [
    {
      id,
      type: 'AWS::SNS::Topic',
      properties: {
        TopicName: one.name,
        FifoTopic: one.name.endsWith('.fifo') || null,
        Tags: tagList(one.tags),
      },
    },
    ...policyResource(one, id, 'AWS::SNS::TopicPolicy', { Topics: [ref(id)] }),
  ],
  'lambda-function': permissionResources,
  secret: (one, id) => [
    {
      id,
      type: 'AWS::SecretsManager::Secret',
      properties: { Name: secretName(one.name), Tags: tagList(one.tags) },
    },
    ...(isWritable(one.policy)
      ? [
          {
            id: `${id}Policy`,
            type: 'AWS::SecretsManager::ResourcePolicy',
            properties: { SecretId: ref(id), ResourcePolicy: one.policy },
          },
        ]
      : []),
  ],
  'ecr-repository': (one, id) => [
    {
      id,
      type: 'AWS::ECR::Repository',
      properties: { RepositoryName: one.name, RepositoryPolicyText: policyOf(one), Tags: tagList(one.tags) },
    },
  ],
  'vpc-endpoint': (one, id) => {
    const { vpcId, serviceName } = one.settings
    if (vpcId === null || serviceName === null) return []
    const properties = { VpcId: vpcId, ServiceName: serviceName, PolicyDocument: policyOf(one) }
    return [{ id, type: 'AWS::EC2::VPCEndpoint', properties }]
  },
  'dynamodb-table': none,
  'ec2-instance': none,
  generic: none,
}

function bucketResources(one: Resource, id: string): TemplateResource[] {
  const { blockPublicAccess, ownershipControls } = one.settings
  return [
    {
      id,
      type: 'AWS::S3::Bucket',
      properties: {
        BucketName: one.name,
        PublicAccessBlockConfiguration: blockPublicAccess === null ? null : switches(blockPublicAccess),
        OwnershipControls:
          ownershipControls === null ? null : { Rules: [{ ObjectOwnership: ownershipControls }] },
        Tags: tagList(one.tags),
      },
    },
    ...policyResource(one, id, 'AWS::S3::BucketPolicy', { Bucket: ref(id) }),
  ]
}

function accessPointResources(one: Resource, id: string): TemplateResource[] {
  const { bucket, vpcId, blockPublicAccess } = one.settings
  if (bucket === null) return []
  return [
    {
      id,
      type: 'AWS::S3::AccessPoint',
      properties: {
        Name: one.name,
        Bucket: bucket.slice(bucket.lastIndexOf(':') + 1),
        VpcConfiguration: vpcId === null ? null : { VpcId: vpcId },
        PublicAccessBlockConfiguration: blockPublicAccess === null ? null : switches(blockPublicAccess),
        Policy: policyOf(one),
      },
    },
  ]
}

function keyResources(one: Resource, id: string): TemplateResource[] {
  return [
    { id, type: 'AWS::KMS::Key', properties: { KeyPolicy: policyOf(one), Tags: tagList(one.tags) } },
    ...one.settings.aliases.map((alias, i) => ({
      id: `${id}Alias${i + 1}`,
      type: 'AWS::KMS::Alias',
      properties: { AliasName: alias, TargetKeyId: ref(id) },
    })),
  ]
}

function permissionResources(one: Resource, id: string): TemplateResource[] {
  return lambdaPermissions(one.policy).said.map((said, i) => ({
    id: `${id}Permission${i + 1}`,
    type: 'AWS::Lambda::Permission',
    properties: {
      Action: said.action,
      FunctionName: one.name,
      Principal: said.principal,
      SourceArn: said.sourceArn,
      SourceAccount: said.sourceAccount,
      PrincipalOrgID: said.organization,
    },
  }))
}

/** The four switches under S3's names. */
function switches(block: BlockPublicAccess): JsonObject {
  return {
    BlockPublicAcls: block.blockPublicAcls,
    IgnorePublicAcls: block.ignorePublicAcls,
    BlockPublicPolicy: block.blockPublicPolicy,
    RestrictPublicBuckets: block.restrictPublicBuckets,
  }
}

function policyResource(one: Resource, id: string, type: string, about: JsonObject): TemplateResource[] {
  if (!isWritable(one.policy)) return []
  return [{ id: `${id}Policy`, type, properties: { ...about, PolicyDocument: one.policy } }]
}

function policyOf({ policy }: Resource) {
  return isWritable(policy) ? policy : null
}
