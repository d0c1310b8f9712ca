import { describe, expect, it } from 'vitest'

import type { Result } from '#engine/result.ts'
import { entityOf } from '#model/workspace.ts'
import { accepted, allowing, trusting } from '#testing/accounts.ts'
import {
  aliceWithKey,
  actingRole,
  assuming,
  companyWith,
  outcomeOf,
  refusalOf,
  sts,
  stsCompany,
  stsNow as now,
} from '#testing/sts.ts'

import type { SessionRefusal } from './error-code.ts'
import { assumeRoleWithSaml } from './federate.ts'
import { nothingPassed } from './nothing-passed.ts'
import type { SessionStack } from './session.ts'
import { signIn } from './sign-in.ts'

const company = stsCompany()
const first = accepted(assuming(aliceWithKey, sts.first))

function ends(result: Result<SessionStack, SessionRefusal>): string {
  const session = accepted(result).at(-1)
  return session !== undefined && 'expiresAt' in session ? session.expiresAt : 'never'
}

describe('R9.1 to R9.4: who may assume a role', () => {
  it('R9.1 a user whom the trust policy names needs no permission; one of the account needs both', () => {
    expect(assuming(aliceWithKey, sts.bare).ok).toBe(true)
    expect(refusalOf(assuming(signIn({ kind: 'access-key', user: sts.permitted }), sts.bare))).toMatchObject({
      code: 'AccessDenied',
      trust: { allows: false },
      caller: { allows: true },
      checks: [{ action: 'sts:AssumeRole', decision: 'implicitDeny' }],
    })
  })

  it('R9.2 a boundary that leaves sts:AssumeRole out stops even whom the trust policy names', () => {
    const bounded = signIn({ kind: 'access-key', user: sts.bounded })
    expect(refusalOf(assuming(bounded, sts.bare))).toMatchObject({
      code: 'AccessDenied',
      trace: { blockedBy: ['permissionsBoundary'] },
    })
  })

  it('R9.3 across accounts both sides must allow', () => {
    expect(assuming(aliceWithKey, sts.far).ok).toBe(true)
    const silent = companyWith(sts.far, { trustPolicy: trusting(sts.permitted) })
    expect(refusalOf(assuming(aliceWithKey, sts.far, {}, silent))).toMatchObject({ trust: { allows: false } })
  })

  it('R9.4 a role assumes itself only where it is named', () => {
    expect(refusalOf(assuming(first, sts.first))).toMatchObject({ code: 'AccessDenied' })
    const itself = companyWith(sts.first, { trustPolicy: trusting(sts.alice, sts.first) })
    expect(assuming(first, sts.first, {}, itself).ok).toBe(true)
  })
})

describe('R9.5: how long a role session lasts', () => {
  it.each([
    [null, '2026-03-01T10:00:00Z'],
    [900, '2026-03-01T09:15:00Z'],
    [43_200, '2026-03-01T21:00:00Z'],
  ])('%j seconds end at %s', (durationSeconds, end) => {
    expect(ends(assuming(aliceWithKey, sts.first, { durationSeconds }))).toBe(end)
  })

  it('V137 chaining for two hours fails, whatever the role allows', () => {
    expect(refusalOf(assuming(first, sts.second, { durationSeconds: 7200 }))).toEqual({
      code: 'ValidationError',
      kind: 'duration-out-of-range',
      seconds: 7200,
      least: 900,
      most: 3600,
      limitedBy: 'role-chaining',
    })
  })
})

