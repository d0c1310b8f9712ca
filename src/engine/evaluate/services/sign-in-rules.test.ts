import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import { explain } from '../../explain/explain.ts'
import type { RequestPrincipal } from '../../request/request.ts'
import { authorize } from '../authorize.ts'

const A = '111111111111'
const role = `arn:aws:iam::${A}:role/R`
const alice = `arn:aws:iam::${A}:user/alice`
const ec2 = { Service: 'ec2.amazonaws.com' }
const saml = { Federated: `arn:aws:iam::${A}:saml-provider/Corp` }
const oidc = { Federated: `arn:aws:iam::${A}:oidc-provider/example.com/id` }
const google = { Federated: 'accounts.google.com' }

const everything = {
  name: 'p',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}
const trust = {
  name: 't',
  document: {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: {
        AWS: alice,
        Service: ec2.Service,
        Federated: [saml.Federated, oidc.Federated, google.Federated],
      },
      Action: 'sts:*',
    },
  },
}

const compiled = compilePolicies({ identity: [everything], resource: trust })
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
const policies = compiled.value

describe('a role that trusts everybody named for every action of STS', () => {
  it.each<[string, string, RequestPrincipal, string]>([
    ['R9.7 SAML', 'AssumeRoleWithSAML', saml, 'allowed'],
    ['R9.7 SAML', 'AssumeRoleWithSAML', oidc, 'implicitDeny'],
    ['R9.7 SAML', 'AssumeRoleWithSAML', google, 'implicitDeny'],
    ['R9.7 SAML', 'AssumeRoleWithSAML', alice, 'implicitDeny'],
    ['R9.7 SAML', 'AssumeRoleWithSAML', ec2, 'implicitDeny'],
    ['R9.7 OIDC', 'AssumeRoleWithWebIdentity', oidc, 'allowed'],
    ['R9.7 OIDC', 'AssumeRoleWithWebIdentity', google, 'allowed'],
    ['R9.7 OIDC', 'AssumeRoleWithWebIdentity', saml, 'implicitDeny'],
    ['R9.7 OIDC', 'AssumeRoleWithWebIdentity', alice, 'implicitDeny'],
    ['R9.7 OIDC', 'AssumeRoleWithWebIdentity', ec2, 'implicitDeny'],
    ['R9.1', 'AssumeRole', alice, 'allowed'],
    ['R3.8', 'AssumeRole', ec2, 'allowed'],
    ['R3.8', 'AssumeRole', saml, 'implicitDeny'],
    ['R3.8', 'AssumeRole', google, 'implicitDeny'],
    ['R9.11', 'TagSession', saml, 'allowed'],
    ['R9.11', 'TagSession', google, 'allowed'],
    ['R9.11', 'TagSession', ec2, 'allowed'],
    ['R9.13', 'SetSourceIdentity', oidc, 'allowed'],
    ['R3.8', 'GetCallerIdentity', oidc, 'implicitDeny'],
  ])('%s: sts:%s by %j: %s', (_title, operation, principal, expected) => {
    const request = { principal, action: `sts:${operation}`, resource: role }
    expect(authorize(request, policies).decision).toBe(expected)
    expect(explain(request, policies).decision).toBe(expected)
  })

  it.each<[RequestPrincipal, string, string]>([
    [alice, 'AssumeRoleWithSAML', 'an identity of a SAML provider alone may call `sts:AssumeRoleWithSAML`'],
    [
      saml,
      'AssumeRoleWithWebIdentity',
      'an identity of an OIDC provider alone may call `sts:AssumeRoleWithWebIdentity`',
    ],
    [oidc, 'AssumeRole', 'an identity of a provider has no credentials of AWS to call STS with'],
  ])('R9.7 tell %j that asks sts:%s why not', (principal, operation, why) => {
    const trace = explain({ principal, action: `sts:${operation}`, resource: role }, policies)
    expect(JSON.stringify(trace)).toContain(why)
  })
})
