import { assert, boolean, constantFrom, property, record, subarray } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { arn, type Arn } from '#model/entities/names.ts'
import { entitiesOf } from '#model/workspace.ts'
import { accepted, allowing } from '#testing/accounts.ts'
import { people, roles, teachingSample, things, traceOf } from '#testing/sample.ts'
import { sts, stsCompany } from '#testing/sts.ts'

import { assumeRole, type AssumeRoleInput } from './assume-role.ts'
import { signInThroughBroker } from './broker.ts'
import { exitRole } from './exit.ts'
import { assumeRoleWithSaml, assumeRoleWithWebIdentity } from './federate.ts'
import { livenessOf } from './liveness.ts'
import { nothingPassed } from './nothing-passed.ts'
import { instanceSession, lambdaSession } from './service-session.ts'
import type { SessionStack } from './session.ts'
import { signIn } from './sign-in.ts'

const sample = teachingSample()
const now = '2026-03-01T09:00:00Z'
const alice = signIn({ kind: 'user', user: people.alice, mfa: true })

type Extras = Partial<Omit<AssumeRoleInput, 'role'>>

function attempt(stack: SessionStack, role: Arn, extras: Extras = {}) {
  const input = { ...nothingPassed, sessionName: 'someone', now, as: 'switch-role', ...extras } as const
  return assumeRole(sample, stack, { role, ...input })
}

function may(stack: SessionStack, action: string, resource: string, workspace = sample) {
  return traceOf(workspace, stack, { action, resource }).decision
}

const gitHub = 'token.actions.githubusercontent.com'
const signOn = {
  ...nothingPassed,
  provider: things.saml,
  role: roles.support,
  sessionName: 'sue',
  claims: { 'saml:aud': 'https://signin.aws.amazon.com/saml', 'saml:sub': 'sue' },
  token: 'good',
  now,
} as const

function job(branch: string) {
  return assumeRoleWithWebIdentity(sample, {
    ...signOn,
    provider: things.gitHub,
    role: roles.gitHub,
    claims: {
      [`${gitHub}:aud`]: 'sts.amazonaws.com',
      [`${gitHub}:sub`]: `repo:parcelo/tracker:ref:refs/heads/${branch}`,
    },
  })
}

