import { describe, expect, it } from 'vitest'

import { allow, decide, deny } from '#testing/decide.ts'

import type { PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../request/request.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/team/alice`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federatedF = `arn:aws:sts::${A}:federated-user/f`
const root = `arn:aws:iam::${A}:root`
const keyArn = `arn:aws:kms:us-east-1:${A}:key/1`

const getObject = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: A }

const everything = [allow('*')]

describe('rules of a service', () => {
  const keyPolicy = allow('kms:*', { Principal: { AWS: A } })

  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    [
      'R10.1 a key without a policy that lets the account decide',
      { principal: alice, action: 'kms:Decrypt', resource: keyArn },
      { identity: everything },
      'implicitDeny',
    ],
    [
      'R10.1 a call on no key',
      { principal: alice, action: 'kms:ListKeys', resource: '*' },
      { identity: everything },
      'allowed',
    ],
    [
      'R10.1 a call on a key that isn’t named, which no key policy allows',
      { principal: alice, action: 'kms:Decrypt', resource: '*' },
      { identity: everything },
      'implicitDeny',
    ],
    [
      'R10.4 a new policy for a key that AWS manages, by its alias',
      { principal: alice, action: 'kms:PutKeyPolicy', resource: `arn:aws:kms:us-east-1:${A}:alias/aws/s3` },
      { identity: everything, resource: keyPolicy },
      'implicitDeny',
    ],
    [
      'R10.4 the end of a key that AWS manages, by what is said of it',
      {
        principal: alice,
        action: 'kms:ScheduleKeyDeletion',
        resource: keyArn,
        resourceSettings: { kms: { keyManager: 'AWS' } },
      },
      { identity: everything, resource: keyPolicy },
      'implicitDeny',
    ],
    [
      'R10.4 the use of a key that AWS manages',
      {
        principal: alice,
        action: 'kms:Decrypt',
        resource: keyArn,
        resourceSettings: { kms: { keyManager: 'AWS' } },
      },
      { identity: everything, resource: keyPolicy },
      'allowed',
    ],
    [
      'R8.6 a key that AWS manages, past a resource control policy',
      {
        principal: alice,
        action: 'kms:Decrypt',
        resource: keyArn,
        resourceSettings: { kms: { keyManager: 'AWS' } },
      },
      {
        identity: everything,
        resource: keyPolicy,
        resourceControl: [{ target: 'r-root', policies: [deny('kms:*', { Principal: '*' })] }],
      },
      'allowed',
    ],
    [
      'R10.3 decrypting with a key of another account',
      { principal: `arn:aws:iam::${B}:user/bob`, action: 'kms:Decrypt', resource: keyArn },
      { identity: everything, resource: allow('kms:*', { Principal: { AWS: B } }) },
      'allowed',
    ],
    [
      'R10.3 disabling a key of another account',
      { principal: `arn:aws:iam::${B}:user/bob`, action: 'kms:DisableKey', resource: keyArn },
      { identity: everything, resource: allow('kms:*', { Principal: { AWS: B } }) },
      'implicitDeny',
    ],
    [
      'R10.1 a Deny in IAM counts',
      { principal: alice, action: 'kms:Decrypt', resource: keyArn },
      { identity: [deny('kms:*')], resource: keyPolicy },
      'explicitDeny',
    ],
    [
      'R7.15 GetCallerIdentity under a Deny',
      { principal: alice, action: 'sts:GetCallerIdentity', resource: '*' },
      { identity: [deny('*')] },
      'allowed',
    ],
    [
      'R7.15 GetSessionToken without permission',
      { principal: alice, action: 'sts:GetSessionToken', resource: '*' },
      {},
      'allowed',
    ],
    [
      'R9.9 GetSessionToken by a role session',
      { principal: sessionS, action: 'sts:GetSessionToken', resource: '*' },
      { identity: everything },
      'implicitDeny',
    ],
    [
      'R9.10 IAM by a federated user',
      { principal: federatedF, action: 'iam:ListUsers', resource: '*' },
      { identity: everything, session: everything },
      'implicitDeny',
    ],
    [
      'R9.15 passing a role of another account',
      { principal: alice, action: 'iam:PassRole', resource: `arn:aws:iam::${B}:role/R` },
      { identity: everything, resource: allow('*', { Principal: '*' }) },
      'implicitDeny',
    ],
    [
      'R10.5 V127 the root user mending a bucket policy',
      { principal: root, action: 's3:DeleteBucketPolicy', resource: 'arn:aws:s3:::b', resourceAccount: A },
      { resource: deny('s3:*', { Principal: '*' }) },
      'allowed',
    ],
    [
      'R10.7 the owner’s user on a restricted public bucket',
      { ...getObject, principal: alice, resourceSettings: { s3: { restrictPublicBuckets: true } } },
      { resource: allow('*', { Principal: '*' }) },
      'allowed',
    ],
    [
      'R10.7 an outsider on a bucket pinned to its organization',
      {
        ...getObject,
        principal: `arn:aws:iam::${B}:user/bob`,
        context: { 'aws:PrincipalOrgID': 'o-1' },
        resourceSettings: { s3: { restrictPublicBuckets: true } },
      },
      {
        identity: everything,
        resource: allow('*', {
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
        }),
      },
      'allowed',
    ],
    [
      'R3.5 an anonymous caller at a service that wants signatures',
      { principal: '*', action: 'sts:AssumeRole', resource: `arn:aws:iam::${A}:role/R` },
      {
        resource: {
          name: 't',
          document: { Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:*' } },
        },
      },
      'implicitDeny',
    ],
    [
      'R7.2 reading a policy of AWS itself',
      { principal: alice, action: 'iam:GetPolicy', resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      { identity: everything },
      'allowed',
    ],
  ])('%s', (_title, request, documents, expected) => {
    expect(decide(request, documents)).toBe(expected)
  })
})
