import { describe, expect, it } from 'vitest'

import type { Role } from '#model/entities/entity.ts'
import { accountId, arn, type Arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'
import { people, roles, teachingSample, things } from '#testing/sample.ts'

import type { AssumeRefusal } from './assume-refusal.ts'
import { actingSession, assumeRole, type AssumeRoleInput } from './assume-role.ts'
import { exitRole } from './exit.ts'
import { assumeRoleWithSaml } from './federate.ts'
import { nothingPassed } from './nothing-passed.ts'
import { instanceSession } from './service-session.ts'
import type { RoleSession, SessionStack } from './session.ts'
import { signIn } from './sign-in.ts'

const sample = teachingSample()
const now = '2026-03-01T09:00:00Z'

function as(user: Arn, mfa = false): SessionStack {
  return signIn({ kind: 'user', user, mfa })
}

function input(role: Arn, changes: Partial<AssumeRoleInput> = {}): AssumeRoleInput {
  const plain = { ...nothingPassed, sessionName: 'someone', now } as const
  return { role, as: 'switch-role', ...plain, ...changes }
}

function taken(stack: SessionStack, role: Arn, changes: Partial<AssumeRoleInput> = {}): SessionStack {
  return accepted(assumeRole(sample, stack, input(role, changes)))
}

function refusal(stack: SessionStack, role: Arn, changes: Partial<AssumeRoleInput> = {}): AssumeRefusal {
  const result = assumeRole(sample, stack, input(role, changes))
  if (result.ok) throw new Error(`expected a refusal of ${role}`)
  return result.problem
}

/** What stands in the way, by the layers that the trace blames: `resource` is the trust policy. */
function blockedBy(stack: SessionStack, role: Arn, changes: Partial<AssumeRoleInput> = {}) {
  const problem = refusal(stack, role, changes)
  return problem.kind === 'not-authorized' ? problem.trace.blockedBy : problem.kind
}

function roleSession(stack: SessionStack): RoleSession {
  const session = actingSession(stack)
  if (session.kind !== 'role') throw new Error('no role acts')
  return session
}

/** The sample, or a workspace made of it, with one role changed. */
function withRole(role: Arn, changes: Partial<Role>, workspace: Workspace = sample): Workspace {
  const found = entityOf(workspace, 'role', role)
  if (found === undefined) throw new Error(`no ${role}`)
  return { ...workspace, entities: new Map(workspace.entities).set(role, { ...found, ...changes }) }
}

function supportStaff(): SessionStack {
  return accepted(
    assumeRoleWithSaml(sample, {
      provider: things.saml,
      role: roles.support,
      sessionName: 'sue',
      claims: { 'saml:aud': 'https://signin.aws.amazon.com/saml', 'saml:sub': 'sue' },
      ...nothingPassed,
      token: 'good',
      now,
    }),
  )
}

describe('who may assume what in the sample', () => {
  it.each([
    ['alice, a role of her account', people.alice, roles.deploy],
    ['alice, a role of the other account', people.alice, roles.auditor],
    ['carol, a role of the other account', people.carol, roles.auditor],
  ])('lets %s', (_who, user, role) => {
    expect(roleSession(taken(as(user), role)).role).toBe(role)
  })

  it.each([
    ['a trust in the account alone opens nothing', people.alice, roles.oldReports, ['identity']],
    ['a permission alone opens nothing', people.erin, roles.deploy, ['resource']],
    ['neither side', people.carol, roles.breakGlass, ['resource']],
    ['the contractor’s boundary', people.dave, roles.deploy, ['permissionsBoundary']],
    ['no person is the EC2 service', people.alice, roles.tracker, ['resource']],
  ])('refuses: %s', (_why, user, role, layers) => {
    const blamed = blockedBy(as(user), role)
    for (const layer of layers) expect(blamed).toContain(layer)
  })

  it('lets bob break the glass only where he signed in with MFA, without any permission of his own', () => {
    expect(blockedBy(as(people.bob), roles.breakGlass)).toContain('resource')
    expect(roleSession(taken(as(people.bob, true), roles.breakGlass)).role).toBe(roles.breakGlass)
  })

  it('lets the vendor in with the external id alone (R9.6)', () => {
    const problem = refusal(as(people.collector), roles.lotwise)
    expect(problem).toMatchObject({
      kind: 'not-authorized',
      trace: { decision: 'implicitDeny', missingContextKeys: ['sts:ExternalId'] },
    })
    expect(blockedBy(as(people.collector), roles.lotwise, { externalId: 'other-customer' })).toEqual([
      'resource',
    ])
    const inside = taken(as(people.collector), roles.lotwise, { externalId: 'parcelo-4c2f81' })
    expect(roleSession(inside).role).toBe(roles.lotwise)
  })
})

describe('a call that no policy is asked about', () => {
  it.each([
    [{ sessionName: 'a' }, 'invalid-session-name'],
    [{ externalId: '?' }, 'invalid-external-id'],
    [{ durationSeconds: 7201 }, 'duration-out-of-range'],
  ])('%j is refused: %s', (changes, kind) => {
    expect(refusal(as(people.alice), roles.deploy, changes)).toMatchObject({ kind })
  })

  it('is refused to root, to users who are gone, and for roles that are not there', () => {
    const root = signIn({ kind: 'root', accountId: accountId('111122223333'), mfa: true })
    expect(refusal(root, roles.deploy)).toEqual({ kind: 'root-cannot-assume', accountId: '111122223333' })
    const nobody = as(arn('arn:aws:iam::111122223333:user/zoe'))
    expect(refusal(nobody, roles.deploy)).toEqual({ kind: 'no-such-caller' })
    const role = arn('arn:aws:iam::111122223333:role/Gone')
    expect(refusal(as(people.alice), role)).toEqual({ kind: 'no-such-role', role })
  })
})

describe('the console’s Switch role', () => {
  it('is authorised by whoever signed in, not by the role that acts, and replaces that role', () => {
    const deploying = taken(as(people.alice), roles.deploy)
    const auditing = taken(deploying, roles.auditor)
    expect(auditing).toHaveLength(2)
    expect(roleSession(auditing).role).toBe(roles.auditor)
    expect(exitRole(auditing)).toEqual(as(people.alice))
  })

  it('is judged at the time of the call, as a trust policy may ask', () => {
    const trustPolicy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: people.alice },
        Action: 'sts:AssumeRole',
        Condition: { DateLessThan: { 'aws:CurrentTime': '2026-03-01T10:00:00Z' } },
      },
    }
    const workspace = withRole(roles.deploy, { trustPolicy })
    const at = (time: string) =>
      assumeRole(workspace, as(people.alice), input(roles.deploy, { now: time })).ok
    expect([at('2026-03-01T09:59:00Z'), at('2026-03-01T10:01:00Z')]).toEqual([true, false])
  })

  it('hands on the MFA of the sign-in, and its absence as false', () => {
    expect(roleSession(taken(as(people.alice, true), roles.deploy)).context).toMatchObject({
      'aws:MultiFactorAuthPresent': true,
      'aws:MultiFactorAuthAge': 0,
    })
    const { context } = roleSession(taken(as(people.alice), roles.deploy))
    expect(context).toMatchObject({ 'aws:MultiFactorAuthPresent': false })
    expect(context).not.toHaveProperty('aws:MultiFactorAuthAge')
  })

  it('issues credentials that carry their time and role, and no key of the call itself (R6.13)', () => {
    const session = roleSession(taken(as(people.alice), roles.deploy, { durationSeconds: 7200 }))
    expect(session).toMatchObject({ issuedAt: now, expiresAt: '2026-03-01T11:00:00Z' })
    expect(Object.keys(session.context).filter((key) => key.startsWith('sts:'))).toEqual([])
    expect(session.context['aws:TokenIssueTime']).toBe(now)
    expect(session.context['aws:userid']).toMatch(/^AROA\w+:someone$/)
  })
})

