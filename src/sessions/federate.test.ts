import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { accepted } from '#testing/accounts.ts'
import { roles, teachingSample, things } from '#testing/sample.ts'

import {
  assumeRoleWithSaml,
  assumeRoleWithWebIdentity,
  type FederationInput,
  type FederationRefusal,
} from './federate.ts'
import { nothingPassed } from './nothing-passed.ts'
import type { RoleSession, SessionStack } from './session.ts'

const sample = teachingSample()
const gitHub = 'token.actions.githubusercontent.com'
const mainBranch = {
  [`${gitHub}:aud`]: 'sts.amazonaws.com',
  [`${gitHub}:sub`]: 'repo:parcelo/tracker:ref:refs/heads/main',
}
const signOn = {
  'saml:aud': 'https://signin.aws.amazon.com/saml',
  'saml:sub': 'sue',
  'saml:iss': 'https://id.parcelo.example',
}

const job: FederationInput = {
  provider: things.gitHub,
  role: roles.gitHub,
  sessionName: 'build-4711',
  claims: mainBranch,
  ...nothingPassed,
  token: 'good',
  now: '2026-03-01T09:00:00Z',
}
const person: FederationInput = {
  ...job,
  provider: things.saml,
  role: roles.support,
  sessionName: 'sue',
  claims: signOn,
}

function only(stack: SessionStack): RoleSession {
  const [session, ...rest] = stack
  if (session.kind !== 'role' || rest.length > 0) throw new Error('expected one role session')
  return session
}

function refusedAs(result: ReturnType<typeof assumeRoleWithSaml>): FederationRefusal['kind'] {
  if (result.ok) throw new Error('expected a refusal')
  return result.problem.kind
}

describe('signing in through an OIDC provider', () => {
  it('gives a job on the main branch its role, with the claims that last (R6.15)', () => {
    const session = only(accepted(assumeRoleWithWebIdentity(sample, job)))
    expect(session).toMatchObject({
      role: roles.gitHub,
      origin: { kind: 'web-identity', provider: things.gitHub },
      expiresAt: '2026-03-01T10:00:00Z',
    })
    expect(session.context).toMatchObject({ ...mainBranch, 'aws:FederatedProvider': things.gitHub })
  })

  it('leaves a branch outside', () => {
    const claims = { ...mainBranch, [`${gitHub}:sub`]: 'repo:parcelo/tracker:ref:refs/heads/try' }
    const result = assumeRoleWithWebIdentity(sample, { ...job, claims })
    expect(result).toMatchObject({
      ok: false,
      problem: { kind: 'not-authorized', trace: { blockedBy: ['resource'] } },
    })
  })

  it.each([
    [{ ...mainBranch, [`${gitHub}:aud`]: 'somebody-else' }, 'somebody-else'],
    [{ [`${gitHub}:sub`]: 'repo:parcelo/tracker:ref:refs/heads/main' }, null],
  ])('refuses a token for another audience before any policy is asked: %j', (claims, audience) => {
    expect(assumeRoleWithWebIdentity(sample, { ...job, claims })).toEqual({
      ok: false,
      problem: { kind: 'unknown-audience', audience, clientIds: ['sts.amazonaws.com'] },
    })
  })
})

describe('a provider of another account', () => {
  it('vouches for no token there, since STS looks in the account of the role', () => {
    expect(refusedAs(assumeRoleWithWebIdentity(sample, { ...job, role: roles.auditor }))).toBe(
      'no-such-provider',
    )
  })
})

describe('signing in through SAML', () => {
  it('gives support staff their role and keeps the subject alone of the claims (R6.11)', () => {
    const session = only(accepted(assumeRoleWithSaml(sample, person)))
    expect(session.origin).toEqual({ kind: 'saml', provider: things.saml })
    expect(session.context).toMatchObject({ 'saml:sub': 'sue', 'aws:MultiFactorAuthPresent': false })
    expect(session.context).not.toHaveProperty('saml:aud')
    expect(session.context).not.toHaveProperty('saml:iss')
  })

  it('may last as long as the role allows: it is no chaining', () => {
    const long = accepted(assumeRoleWithSaml(sample, { ...person, durationSeconds: 28800 }))
    expect(only(long).expiresAt).toBe('2026-03-01T17:00:00Z')
    expect(refusedAs(assumeRoleWithSaml(sample, { ...person, durationSeconds: 28801 }))).toBe(
      'duration-out-of-range',
    )
  })

  it.each([
    [
      'another audience',
      { claims: { ...signOn, 'saml:aud': 'https://elsewhere.example' } },
      'not-authorized',
    ],
    ['a role that trusts people, not the provider', { role: roles.deploy }, 'not-authorized'],
    [
      'an unknown provider',
      { provider: arn('arn:aws:iam::111122223333:saml-provider/Other') },
      'no-such-provider',
    ],
    ['a provider of the other kind', { provider: things.gitHub }, 'no-such-provider'],
    ['an unknown role', { role: arn('arn:aws:iam::111122223333:role/Gone') }, 'no-such-role'],
    ['a name that STS refuses', { sessionName: 's' }, 'invalid-session-name'],
  ])('refuses %s', (_what, changes, kind) => {
    expect(refusedAs(assumeRoleWithSaml(sample, { ...person, ...changes }))).toBe(kind)
  })
})