describe('R9.7: sign-in through a provider', () => {
  const person = {
    ...nothingPassed,
    provider: sts.saml,
    role: sts.signOn,
    sessionName: 'sue',
    claims: { 'saml:sub': 'sue' },
    token: 'good',
    now,
  } as const

  it('needs no permission of anybody, and takes tags where the trust policy says so', () => {
    const stack = accepted(assumeRoleWithSaml(company, { ...person, tags: { team: 'web' } }))
    expect(actingRole(stack)).toMatchObject({
      origin: { kind: 'saml' },
      context: { 'aws:PrincipalTag/team': 'web', 'aws:FederatedProvider': sts.saml },
    })
    expect(refusalOf(assumeRoleWithSaml(company, { ...person, sourceIdentity: 'sue' }))).toMatchObject({
      code: 'AccessDenied',
      request: { action: 'sts:SetSourceIdentity' },
    })
  })

  it.each([
    ['expired', 'ExpiredTokenException'],
    ['wrong-signature', 'InvalidIdentityToken'],
    ['rejected-by-provider', 'IDPRejectedClaim'],
  ] as const)('refuses a token that is %s: %s', (token, code) => {
    expect(refusalOf(assumeRoleWithSaml(company, { ...person, token }))).toMatchObject({ code, state: token })
  })
})

describe('R9.8: session policies', () => {
  const inline = JSON.stringify(allowing('s3:GetObject', 's3:DeleteObject', 'ec2:RunInstances'))

  it('leave what role and policies both allow; several of them count together', () => {
    const sessionPolicies = { inline, managed: [] }
    const stack = accepted(assuming(aliceWithKey, sts.first, { sessionPolicies }))
    expect(outcomeOf(stack, 's3:DeleteObject')).toBe('allowed')
    expect(outcomeOf(stack, 's3:PutObject')).toBe('implicitDeny')
    expect(outcomeOf(stack, 'ec2:RunInstances', '*')).toBe('implicitDeny')
    const both = { inline: JSON.stringify(allowing('s3:PutObject')), managed: [sts.readOnly] }
    const wide = accepted(assuming(aliceWithKey, sts.first, { sessionPolicies: both }))
    expect([
      outcomeOf(wide, 's3:PutObject'),
      outcomeOf(wide, 's3:GetObject'),
      outcomeOf(wide, 's3:DeleteObject'),
    ]).toEqual(['allowed', 'allowed', 'implicitDeny'])
  })

  it('R1.12 stay as they were at issue, while the policies of the role are read live', () => {
    const stack = accepted(
      assuming(aliceWithKey, sts.first, { sessionPolicies: { inline: null, managed: [sts.readOnly] } }),
    )
    const policy = entityOf(company, 'policy', sts.readOnly)
    if (policy === undefined) throw new Error('no ReadOnly')
    const versions = policy.versions.map((version) => ({ ...version, document: allowing('s3:PutObject') }))
    const edited = {
      ...company,
      entities: new Map(company.entities).set(policy.arn, { ...policy, versions }),
    }
    expect(outcomeOf(stack, 's3:GetObject', `${sts.bucket}/a`, edited)).toBe('allowed')
    const stripped = companyWith(sts.first, { inlinePolicies: [] })
    expect(outcomeOf(stack, 's3:GetObject', `${sts.bucket}/a`, stripped)).toBe('implicitDeny')
  })

  it.each([
    [
      'text that is no JSON',
      { inline: '{', managed: [] },
      'MalformedPolicyDocument',
      'malformed-session-policy',
    ],
    [
      'a policy with a principal',
      { inline: JSON.stringify(trusting(sts.alice)), managed: [] },
      'MalformedPolicyDocument',
      'malformed-session-policy',
    ],
    [
      'eleven managed policies',
      { inline: null, managed: Array.from({ length: 11 }, () => sts.readOnly) },
      'ValidationError',
      'too-many-session-policies',
    ],
    [
      'a document of 2,049 characters, which the parameter does not hold',
      { inline: ' '.repeat(2049), managed: [] },
      'ValidationError',
      'session-policy-too-long',
    ],
    [
      '2,049 characters and more with the ARNs of managed policies',
      { inline: ' '.repeat(2048), managed: [sts.readOnly] },
      'PackedPolicyTooLarge',
      'session-policies-too-long',
    ],
    [
      'a policy that is not there',
      { inline: null, managed: [sts.first] },
      'ValidationError',
      'no-such-session-policy',
    ],
  ])('refuse %s', (_what, sessionPolicies, code, kind) => {
    expect(refusalOf(assuming(aliceWithKey, sts.first, { sessionPolicies }))).toMatchObject({ code, kind })
  })
})
