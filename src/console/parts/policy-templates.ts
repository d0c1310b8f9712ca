import type { JsonValue } from '#engine/text/json.ts'

export type PolicyTemplate = {
  readonly id: string
  readonly label: string
  readonly description: string
  readonly document: JsonValue
}

const version = '2012-10-17'

/** Documents to start from. The first is the usual one. */
export const policyTemplates: readonly [PolicyTemplate, ...PolicyTemplate[]] = [
  {
    id: 'read-bucket',
    label: 'Read one S3 bucket',
    description: 'List a bucket and read its objects.',
    document: {
      Version: version,
      Statement: [
        {
          Sid: 'ListBucket',
          Effect: 'Allow',
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        },
        {
          Sid: 'ReadObjects',
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
        },
      ],
    },
  },
  {
    id: 'assume-role',
    label: 'Assume one role',
    description: 'The caller’s half of a role switch. The role’s trust policy is the other half.',
    document: {
      Version: version,
      Statement: [
        {
          Sid: 'AssumeRole',
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Resource: 'arn:aws:iam::111122223333:role/DeployRole',
        },
      ],
    },
  },
  {
    id: 'deny-without-mfa',
    label: 'Deny without MFA',
    description: 'Refuse everything unless the caller signed in with a second factor.',
    document: {
      Version: version,
      Statement: [
        {
          Sid: 'DenyWithoutMfa',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
        },
      ],
    },
  },
  {
    id: 'deny-all',
    label: 'Deny everything',
    description: 'Grants nothing: write your own statements over it.',
    document: {
      Version: version,
      Statement: [{ Sid: 'DenyEverything', Effect: 'Deny', Action: '*', Resource: '*' }],
    },
  },
]
