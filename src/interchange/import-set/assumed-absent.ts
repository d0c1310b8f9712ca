/** What an import may not hold, and decisions then take not to be there. Passwords, access keys and MFA devices are then unread (`unreadOfUser`). */
export const absentKinds = [
  'authorization-details',
  'organization',
  'organization-policies',
  'identity-providers',
  'password-policy',
  'bucket-policies',
  'block-public-access',
  'key-policies',
  'key-grants',
  'queue-policies',
  'topic-policies',
  'function-policies',
  'secret-policies',
  'table-policies',
  'repository-policies',
  'vpc-endpoint-policies',
  'instances',
  'access-points',
  'resource-tags',
] as const

export type AbsentKind = (typeof absentKinds)[number]

const callsFor: Readonly<Record<AbsentKind, readonly string[]>> = {
  'authorization-details': ['iam get-account-authorization-details'],
  organization: ['organizations describe-organization'],
  'organization-policies': ['organizations describe-policy', 'organizations list-policies'],
  'identity-providers': [
    'iam list-saml-providers',
    'iam get-saml-provider',
    'iam get-open-id-connect-provider',
  ],
  'password-policy': ['iam get-account-password-policy'],
  'bucket-policies': ['s3api list-buckets', 's3api get-bucket-policy', 'rolescape resources'],
  'block-public-access': ['s3control get-public-access-block', 's3api get-public-access-block'],
  'key-policies': ['kms list-keys', 'kms get-key-policy', 'rolescape resources'],
  'key-grants': ['kms list-grants'],
  'queue-policies': ['sqs list-queues', 'sqs get-queue-attributes', 'rolescape resources'],
  'topic-policies': ['sns list-topics', 'sns get-topic-attributes', 'rolescape resources'],
  'function-policies': ['lambda list-functions', 'lambda get-policy', 'rolescape resources'],
  'secret-policies': [
    'secretsmanager list-secrets',
    'secretsmanager get-resource-policy',
    'rolescape resources',
  ],
  'table-policies': ['dynamodb list-tables', 'dynamodb get-resource-policy', 'rolescape resources'],
  'repository-policies': ['ecr describe-repositories', 'ecr get-repository-policy', 'rolescape resources'],
  'vpc-endpoint-policies': ['ec2 describe-vpc-endpoints'],
  instances: ['ec2 describe-instances'],
  'access-points': ['s3control list-access-points'],
  'resource-tags': ['resourcegroupstaggingapi get-resources'],
}

/** What bears on no decision, so that nothing is unknown where AWS refused to tell it. */
const neverUnread: ReadonlySet<AbsentKind> = new Set(['identity-providers', 'password-policy'])

/**
 * The kinds that none of the calls whose answers were read tells of. Of those whose calls were `refused` nobody knows what
 * there is: decisions don't take them for absent.
 */
export function assumedAbsent(calls: ReadonlySet<string>, refused: ReadonlySet<string>): AbsentKind[] {
  const isUnread = (kind: AbsentKind) =>
    !neverUnread.has(kind) && callsFor[kind].some((call) => refused.has(call))
  return absentKinds.filter((kind) => !callsFor[kind].some((call) => calls.has(call)) && !isUnread(kind))
}
