import type { JsonObject } from '#engine/text/json.ts'

import { type Application, own, region } from './company.ts'
import type { Random } from './random.ts'

type StatementOf = (application: Application, random: Random) => JsonObject

const everyService: readonly StatementOf[] = [
  ({ name }) => ({
    Sid: 'Objects',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
    Resource: `arn:aws:s3:::${name}-data/*`,
  }),
  ({ name }) => ({
    Sid: 'ListBucket',
    Effect: 'Allow',
    Action: ['s3:ListBucket', 's3:GetBucketLocation'],
    Resource: `arn:aws:s3:::${name}-data`,
    Condition: { StringLike: { 's3:prefix': ['incoming/*', `${name}/*`] } },
  }),
  ({ name }) => ({
    Sid: 'Table',
    Effect: 'Allow',
    Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'],
    Resource: [
      `arn:aws:dynamodb:${region}:${own}:table/${name}`,
      `arn:aws:dynamodb:${region}:${own}:table/${name}/index/*`,
    ],
  }),
  ({ name }) => ({
    Sid: 'Queue',
    Effect: 'Allow',
    Action: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    Resource: `arn:aws:sqs:${region}:${own}:${name}*`,
  }),
  ({ name }) => ({
    Sid: 'Logs',
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: `arn:aws:logs:${region}:${own}:log-group:/aws/lambda/${name}:*`,
  }),
  ({ team }, random) => ({
    Sid: 'Decrypt',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    Resource: `arn:aws:kms:${region}:${own}:key/*`,
    Condition: {
      StringEquals: { 'aws:ResourceTag/team': team },
      ...(random.happens(30) ? { Bool: { 'aws:SecureTransport': 'true' } } : {}),
    },
  }),
  ({ name }) => ({
    Sid: 'Secrets',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: `arn:aws:secretsmanager:${region}:${own}:secret:${name}/*`,
  }),
  ({ name }) => ({
    Sid: 'Invoke',
    Effect: 'Allow',
    Action: ['lambda:InvokeFunction', 'lambda:GetFunction*'],
    Resource: [`arn:aws:lambda:${region}:${own}:function:${name}`],
  }),
  () => ({
    Sid: 'Describe',
    Effect: 'Allow',
    Action: ['ec2:Describe*', 'cloudwatch:GetMetric*', 'cloudwatch:ListMetrics', 'tag:GetResources'],
    Resource: '*',
  }),
  () => ({
    Sid: 'OnlyOurRegions',
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*', 'cloudfront:*', 'route53:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': [region, 'eu-central-1'] } },
  }),
  ({ name }) => ({
    Sid: 'PassItsRole',
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: `arn:aws:iam::${own}:role/app/${name}*`,
    Condition: {
      StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
    },
  }),
]

/** A policy of what an application needs: two to six statements. */
export function applicationPolicy(application: Application, random: Random): JsonObject {
  const first = random.whole(everyService.length)
  const count = 2 + random.whole(5)
  const statements = Array.from({ length: count }, (_, i) =>
    everyService[(first + i * 3) % everyService.length]?.(application, random),
  ).filter((statement) => statement !== undefined)
  return { Version: '2012-10-17', Statement: statements }
}

/** A policy that lets whoever has it assume `roles`, of which the last may be a pattern. */
export function assumePolicy(roles: readonly string[], random: Random): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'BecomeThese',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: roles,
        ...(random.happens(40) ? { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } } : {}),
      },
    ],
  }
}

/** At most this, whatever else is attached: no permissions of IAM beyond looking. */
export const boundaryDocument: JsonObject = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'AllButIam', Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' },
    { Sid: 'LookAtIam', Effect: 'Allow', Action: ['iam:Get*', 'iam:List*', 'iam:PassRole'], Resource: '*' },
  ],
}
