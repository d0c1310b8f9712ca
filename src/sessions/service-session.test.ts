import { describe, expect, it } from 'vitest'

import type { Entity } from '#model/entities/entity.ts'
import { arn, type Arn } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'
import { accepted } from '#testing/accounts.ts'
import { roles, teachingSample, things, traceOf } from '#testing/sample.ts'
import { actingRole, aliceWithKey, assuming, sts, stsCompany } from '#testing/sts.ts'

import { isRenewed } from './is-renewed.ts'
import { instanceSession, lambdaSession, renewSession, serviceRoleSession } from './service-session.ts'

const sample = teachingSample()
const now = '2026-03-01T09:00:00Z'
const profile = arn('arn:aws:iam::111122223333:instance-profile/TrackerInstanceProfile')

/** The sample with one entity changed. */
function changed(id: Arn, change: (entity: Entity) => Entity): Workspace {
  const entity = sample.entities.get(id)
  if (entity === undefined) throw new Error(`no ${id}`)
  return { ...sample, entities: new Map(sample.entities).set(id, change(entity)) }
}

describe('the session of an instance', () => {
  const stack = accepted(instanceSession(sample, things.instance, now))

  it('is named for the instance and carries its ARN (R6.16)', () => {
    expect(stack).toMatchObject([
      {
        role: roles.tracker,
        sessionName: 'i-0123456789abcdef0',
        origin: { kind: 'instance-profile', instance: things.instance },
        context: { 'ec2:SourceInstanceArn': things.instance, 'aws:MultiFactorAuthPresent': false },
      },
    ])
  })

  it('may do what the role may', () => {
    expect(traceOf(sample, stack, { action: 'sqs:ReceiveMessage', resource: things.queue }).decision).toBe(
      'allowed',
    )
    expect(traceOf(sample, stack, { action: 'sns:Publish', resource: things.topic }).decision).toBe('allowed')
    expect(traceOf(sample, stack, { action: 'sqs:PurgeQueue', resource: things.queue }).decision).toBe(
      'implicitDeny',
    )
  })

  it.each<[string, Workspace, string]>([
    [
      'without a profile',
      changed(things.instance, (entity) =>
        entity.kind === 'resource' ? { ...entity, instanceProfile: null } : entity,
      ),
      'no-instance-profile',
    ],
    [
      'with an empty profile',
      changed(profile, (entity) =>
        entity.kind === 'instance-profile' ? { ...entity, roleName: null } : entity,
      ),
      'empty-instance-profile',
    ],
    [
      'with a role that does not trust EC2',
      changed(profile, (entity) =>
        entity.kind === 'instance-profile' ? { ...entity, roleName: 'PrintLabelRole' } : entity,
      ),
      'not-authorized',
    ],
  ])('does not come about for an instance %s', (_what, workspace, kind) => {
    expect(instanceSession(workspace, things.instance, now)).toMatchObject({ ok: false, problem: { kind } })
  })
})

describe('the session of a function', () => {
  const stack = accepted(lambdaSession(sample, things.printLabel, now))

  it('is named for the function and may do what its role may', () => {
    expect(stack).toMatchObject([
      {
        role: roles.printLabel,
        sessionName: 'print-label',
        context: { 'lambda:SourceFunctionArn': things.printLabel },
      },
    ])
    const read = { action: 'secretsmanager:GetSecretValue', resource: things.secret }
    expect(traceOf(sample, stack, read).decision).toBe('allowed')
    const log = {
      action: 'logs:PutLogEvents',
      resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:x:log-stream:y',
    }
    expect(traceOf(sample, stack, log).decision).toBe('allowed')
  })

  it.each([
    [things.instance, 'no-such-resource'],
    [arn('arn:aws:lambda:eu-west-1:111122223333:function:gone'), 'no-such-resource'],
  ])('does not come about for %s', (functionArn, kind) => {
    expect(lambdaSession(sample, functionArn, now)).toMatchObject({ ok: false, problem: { kind } })
  })
})

describe('an expired session that a service renews', () => {
  const later = '2026-03-02T09:00:00Z'

  it.each([
    [
      'an instance',
      instanceSession(sample, things.instance, now),
      instanceSession(sample, things.instance, later),
    ],
    [
      'a function',
      lambdaSession(sample, things.printLabel, now),
      lambdaSession(sample, things.printLabel, later),
    ],
    ['what a service runs with a role', builds(now), builds(later)],
  ])('is followed by one with fresh credentials: %s', (_, first, next) => {
    const session = actingRole(accepted(first))
    expect(isRenewed(session)).toBe(true)
    expect(renewSession(sample, session, later)).toEqual(next)
  })

  it('is not where the instance lost its role meanwhile', () => {
    const session = actingRole(accepted(instanceSession(sample, things.instance, now)))
    const empty = changed(profile, (entity) =>
      entity.kind === 'instance-profile' ? { ...entity, roleName: null } : entity,
    )
    expect(renewSession(empty, session, later)).toMatchObject({ ok: false })
  })

  it('is no role that somebody took on', () => {
    const session = actingRole(accepted(assuming(aliceWithKey, sts.first)))
    expect(isRenewed(session)).toBe(false)
    expect(renewSession(stsCompany(), session, later)).toBeNull()
  })
})

function builds(at: string) {
  const session = { service: 'lambda.amazonaws.com', role: roles.printLabel, sessionName: 'build', now: at }
  return serviceRoleSession(sample, session)
}
