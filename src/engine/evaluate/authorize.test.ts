import { describe, expect, it } from 'vitest'

import { allow, decide, deny, policy } from '#testing/decide.ts'

import type { NamedDocument, PolicyDocuments } from '../compile/policy-documents.ts'
import type { RequestPrincipal } from '../request/request.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/team/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federatedF = `arn:aws:sts::${A}:federated-user/f`
const root = `arn:aws:iam::${A}:root`

const getObject = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: A }

function trusting(principal: unknown, action = 'sts:AssumeRole'): NamedDocument {
  return policy({ Effect: 'Allow', Principal: principal, Action: action })
}

const ec2Only = [allow('ec2:*')]
const everything = [allow('*')]

/** Which layers still have a say: each in turn allows nothing of S3, the others everything. */
function layersThatLimit(principal: string, named: unknown): readonly string[] {
  const all = { identity: everything, permissionsBoundary: everything, session: everything }
  return (['identity', 'permissionsBoundary', 'session'] as const).filter((layer) => {
    const documents = { ...all, resource: allow('s3:*', { Principal: named }), [layer]: ec2Only }
    return decide({ ...getObject, principal }, documents) !== 'allowed'
  })
}

describe('a resource-based Allow in the same account', () => {
  it.each<[string, string, unknown, readonly string[]]>([
    ['a user by its account', alice, { AWS: A }, ['identity', 'permissionsBoundary', 'session']],
    ['a user by name', alice, { AWS: alice }, []],
    ['a user among everybody', alice, '*', []],
    ['a session by its account', sessionS, { AWS: A }, ['identity', 'permissionsBoundary', 'session']],
    ['a session by its role', sessionS, { AWS: roleR }, ['permissionsBoundary', 'session']],
    ['a session by its own name', sessionS, { AWS: sessionS }, []],
    ['a session among everybody', sessionS, { AWS: '*' }, []],
    [
      'a federated user by its account',
      federatedF,
      { AWS: A },
      ['identity', 'permissionsBoundary', 'session'],
    ],
    ['a federated user by name', federatedF, { AWS: federatedF }, []],
    ['a federated user among everybody', federatedF, '*', []],
    ['a session by the strongest of several names', sessionS, { AWS: [A, roleR, sessionS] }, []],
  ])('R7.6 names %s', (_title, principal, named, limiting) => {
    expect(layersThatLimit(principal, named)).toEqual(limiting)
  })

  it.each([
    [
      'R7.6 gives the root user what it has anyway',
      root,
      allow('s3:*', { Principal: { AWS: A } }),
      'allowed',
    ],
    ['R1.2 is not needed by the root user', root, deny('s3:*', { Principal: { AWS: B } }), 'allowed'],
    [
      'R1.3 gives nothing where another statement denies',
      alice,
      policy(
        { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        { Effect: 'Deny', Principal: { AWS: alice }, Action: '*', Resource: '*' },
      ),
      'explicitDeny',
    ],
    [
      'R3.3 does not reach a namesake with another path',
      alice,
      allow('*', { Principal: { AWS: `arn:aws:iam::${A}:user/alice` } }),
      'implicitDeny',
    ],
    [
      'R2.19 does not reach another partition',
      alice,
      allow('*', { Principal: { AWS: `arn:aws-cn:iam::${A}:root` } }),
      'implicitDeny',
    ],
  ])('%s', (_title, principal, resource, expected) => {
    expect(decide({ ...getObject, principal }, { resource })).toBe(expected)
  })

  it('R3.4 names a role with a path, whose sessions drop the path', () => {
    const named = allow('s3:*', { Principal: { AWS: `arn:aws:iam::${A}:role/team/R` } })
    const asked = { ...getObject, principal: sessionS }
    expect(decide(asked, { resource: named })).toBe('allowed')
    const elsewhere = { ...asked, context: { 'aws:PrincipalArn': roleR } }
    expect(decide(elsewhere, { resource: named })).toBe('implicitDeny')
  })

  it('R3.10 names a deleted principal by its unique id, never its namesake', () => {
    const named = allow('s3:*', { Principal: { AWS: 'AIDAEXAMPLEEXAMPLE123' } })
    const asked = { ...getObject, principal: alice }
    expect(decide(asked, { resource: named })).toBe('implicitDeny')
    expect(
      decide({ ...asked, context: { 'aws:userid': 'AIDAEXAMPLEEXAMPLE123' } }, { resource: named }),
    ).toBe('allowed')
  })
})

describe('across accounts', () => {
  const asked = { ...getObject, resourceAccount: B }

  it.each<[string, RequestPrincipal, PolicyDocuments, string]>([
    [
      'R7.9 both sides allow',
      alice,
      { identity: everything, resource: allow('*', { Principal: { AWS: A } }) },
      'allowed',
    ],
    ['R7.9 the caller alone', alice, { identity: everything }, 'implicitDeny'],
    [
      'R7.9 the resource alone, by name',
      alice,
      { resource: allow('*', { Principal: { AWS: alice } }) },
      'implicitDeny',
    ],
    [
      'R7.16 everybody of an organization',
      alice,
      { identity: everything, resource: allow('*', { Principal: '*' }) },
      'allowed',
    ],
    [
      'R7.9 a session policy limits',
      sessionS,
      { identity: everything, session: ec2Only, resource: allow('*', { Principal: { AWS: sessionS } }) },
      'implicitDeny',
    ],
    [
      'R7.13 the root user needs the other side alone',
      root,
      { resource: allow('*', { Principal: { AWS: A } }) },
      'allowed',
    ],
    [
      'R3.13 a service needs the resource alone',
      { Service: 'ec2.amazonaws.com' },
      { resource: allow('*', { Principal: { Service: 'ec2.amazonaws.com' } }) },
      'allowed',
    ],
    [
      'R7.12 an anonymous caller needs everybody named',
      '*',
      { resource: allow('*', { Principal: { AWS: A } }) },
      'implicitDeny',
    ],
  ])('%s', (_title, principal, documents, expected) => {
    expect(decide({ ...asked, principal }, documents)).toBe(expected)
  })
})

describe('assuming a role', () => {
  const asked = { action: 'sts:AssumeRole', resource: roleR }
  const provider = `arn:aws:iam::${A}:saml-provider/Idp`

  it.each<[string, RequestPrincipal, PolicyDocuments, string]>([
    ['R9.1 named by the trust policy', alice, { resource: trusting({ AWS: alice }) }, 'allowed'],
    [
      'R9.1 named by account, without own permission',
      alice,
      { resource: trusting({ AWS: A }) },
      'implicitDeny',
    ],
    [
      'R9.1 named by account, with own permission',
      alice,
      { identity: everything, resource: trusting({ AWS: A }) },
      'allowed',
    ],
    ['R7.8 no trust policy at hand', alice, { identity: everything }, 'implicitDeny'],
    [
      'R9.2 named, with a boundary in the way',
      alice,
      { resource: trusting({ AWS: alice }), permissionsBoundary: ec2Only },
      'implicitDeny',
    ],
    [
      'R9.4 a role that does not trust itself',
      sessionS,
      { identity: everything, resource: trusting({ AWS: alice }) },
      'implicitDeny',
    ],
    ['R9.4 a role that does', sessionS, { resource: trusting({ AWS: roleR }) }, 'allowed'],
    ['R9.17 the root user', root, { resource: trusting({ AWS: A }) }, 'implicitDeny'],
    [
      'R9.3 from another account by permission alone',
      `arn:aws:iam::${B}:user/bob`,
      { identity: everything },
      'implicitDeny',
    ],
    [
      'R3.7 a service that the role trusts',
      { Service: 'ec2.amazonaws.com' },
      { resource: trusting({ Service: 'ec2.amazonaws.com' }) },
      'allowed',
    ],
    [
      'R9.7 an identity of a provider that must be named',
      { Federated: provider },
      { resource: trusting('*', 'sts:*') },
      'implicitDeny',
    ],
  ])('%s', (_title, principal, documents, expected) => {
    expect(decide({ ...asked, principal }, documents)).toBe(expected)
  })

  it('R9.7 asks nothing but the trust policy of an identity of a provider', () => {
    const principal = { Federated: provider }
    const request = { principal, action: 'sts:AssumeRoleWithSAML', resource: roleR }
    const resource = trusting({ Federated: provider }, 'sts:AssumeRoleWithSAML')
    expect(decide(request, { resource, identity: [], serviceControl: [{ target: 'r', policies: [] }] })).toBe(
      'allowed',
    )
    expect(decide({ ...request, action: 'sts:AssumeRole' }, { resource })).toBe('implicitDeny')
  })
})

describe('guardrails', () => {
  const full = allow('*')
  const asked = { ...getObject, principal: alice }
  const linked = `arn:aws:iam::${A}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`

  it.each<[string, RequestPrincipal, PolicyDocuments, string]>([
    [
      'R8.2 a level without any policy',
      alice,
      {
        serviceControl: [
          { target: 'r', policies: [full] },
          { target: 'ou', policies: [] },
        ],
      },
      'implicitDeny',
    ],
    [
      'R8.2 a level with one Allow among its policies',
      alice,
      { serviceControl: [{ target: 'r', policies: [allow('ec2:*'), full] }] },
      'allowed',
    ],
    ['R8.1 no level', alice, { serviceControl: [] }, 'allowed'],
    [
      'R7.14 a service-linked role',
      linked,
      { serviceControl: [{ target: 'r', policies: [deny('*')] }] },
      'allowed',
    ],
    [
      'R8.6 a resource control policy for every caller',
      alice,
      { resourceControl: [{ target: 'r', policies: [deny('s3:*', { Principal: '*' })] }] },
      'explicitDeny',
    ],
    [
      'R8.7 a resource control level with no policy',
      alice,
      { resourceControl: [{ target: 'r', policies: [] }] },
      'allowed',
    ],
    [
      'R8.10 an endpoint policy that denies',
      alice,
      { vpcEndpoint: [deny('*', { Principal: '*' })] },
      'explicitDeny',
    ],
    [
      'R7.13 identity policies and a boundary, which a root user has none of',
      `arn:aws:iam::${A}:root`,
      { identity: [deny('*')], permissionsBoundary: [deny('*')] },
      'allowed',
    ],
    ['R7.3 an empty list of boundaries is no boundary', alice, { permissionsBoundary: [] }, 'allowed'],
  ])('%s', (_title, principal, documents, expected) => {
    expect(decide({ ...asked, principal }, { identity: everything, ...documents })).toBe(expected)
  })
})

describe('a request that cannot be read', () => {
  it.each([
    ['an action without a service', { ...getObject, principal: alice, action: 'GetObject' }],
    ['a principal of no known kind', { ...getObject, principal: `arn:aws:iam::${A}:group/g` }],
    ['a resource that is no ARN', { ...getObject, principal: alice, resource: 'b/k' }],
  ])('R1.2 is not allowed: %s', (_title, request) => {
    expect(decide(request, { identity: everything })).toBe('implicitDeny')
  })
})