describe('the classic ways to a role, in the sample', () => {
  it('a switch within the account gives the role’s rights and takes the user’s', () => {
    const deploying = accepted(attempt(alice, roles.deploy))
    expect(may(deploying, 's3:PutObject', things.release)).toBe('allowed')
    expect(may(deploying, 'sqs:SendMessage', things.queue)).toBe('implicitDeny')
  })

  it('a switch to another account makes requests of that account', () => {
    const auditing = accepted(attempt(alice, roles.auditor))
    expect(may(auditing, 's3:GetObject', things.proof)).toBe('allowed')
  })

  it('a third party comes in with the external id that was agreed on, and not without', () => {
    const vendor = signIn({ kind: 'access-key', user: people.collector })
    const ask = (externalId: string | null) =>
      attempt(vendor, roles.lotwise, { externalId, as: 'assume-role' })
    expect(ask(null)).toMatchObject({ ok: false, problem: { missing: { externalId: true } } })
    expect(ask('parcelo-0').ok).toBe(false)
    expect(may(accepted(ask('parcelo-4c2f81')), 'cloudwatch:ListMetrics', '*')).toBe('allowed')
  })

  it('a third party whose account is not in the workspace is judged by the trust policy', () => {
    const outsider = signIn({ kind: 'outside', principal: arn('arn:aws:iam::999988887777:role/Robot') })
    const ask = (externalId: string | null) =>
      attempt(outsider, roles.lotwise, { externalId, as: 'assume-role' }).ok
    expect([ask(null), ask('parcelo-4c2f81')]).toEqual([false, true])
  })

  it('a job with an OIDC token of the main branch deploys, one of another branch does not', () => {
    expect(may(accepted(job('main')), 's3:PutObject', things.release)).toBe('allowed')
    expect(job('topic')).toMatchObject({ ok: false, problem: { kind: 'not-authorized' } })
  })

  it('a person of the company sign-on becomes support staff, and chains to the auditor for an hour', () => {
    const sue = accepted(assumeRoleWithSaml(sample, { ...signOn, durationSeconds: 28_800 }))
    const auditing = accepted(attempt(sue, roles.auditor, { as: 'assume-role' }))
    expect(auditing).toHaveLength(2)
    expect(auditing[1]).toMatchObject({
      origin: { kind: 'role-chaining' },
      chainDepth: 1,
      expiresAt: '2026-03-01T10:00:00Z',
    })
    expect(attempt(sue, roles.auditor, { as: 'assume-role', durationSeconds: 3601 }).ok).toBe(false)
  })

  it('a broker of one’s own hands on the session that its access key gets', () => {
    const person = accepted(
      signInThroughBroker(
        sample,
        { kind: 'access-key', user: people.alice },
        { call: 'AssumeRole', ...nothingPassed, role: roles.deploy, sessionName: 'visitor', now },
      ),
    )
    expect(person).toMatchObject([{ kind: 'role', origin: { kind: 'broker', broker: people.alice } }])
    expect(may(person, 's3:PutObject', things.release)).toBe('allowed')
    expect(exitRole(person)).toBe(person)
  })

  it('a broker that may not federate hands on nothing', () => {
    const refused = signInThroughBroker(
      sample,
      { kind: 'access-key', user: people.alice },
      {
        call: 'GetFederationToken',
        name: 'visitor',
        durationSeconds: null,
        sessionPolicies: { inline: null, managed: [] },
        tags: {},
        now,
      },
    )
    expect(refused).toMatchObject({ ok: false, problem: { request: { action: 'sts:GetFederationToken' } } })
  })

  it('the programs on an instance and the code of a function have their role without keys', () => {
    const instance = accepted(instanceSession(sample, things.instance, now))
    expect(may(instance, 'sqs:ReceiveMessage', things.queue)).toBe('allowed')
    const lambda = accepted(lambdaSession(sample, things.printLabel, now))
    expect(may(lambda, 'secretsmanager:GetSecretValue', things.secret)).toBe('allowed')
  })

  it('a session policy leaves of the role what it names', () => {
    const inline = JSON.stringify(allowing('s3:GetObject'))
    const extras = { as: 'assume-role', sessionPolicies: { inline, managed: [] } } as const
    const reading = accepted(attempt(alice, roles.deploy, extras))
    expect(may(reading, 's3:GetObject', things.release)).toBe('allowed')
    expect(traceOf(sample, reading, { action: 's3:PutObject', resource: things.release })).toMatchObject({
      decision: 'implicitDeny',
      blockedBy: ['session'],
    })
  })

  it('a session ends with its time, and not a moment before', () => {
    const deploying = accepted(attempt(alice, roles.deploy, { durationSeconds: 900 }))[1]
    if (deploying === undefined) throw new Error('nobody deploys')
    const at = (instant: string) => livenessOf(sample, deploying, instant)
    expect([at('2026-03-01T09:14:59Z'), at('2026-03-01T09:15:00Z')]).toEqual(['live', 'expired'])
  })
})

describe('laws of sessions', () => {
  const company = stsCompany()
  const actions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 'ec2:RunInstances', 'iam:ListUsers']
  const aliceOfCompany = signIn({ kind: 'access-key', user: sts.alice })
  const enter = (stack: SessionStack, extras: Extras = {}) =>
    assumeRole(company, stack, {
      role: stack.length === 1 ? sts.first : sts.second,
      ...nothingPassed,
      sessionName: 'someone',
      now,
      as: 'assume-role',
      ...extras,
    })

  it('exit after enter gives back exactly what was before', () => {
    const users = entitiesOf(sample, 'user').map((user) => user.arn)
    const every = entitiesOf(sample, 'role').map((role) => role.arn)
    const way = constantFrom('switch-role' as const, 'assume-role' as const)
    const user = constantFrom(...users)
    const role = constantFrom(...every)
    assert(
      property(record({ user, role, as: way, mfa: boolean() }), (drawn) => {
        const before = signIn({ kind: 'user', user: drawn.user, mfa: drawn.mfa })
        const after = attempt(before, drawn.role, { as: drawn.as, externalId: 'parcelo-4c2f81' })
        expect(after.ok ? exitRole(after.value) : before).toEqual(before)
      }),
    )
    const chained = accepted(enter(aliceOfCompany))
    expect(exitRole(accepted(enter(chained)))).toEqual(chained)
  })

  it('a session policy never lets a session do more', () => {
    const some = subarray([...actions, '*', 's3:*'], { minLength: 1 })
    const free = accepted(enter(aliceOfCompany))
    assert(
      property(some, constantFrom(...actions), (allowed, action) => {
        const sessionPolicies = { inline: JSON.stringify(allowing(...allowed)), managed: [] }
        const limited = accepted(enter(aliceOfCompany, { sessionPolicies }))
        const resource = action.startsWith('s3:') ? `${sts.bucket}/a` : '*'
        const mayLimited = may(limited, action, resource, company) === 'allowed'
        const mayFree = may(free, action, resource, company) === 'allowed'
        expect(mayFree || !mayLimited).toBe(true)
      }),
    )
  })
})
