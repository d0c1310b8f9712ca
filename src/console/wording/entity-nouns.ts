import type { Entity, EntityKind, ManagedPolicy, ResourceType } from '#model/entities/entity.ts'
import type { OrganizationPolicyType } from '#model/entities/organization.ts'

type Noun = { readonly one: string; readonly many: string }

/** What AWS's console calls each kind, in the middle of a sentence. */
export const entityNouns: Readonly<Record<EntityKind, Noun>> = {
  account: { one: 'account', many: 'accounts' },
  user: { one: 'user', many: 'users' },
  group: { one: 'user group', many: 'user groups' },
  role: { one: 'role', many: 'roles' },
  policy: { one: 'policy', many: 'policies' },
  'instance-profile': { one: 'instance profile', many: 'instance profiles' },
  'saml-provider': { one: 'SAML provider', many: 'SAML providers' },
  'oidc-provider': { one: 'OpenID Connect provider', many: 'OpenID Connect providers' },
  resource: { one: 'resource', many: 'resources' },
  organization: { one: 'organization', many: 'organizations' },
  'organizational-unit': { one: 'organizational unit', many: 'organizational units' },
  'organization-policy': { one: 'organization policy', many: 'organization policies' },
  board: { one: 'board', many: 'boards' },
  'pinned-request': { one: 'pinned request', many: 'pinned requests' },
  expectation: { one: 'expectation', many: 'expectations' },
}

export const resourceTypeNames: Readonly<Record<ResourceType, string>> = {
  's3-bucket': 'S3 bucket',
  'kms-key': 'KMS key',
  'sqs-queue': 'SQS queue',
  'sns-topic': 'SNS topic',
  'lambda-function': 'Lambda function',
  secret: 'Secrets Manager secret',
  'ec2-instance': 'EC2 instance',
  's3-access-point': 'S3 access point',
  'dynamodb-table': 'DynamoDB table',
  'ecr-repository': 'ECR repository',
  'vpc-endpoint': 'VPC endpoint',
  generic: 'Other resource',
}

/** SCPs and RCPs as AWS spells them out, at the beginning of a heading and within a sentence. */
export const organizationPolicyNouns: Readonly<
  Record<OrganizationPolicyType, Noun & { readonly short: string }>
> = {
  'service-control': {
    one: 'service control policy',
    many: 'Service control policies',
    short: 'SCP',
  },
  'resource-control': {
    one: 'resource control policy',
    many: 'Resource control policies',
    short: 'RCP',
  },
}

/** What people call an entity. */
export function nameOf(entity: Entity): string {
  switch (entity.kind) {
    case 'oidc-provider':
      return entity.url
    case 'pinned-request':
    case 'expectation':
      return entity.action
    case 'organization':
      return entity.organizationId
    case 'organizational-unit':
    case 'organization-policy':
    case 'board':
    case 'account':
    case 'user':
    case 'group':
    case 'role':
    case 'policy':
    case 'instance-profile':
    case 'saml-provider':
    case 'resource':
      return entity.name
  }
}

/** `1 user`, `2 users`. */
export function countOf(count: number, noun: Noun): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun.one : noun.many}`
}

/** `AWS managed` or `Customer managed`, as AWS's console tells policies apart. */
export function wordPolicyType({ owner }: ManagedPolicy): string {
  return owner === 'aws' ? 'AWS managed' : 'Customer managed'
}
