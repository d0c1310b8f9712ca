import type { ListedType } from '#model/entities/unread.ts'

/** What an account has of each type, as a list of it would be called. */
export const listNouns: Readonly<Record<ListedType, string>> = {
  's3-bucket': 'buckets',
  'kms-key': 'KMS keys',
  'sqs-queue': 'queues',
  'sns-topic': 'topics',
  'lambda-function': 'functions',
  secret: 'secrets',
  'ec2-instance': 'EC2 instances',
  's3-access-point': 'access points',
  'dynamodb-table': 'tables',
  'ecr-repository': 'repositories',
  'vpc-endpoint': 'VPC endpoints',
  iam: 'users, groups, roles and policies',
}
