import * as fc from 'fast-check'

import type { AuthorizationRequest } from '#engine/request/request.ts'

import { A, alice, B, federatedF, roleR, sessionS } from './callers.ts'

/** What is asked: action, resource, whose it is, and how its service is set. */
export type Ask = Pick<AuthorizationRequest, 'action' | 'resource' | 'resourceAccount' | 'resourceSettings'>

const owner = fc.constantFrom(A, A, A, B)

function asks(actions: readonly string[], resources: readonly string[]): fc.Arbitrary<Ask> {
  return fc.record({
    action: fc.constantFrom(...actions),
    resource: fc.constantFrom(...resources),
    resourceAccount: owner,
  })
}

function withSettings(ask: Ask, resourceSettings: NonNullable<Ask['resourceSettings']>): Ask {
  return { ...ask, resourceSettings }
}

const publicPolicy = {
  Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b' },
}
const ownPolicy = { Statement: { ...publicPolicy.Statement, Principal: { AWS: A } } }

const mostlyOff = fc.constantFrom(false, false, true)
const s3Settings = fc.record(
  {
    blockPublicAcls: mostlyOff,
    blockPublicPolicy: mostlyOff,
    ignorePublicAcls: mostlyOff,
    restrictPublicBuckets: fc.boolean(),
    objectOwner: fc.constantFrom(A, A, B),
    ownershipControls: fc.constantFrom('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'),
    policyToPut: fc.constantFrom<unknown>(publicPolicy, ownPolicy),
  },
  { requiredKeys: [] },
)

const grant = fc.record(
  {
    grantee: fc.constantFrom(alice, roleR, sessionS, federatedF, `arn:aws:iam::${B}:user/bob`),
    operations: fc.constantFrom(['Decrypt'], ['Encrypt', 'Decrypt', 'CreateGrant'], ['DescribeKey']),
    constraints: fc.constantFrom<Readonly<Record<string, unknown>>>(
      {},
      {},
      { encryptionContextEquals: { Team: 'b' } },
      { encryptionContextSubset: { team: 'b' } },
    ),
  },
  { requiredKeys: ['grantee', 'operations'] },
)

const s3 = asks(
  [
    's3:GetObject',
    's3:GetObject',
    's3:PutObject',
    's3:GetObjectAcl',
    's3:PutBucketPolicy',
    's3:DeleteBucketPolicy',
    's3:ListBucket',
  ],
  ['arn:aws:s3:::b/alice/k', 'arn:aws:s3:::b/k', 'arn:aws:s3:::b'],
)
const s3WithSettings = fc
  .record({ ask: s3, settings: s3Settings })
  .map(({ ask, settings }) => withSettings(ask, { s3: settings }))
const kms = fc
  .record({
    ask: asks(
      [
        'kms:Decrypt',
        'kms:Decrypt',
        'kms:CreateGrant',
        'kms:DescribeKey',
        'kms:ScheduleKeyDeletion',
        'kms:CreateAlias',
        'kms:RetireGrant',
      ],
      [
        `arn:aws:kms:us-east-1:${A}:key/1`,
        `arn:aws:kms:us-east-1:${A}:alias/mine`,
        `arn:aws:kms:us-east-1:${A}:alias/aws/s3`,
        '*',
      ],
    ),
    grants: fc.array(grant, { maxLength: 2 }),
    keyManager: fc.constantFrom({}, {}, { keyManager: 'AWS' }, { keyManager: 'CUSTOMER' }),
  })
  .map(({ ask, grants, keyManager }) => withSettings(ask, { kms: { grants, ...keyManager } }))
const sts = asks(
  [
    'sts:AssumeRole',
    'sts:AssumeRole',
    'sts:AssumeRoleWithSAML',
    'sts:AssumeRoleWithWebIdentity',
    'sts:TagSession',
  ],
  [
    roleR,
    roleR,
    `arn:aws:iam::${B}:role/there`,
    `arn:aws:iam::${A}:role/aws-service-role/x/AWSServiceRoleForX`,
  ],
)
const stsTokens = asks(['sts:GetSessionToken', 'sts:GetFederationToken', 'sts:GetCallerIdentity'], ['*'])
const iam = asks(
  ['iam:GetUser', 'iam:PassRole', 'iam:ListUsers', 'iam:GetRole', 'iam:PutRolePolicy', 'iam:TagRole'],
  [
    alice,
    roleR,
    `arn:aws:iam::${B}:role/there`,
    `arn:aws:iam::${A}:role/aws-service-role/x/AWSServiceRoleForX`,
    `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_x`,
    '*',
  ],
)
const rest = asks(
  [
    'sqs:SendMessage',
    'sqs:SendMessage',
    'lambda:InvokeFunction',
    'ec2:DescribeInstances',
    'mechanicalturk:GetHIT',
  ],
  [
    `arn:aws:sqs:us-east-1:${A}:q`,
    `arn:aws:lambda:us-east-1:${A}:function:f:live`,
    '*',
    'arn:aws-cn:sqs:cn-north-1:333333333333:q',
  ],
)

/** Actions of the services that have rules of their own and of some that have none. */
export const anyAsk: fc.Arbitrary<Ask> = fc
  .record({
    ask: fc.oneof(
      { weight: 4, arbitrary: s3 },
      { weight: 3, arbitrary: s3WithSettings },
      { weight: 3, arbitrary: kms },
      { weight: 3, arbitrary: sts },
      { weight: 1, arbitrary: stsTokens },
      { weight: 2, arbitrary: iam },
      { weight: 3, arbitrary: rest },
    ),
    saysOwner: fc.constantFrom(true, true, true, false),
  })
  .map(({ ask, saysOwner }): Ask => {
    const { resourceAccount: _owner, ...unsaid } = ask
    return saysOwner ? ask : unsaid
  })
