import { describe, expect, it } from 'vitest'

import { parsePolicyDocument } from '#engine/policy/parse.ts'
import { accountId, arn } from '#model/entities/names.ts'

import { type TrustedEntity, trustPolicyOf } from './trust-policy-of.ts'

const vendor = accountId('999988887777')
const gitHub = {
  kind: 'oidc',
  provider: arn('arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'),
  url: 'token.actions.githubusercontent.com',
  audience: 'sts.amazonaws.com',
  subject: 'repo:acme/*',
} as const

const conditionOf = (trusted: TrustedEntity) => JSON.stringify(trustPolicyOf(trusted)['Statement'])

const cases: readonly [string, TrustedEntity][] = [
  ['an account', { kind: 'account', accountId: vendor, externalId: '', requiresMfa: false }],
  [
    'an account with both conditions',
    { kind: 'account', accountId: vendor, externalId: 'x', requiresMfa: true },
  ],
  ['a service', { kind: 'service', service: 'ec2.amazonaws.com' }],
  ['a SAML provider', { kind: 'saml', provider: arn('arn:aws:iam::111122223333:saml-provider/Okta') }],
  ['an OIDC provider', gitHub],
]

describe('the trust policy of a new role', () => {
  it.each(cases)('that trusts %s is one that IAM takes', (_, trusted) => {
    expect(parsePolicyDocument(trustPolicyOf(trusted), 'trust').ok).toBe(true)
  })

  it('asks for the external id and for MFA where the person did', () => {
    expect(
      conditionOf({ kind: 'account', accountId: vendor, externalId: 'tea', requiresMfa: true }),
    ).toContain(
      '"Condition":{"StringEquals":{"sts:ExternalId":"tea"},"Bool":{"aws:MultiFactorAuthPresent":"true"}}',
    )
  })

  it('has no condition where none was asked for', () => {
    expect(
      conditionOf({ kind: 'account', accountId: vendor, externalId: '', requiresMfa: false }),
    ).not.toContain('Condition')
  })

  it('matches a subject with wildcards as a pattern, where equality would never hold', () => {
    expect(conditionOf(gitHub)).toContain(
      '"StringLike":{"token.actions.githubusercontent.com:sub":"repo:acme/*"}',
    )
  })
})
