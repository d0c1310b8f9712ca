import type { OrganizationPolicyType } from '#model/entities/organization.ts'

import type { PolicyTemplate } from '../parts/policy-templates.ts'

const version = '2012-10-17'

/** Documents that SCPs and RCPs start from. The first is the usual one. */
export const organizationPolicyTemplates: Readonly<
  Record<OrganizationPolicyType, readonly [PolicyTemplate, ...PolicyTemplate[]]>
> = {
  'service-control': [
    {
      id: 'region-lock',
      label: 'Deny outside a region',
      description: 'Refuse everything outside eu-west-1, but for services that have no region.',
      document: {
        Version: version,
        Statement: [
          {
            Sid: 'DenyOtherRegions',
            Effect: 'Deny',
            NotAction: ['iam:*', 'organizations:*', 'sts:*', 'support:*', 'route53:*', 'cloudfront:*'],
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
          },
        ],
      },
    },
    {
      id: 'deny-leaving',
      label: 'Deny leaving the organization',
      description: 'Nobody in the accounts below may take their account out.',
      document: {
        Version: version,
        Statement: [
          { Sid: 'DenyLeaving', Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
        ],
      },
    },
    {
      id: 'deny-root',
      label: 'Deny the root user',
      description: 'Root users of the accounts below may do nothing.',
      document: {
        Version: version,
        Statement: [
          {
            Sid: 'DenyRootUser',
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { StringLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } },
          },
        ],
      },
    },
    {
      id: 'deny-service',
      label: 'Deny one service',
      description: 'Refuse every action of SQS. Put another service in its place.',
      document: {
        Version: version,
        Statement: [{ Sid: 'DenyService', Effect: 'Deny', Action: 'sqs:*', Resource: '*' }],
      },
    },
    {
      id: 'allow-list',
      label: 'Allow some services alone',
      description: 'Use it in place of FullAWSAccess: what it does not list is then allowed to nobody.',
      document: {
        Version: version,
        Statement: [
          { Sid: 'AllowedServices', Effect: 'Allow', Action: ['s3:*', 'ec2:*', 'iam:*'], Resource: '*' },
        ],
      },
    },
  ],
  'resource-control': [
    {
      id: 'organization-only',
      label: 'Deny callers from outside',
      description: 'Buckets answer to identities of the organization and to AWS services alone.',
      document: {
        Version: version,
        Statement: [
          {
            Sid: 'DenyOutsiders',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: '*',
            Condition: {
              StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorgid' },
              BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
            },
          },
        ],
      },
    },
    {
      id: 'secure-transport',
      label: 'Deny without TLS',
      description: 'Buckets and queues refuse requests that are not encrypted on the way.',
      document: {
        Version: version,
        Statement: [
          {
            Sid: 'DenyInsecure',
            Effect: 'Deny',
            Principal: '*',
            Action: ['s3:*', 'sqs:*'],
            Resource: '*',
            Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
  ],
}
