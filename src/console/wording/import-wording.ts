import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import type { AbsentKind } from '#interchange/import-set/assumed-absent.ts'
import type { FileFormat } from '#interchange/import-set/read-import.ts'

/** What files were taken for, as it stands beside their names. */
export const fileFormatNames: Readonly<Record<FileFormat, string>> = {
  'authorization-details': 'Account authorization details of IAM',
  workspace: 'Workspace file',
  picture: 'Picture of a graph, with its workspace',
  collected: 'Answers that the collect script wrote',
  answers: 'Answers of AWS CLI calls',
}

/** What an import did not hold, in the plural or as a mass, for a list that begins with “Not in the files”. */
export const absentNames: Readonly<Record<AbsentKind, string>> = {
  'authorization-details': 'users, groups, roles and policies',
  organization: 'the organization',
  'organization-policies': 'service control and resource control policies',
  'identity-providers': 'identity providers',
  'password-policy': 'the password policy',
  'bucket-policies': 'S3 buckets and their policies',
  'block-public-access': 'S3 Block Public Access',
  'key-policies': 'KMS keys and their policies',
  'key-grants': 'KMS grants',
  'queue-policies': 'SQS queues and their policies',
  'topic-policies': 'SNS topics and their policies',
  'function-policies': 'Lambda functions and their policies',
  'secret-policies': 'Secrets Manager secrets and their policies',
  'table-policies': 'DynamoDB tables and their policies',
  'repository-policies': 'ECR repositories and their policies',
  'vpc-endpoint-policies': 'VPC endpoints and their policies',
  instances: 'EC2 instances',
  'access-points': 'S3 access points',
  'resource-tags': 'tags of resources, but of secrets, VPC endpoints and instances',
}

/** What a policy is read as, after “Recognised as”. */
export const grammarNames: Readonly<Record<PolicyGrammar, string>> = {
  identity: 'an identity-based policy',
  trust: 'the trust policy of a role',
  resource: 'a resource-based policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  'vpc-endpoint': 'the policy of a VPC endpoint',
}

/** What a pasted policy can become: the choice, and the button that does it. */
export const destinationTexts = {
  managed: {
    label: 'A new customer managed policy',
    description: 'Attached to nothing yet.',
    button: 'Create policy',
  },
  inline: {
    label: 'An inline policy',
    description: 'Inside a user, user group or role, in place of one of the same name.',
    button: 'Put inline policy',
  },
  trust: {
    label: 'The trust policy of a role',
    description: 'In place of the one that the role has.',
    button: 'Set trust policy',
  },
  resource: {
    label: 'The policy of a resource',
    description: 'In place of the one that the resource has.',
    button: 'Set resource policy',
  },
  'service-control': {
    label: 'A new service control policy',
    description: 'Attached to nothing yet.',
    button: 'Create SCP',
  },
  'resource-control': {
    label: 'A new resource control policy',
    description: 'Attached to nothing yet.',
    button: 'Create RCP',
  },
} as const
