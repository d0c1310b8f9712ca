import { describe, expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import { entityOf } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'
import { people, roles, teachingSample, things, traceOf } from '#testing/sample.ts'

import { actingSession, assumeRole } from './assume-role.ts'
import { callerOf } from './caller-of.ts'
import { livenessOf } from './liveness.ts'
import { nothingPassed } from './nothing-passed.ts'
import { signIn } from './sign-in.ts'

const sample = teachingSample()
const now = '2026-03-01T09:00:00Z'
const wishes = {
  sessionName: 'alice',
  ...nothingPassed,
  now,
  as: 'switch-role',
} as const
const alice = signIn({ kind: 'user', user: people.alice, mfa: false })
const deploying = accepted(assumeRole(sample, alice, { role: roles.deploy, ...wishes }))
const read = { action: 's3:GetObject', resource: things.release }

describe('the caller that a session makes', () => {
  it.each([
    [true, { 'aws:MultiFactorAuthPresent': true, 'aws:MultiFactorAuthAge': 0 }],
    [false, { 'aws:MultiFactorAuthPresent': false }],
  ])('says of a sign-in whether MFA was used: %s (R6.3)', (mfa, context) => {
    expect(callerOf(sample, { kind: 'user', user: people.alice, mfa }).context).toEqual(context)
    const account = accountId('111122223333')
    expect(callerOf(sample, { kind: 'root', accountId: account, mfa }).context).toEqual(context)
  })

  it('reads the policies of a role live, but its keys as they were at issue (R1.12)', () => {
    const role = entityOf(sample, 'role', roles.deploy)
    if (role === undefined) throw new Error('the sample lost DeployRole')
    const bare = { ...role, attachedPolicies: [] }
    const workspace = { ...sample, entities: new Map(sample.entities).set(role.id, bare) }
    expect(traceOf(sample, deploying, read).decision).toBe('allowed')
    expect(traceOf(workspace, deploying, read).decision).toBe('implicitDeny')
    expect(callerOf(workspace, actingSession(deploying)).context['aws:TokenIssueTime']).toBe(now)
  })

  it('is nobody once its role was deleted, even if one of the same name was made since (R3.10)', () => {
    const role = entityOf(sample, 'role', roles.deploy)
    if (role === undefined) throw new Error('the sample lost DeployRole')
    const without = new Map(sample.entities)
    without.delete(role.id)
    const anew = new Map(without).set(role.id, { ...role, uniqueId: 'AROAIOSFODNN7ANOTHER1' })
    for (const entities of [without, anew]) {
      const workspace = { ...sample, entities }
      const caller = callerOf(workspace, actingSession(deploying))
      expect(resolve(workspace, caller, { ...read, context: {} })).toMatchObject({
        kind: 'unknown',
        reasons: [{ kind: 'no-such-caller' }],
      })
      expect(livenessOf(workspace, actingSession(deploying), now)).toBe('gone')
    }
  })
})
