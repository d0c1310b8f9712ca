import { describe, expect, it } from 'vitest'

import { decide, policy } from '#testing/decide.ts'

import type { NamedDocument, PolicyDocuments } from '../compile/policy-documents.ts'
import type { AuthorizationRequest } from '../request/request.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const federated = `arn:aws:sts::${A}:federated-user/f`
const root = `arn:aws:iam::${A}:root`
const service = { Service: 'ec2.amazonaws.com' }
const getObject = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' }

const said = {
  silent: policy({ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }),
  allows: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
  denies: policy({ Effect: 'Deny', Action: '*', Resource: '*' }),
}

const controlled = policy({
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'kms:*', 'sts:*'],
  Resource: '*',
})

function naming(Principal: unknown): NamedDocument {
  return policy({ Effect: 'Allow', Principal, Action: '*', Resource: '*' })
}

describe('callers without policies of their own', () => {
  const keyArn = `arn:aws:kms:us-east-1:${A}:key/1`

  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    [
      'R7.13 the root user of a key that does not name its account',
      { principal: root, action: 'kms:Decrypt', resource: keyArn },
      { resource: naming({ AWS: alice }) },
      'implicitDeny',
    ],
    [
      'R7.13 the root user of a key that names its account',
      { principal: root, action: 'kms:Decrypt', resource: keyArn },
      { resource: naming({ AWS: root }) },
      'allowed',
    ],
    [
      'R7.13 the root user under a service control policy',
      { ...getObject, principal: root },
      { serviceControl: [{ target: 'r', policies: [said.silent] }] },
      'implicitDeny',
    ],
    [
      'R8.6 a service under a resource control policy',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming(service), resourceControl: [{ target: 'r', policies: [controlled] }] },
      'explicitDeny',
    ],
    [
      'R8.1 a service, whom no service control policy reaches',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming(service), serviceControl: [{ target: 'r', policies: [said.denies] }] },
      'allowed',
    ],
    [
      'R8.4 Mechanical Turk, which no service control policy reaches',
      { principal: alice, action: 'mechanicalturk:GetHIT', resource: '*' },
      { identity: [said.allows], serviceControl: [{ target: 'r', policies: [said.denies] }] },
      'allowed',
    ],
    [
      'R3.5 a service among everybody',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming('*') },
      'allowed',
    ],
    [
      'R3.7 a service by another spelling of its name',
      { ...getObject, principal: service, resourceAccount: A },
      { resource: naming({ Service: 'EC2.amazonaws.com' }) },
      'implicitDeny',
    ],
    [
      'R7.12 an anonymous caller under a resource control policy',
      { ...getObject, principal: '*', resourceAccount: A },
      { resource: naming('*'), resourceControl: [{ target: 'r', policies: [controlled] }] },
      'explicitDeny',
    ],
    [
      'R7.12 an anonymous caller past an endpoint policy that is silent',
      { ...getObject, principal: '*', resourceAccount: A },
      {
        resource: naming('*'),
        vpcEndpoint: [policy({ Effect: 'Allow', Principal: '*', Action: 'ec2:*', Resource: '*' })],
      },
      'implicitDeny',
    ],
    [
      'R3.8 a canonical user id, which names nobody here',
      { ...getObject, principal: alice, resourceAccount: A },
      { resource: naming({ CanonicalUser: 'a'.repeat(64) }) },
      'implicitDeny',
    ],
    [
      'R2.19 a caller of another partition, whatever is allowed',
      { ...getObject, principal: `arn:aws-cn:iam::${B}:user/bob`, resourceAccount: A },
      { identity: [said.allows], resource: naming('*') },
      'implicitDeny',
    ],
    [
      'R10.1 a key by its alias, whose own policy must still allow',
      { principal: alice, action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:alias/k` },
      { identity: [said.allows] },
      'implicitDeny',
    ],
    [
      'R10.1 an alias that is made, which needs no key policy',
      { principal: alice, action: 'kms:CreateAlias', resource: `arn:aws:kms:us-east-1:${A}:alias/k` },
      { identity: [said.allows] },
      'allowed',
    ],
    [
      'R7.15 a service that asks who it is',
      { principal: service, action: 'sts:GetCallerIdentity', resource: '*' },
      {},
      'allowed',
    ],
    [
      'R10.10 an anonymous caller at a queue for everybody',
      { principal: '*', action: 'sqs:SendMessage', resource: `arn:aws:sqs:us-east-1:${A}:q` },
      { resource: naming('*') },
      'allowed',
    ],
    [
      'R10.10 a secret of the same account by an identity policy alone',
      {
        principal: alice,
        action: 'secretsmanager:GetSecretValue',
        resource: `arn:aws:secretsmanager:us-east-1:${A}:secret:s`,
      },
      { identity: [said.allows], resource: naming({ AWS: B }) },
      'allowed',
    ],
    [
      'R8.9 AssumeRole under the resource control policy of the role’s account',
      { principal: `arn:aws:iam::${B}:user/bob`, action: 'sts:AssumeRole', resource: roleR },
      {
        identity: [said.allows],
        resource: policy({ Effect: 'Allow', Principal: { AWS: B }, Action: 'sts:AssumeRole' }),
        resourceControl: [{ target: 'r', policies: [controlled] }],
      },
      'explicitDeny',
    ],
  ])('%s', (_title, request, documents, decision) => {
    expect(decide(request, documents)).toBe(decision)
  })

  it.each([
    ['a role', roleR],
    ['a user of another account', `arn:aws:iam::${B}:user/alice`],
    ['no ARN', 'alice'],
  ])('R7.6 no federated user’s session is issued by %s', (_title, sessionIssuer) => {
    const request = { ...getObject, principal: federated, sessionIssuer, resourceAccount: A }
    expect(decide(request, { resource: naming('*') })).toBe('implicitDeny')
  })
})
