import { describe, expect, it } from 'vitest'

import type { Result } from '#engine/result.ts'
import { gather } from '#model/gather.ts'
import { accepted, allowing } from '#testing/accounts.ts'
import {
  aliceWithKey,
  assuming,
  outcomeOf,
  refusalOf,
  sts,
  stsAccount,
  stsCompany,
  stsNow as now,
} from '#testing/sts.ts'

import { actingSession } from './assume-role.ts'
import { callerOf } from './caller-of.ts'
import type { SessionRefusal } from './error-code.ts'
import { getFederationToken } from './get-federation-token.ts'
import { getSessionToken } from './get-session-token.ts'
import type { SessionStack } from './session.ts'
import { signIn } from './sign-in.ts'

const company = stsCompany()
const root = signIn({ kind: 'root', accountId: stsAccount, mfa: false })
const first = accepted(assuming(aliceWithKey, sts.first))

function ends(result: Result<SessionStack, SessionRefusal>): string {
  const session = accepted(result).at(-1)
  return session !== undefined && 'expiresAt' in session ? session.expiresAt : 'never'
}

function token(stack: SessionStack, durationSeconds: number | null = null, mfaSerial: string | null = null) {
  return getSessionToken(company, stack, { durationSeconds, mfaSerial, now })
}

describe('R9.9, R9.10: GetSessionToken and GetFederationToken', () => {
  const person = {
    name: 'carol',
    durationSeconds: null,
    sessionPolicies: { inline: JSON.stringify(allowing('*')), managed: [] },
    tags: {},
    handedOnAs: 'credentials',
    now,
  } as const
  it.each([
    ['a user, unasked', aliceWithKey, null, '2026-03-01T21:00:00Z'],
    ['a user, 36 hours', aliceWithKey, 129_600, '2026-03-02T21:00:00Z'],
    ['root, unasked', root, null, '2026-03-01T10:00:00Z'],
    ['root, twelve hours', root, 43_200, '2026-03-01T10:00:00Z'],
  ])('last for %s until the limit of the call', (_who, stack, seconds, end) => {
    expect(ends(token(stack, seconds))).toBe(end)
    expect(ends(getFederationToken(company, stack, { ...person, durationSeconds: seconds }))).toBe(end)
  })

  it.each([899, 129_601])('are refused for %d seconds', (seconds) => {
    expect(refusalOf(token(aliceWithKey, seconds))).toMatchObject({
      code: 'ValidationError',
      limitedBy: 'call',
    })
  })

  it('V139 are refused to a role session', () => {
    expect(refusalOf(token(first))).toMatchObject({ code: 'AccessDenied', kind: 'not-long-term' })
    expect(refusalOf(getFederationToken(company, first, person))).toMatchObject({ kind: 'not-long-term' })
  })

  it('V140, V141 a session token calls IAM only with MFA, of STS only AssumeRole', () => {
    const without = accepted(token(aliceWithKey))
    const withMfa = accepted(token(aliceWithKey, null, sts.phone))
    expect(outcomeOf(without, 'iam:ListUsers', '*')).toBe('implicitDeny')
    expect(outcomeOf(withMfa, 'iam:ListUsers', '*')).toBe('allowed')
    expect(outcomeOf(withMfa, 'sts:GetFederationToken', '*')).toBe('implicitDeny')
    expect(assuming(without, sts.first).ok).toBe(true)
    expect(outcomeOf(without, 's3:GetObject')).toBe('allowed')
  })

  it('V142 a federated user calls neither IAM nor STS, and has nothing without a session policy (R7.7)', () => {
    const carol = accepted(getFederationToken(company, aliceWithKey, person))
    expect(outcomeOf(carol, 's3:GetObject')).toBe('allowed')
    expect([outcomeOf(carol, 'iam:ListUsers', '*'), outcomeOf(carol, 'sts:AssumeRole', sts.first)]).toEqual([
      'implicitDeny',
      'implicitDeny',
    ])
    const none = { ...person, sessionPolicies: { inline: null, managed: [] } }
    expect(outcomeOf(accepted(getFederationToken(company, aliceWithKey, none)), 's3:GetObject')).toBe(
      'implicitDeny',
    )
  })

  it('a federated user carries the tags of its user, under those of the session (R6.6)', () => {
    const carol = accepted(getFederationToken(company, aliceWithKey, { ...person, tags: { Team: 'ops' } }))
    const asked = { action: 's3:GetObject', resource: `${sts.bucket}/a`, context: {} }
    const { request } = gather(company, callerOf(company, actingSession(carol)), asked)
    expect(request).toMatchObject({
      principal: 'arn:aws:sts::111111111111:federated-user/carol',
      sessionIssuer: sts.alice,
      context: { 'aws:PrincipalTag/Team': 'ops', 'aws:PrincipalTag/floor': '3' },
    })
    expect(request.context).not.toHaveProperty('aws:username')
  })

  it('GetFederationToken needs a permission, GetSessionToken none', () => {
    const bounded = signIn({ kind: 'access-key', user: sts.bounded })
    expect(refusalOf(getFederationToken(company, bounded, person))).toMatchObject({
      code: 'AccessDenied',
      trace: { blockedBy: ['permissionsBoundary'] },
    })
    expect(token(bounded).ok).toBe(true)
  })

  it.each(['a', 'x'.repeat(33), 'two words'])('refuses the name %j', (name) => {
    expect(refusalOf(getFederationToken(company, aliceWithKey, { ...person, name }))).toMatchObject({
      code: 'ValidationError',
      kind: 'invalid-federated-name',
    })
  })
})