describe('role chaining', () => {
  const chaining = { as: 'assume-role' } as const

  it('is authorised by the session that acts and goes on top of it', () => {
    const before = supportStaff()
    const after = taken(before, roles.auditor, chaining)
    expect(after.map((session) => session.kind === 'role' && session.role)).toEqual([
      roles.support,
      roles.auditor,
    ])
    expect(exitRole(after)).toEqual(before)
  })

  it('does not lend the role what only the user may do', () => {
    const deploying = taken(as(people.alice), roles.deploy)
    expect(blockedBy(deploying, roles.auditor, chaining)).toEqual(['identity'])
  })

  it('lasts an hour at most, whatever the role allows (R9.5)', () => {
    expect(refusal(supportStaff(), roles.auditor, { ...chaining, durationSeconds: 3601 })).toEqual({
      kind: 'duration-out-of-range',
      seconds: 3601,
      least: 900,
      most: 3600,
      limitedBy: 'role-chaining',
    })
    expect(refusal(supportStaff(), roles.auditor, { durationSeconds: 3601 })).toMatchObject({
      limitedBy: 'role-chaining',
    })
  })

  it('does not bind applications on an instance to the hour', () => {
    const instance = accepted(instanceSession(sample, things.instance, now))
    const asked = { ...chaining, durationSeconds: 7200 }
    expect(refusal(instance, roles.auditor, asked)).toMatchObject({ kind: 'not-authorized' })
  })

  it('drops MFA and the provider, which vouched for the first session alone', () => {
    const { context } = roleSession(taken(supportStaff(), roles.auditor, chaining))
    expect(context).toMatchObject({ 'aws:MultiFactorAuthPresent': false })
    expect(context).not.toHaveProperty('aws:FederatedProvider')
  })

  it('hands on the source identity, where both sides let the caller set it (R9.13)', () => {
    const [support] = supportStaff()
    if (support.kind !== 'role') throw new Error('support staff are a role')
    const context = { ...support.context, 'aws:SourceIdentity': 'sue' }
    const known: SessionStack = [{ ...support, sourceIdentity: 'sue', context }]
    expect(refusal(known, roles.auditor, chaining)).toMatchObject({
      kind: 'not-authorized',
      request: { action: 'sts:SetSourceIdentity' },
      trace: { blockedBy: ['resource', 'identity'] },
    })

    const hop = { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] }
    const principal = { AWS: roles.support }
    const trusting = withRole(roles.auditor, { trustPolicy: { Statement: { ...hop, Principal: principal } } })
    const own = { name: 'hop', document: { Statement: { ...hop, Resource: roles.auditor } } }
    const both = withRole(roles.support, { inlinePolicies: [own] }, trusting)
    const stack = accepted(assumeRole(both, known, input(roles.auditor, chaining)))
    expect(roleSession(stack).context).toMatchObject({ 'aws:SourceIdentity': 'sue' })
  })

  it('ends with the session: an expired one, or one of a role made anew, asks in vain (R9.16)', () => {
    const later = { ...chaining, now: '2026-03-01T10:00:00Z' }
    expect(refusal(supportStaff(), roles.auditor, later)).toEqual({
      kind: 'session-expired',
      expiresAt: '2026-03-01T10:00:00Z',
    })
    const anew = withRole(roles.support, { uniqueId: 'AROAIOSFODNN7ANOTHER1' })
    expect(assumeRole(anew, supportStaff(), input(roles.auditor, chaining))).toMatchObject({
      ok: false,
      problem: { kind: 'no-such-caller' },
    })
  })
})
