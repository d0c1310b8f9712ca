import { describe, expect, it } from 'vitest'

import { runExpectation } from '#graph/expectations/run-expectation.ts'
import { explainCaller } from '#graph/questions/explain-caller.ts'
import { accountId } from '#model/entities/names.ts'
import { entitiesOf } from '#model/workspace.ts'
import { actingSession, assumeRole } from '#sessions/assume-role.ts'
import { callerOf } from '#sessions/caller-of.ts'
import { nothingPassed } from '#sessions/nothing-passed.ts'
import type { Session } from '#sessions/session.ts'
import { accepted } from '#testing/accounts.ts'
import { people, roles, teachingSample, things } from '#testing/sample.ts'

import { testOfAnswer } from './test-of-answer.ts'

const workspace = teachingSample()
const asAlice = { kind: 'user', user: people.alice, mfa: true } as const

function sessionAs(user: Session, role: typeof roles.deploy): Session {
  const input = {
    ...nothingPassed,
    role,
    sessionName: 'release',
    now: '2026-03-01T10:00:00.000Z',
    as: 'switch-role',
  } as const
  return actingSession(accepted(assumeRole(workspace, [user], input)))
}

const deploying = sessionAs(asAlice, roles.deploy)
const sessions: readonly (readonly [string, Session])[] = [
  ['a user with MFA', asAlice],
  ['a user without MFA', { ...asAlice, mfa: false }],
  ['an access key', { kind: 'access-key', user: people.bob }],
  ['the root user', { kind: 'root', accountId: accountId('111122223333'), mfa: false }],
  ['a role session', deploying],
  [
    'a service',
    { kind: 'service', service: 'sns.amazonaws.com', sourceArn: things.topic, sourceAccount: null },
  ],
  ['an anonymous caller', { kind: 'anonymous' }],
]
const asks = [
  ...entitiesOf(workspace, 'pinned-request').map(({ action, resource }) => ({
    action,
    resource,
    context: {},
  })),
  { action: 'sts:AssumeRole', resource: roles.breakGlass, context: {} },
  {
    action: 'kms:Decrypt',
    resource: things.key,
    context: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
  },
]

describe('an answer kept as a test', () => {
  it.each(sessions)('is met as things are, whatever was asked: %s', (_title, session) => {
    let kept = 0
    for (const ask of asks) {
      const explained = explainCaller(workspace, callerOf(workspace, session), ask)
      if (explained.kind === 'unknown') continue
      const { decision } = explained.trace
      const input = accepted(testOfAnswer(workspace, session, { ask, decision }))
      const expectation = { ...input, kind: 'expectation', id: 'expectation/new', order: 0 } as const
      expect([ask.action, runExpectation(workspace, expectation).kind]).toEqual([ask.action, 'met'])
      kept += 1
    }
    expect(kept).toBeGreaterThan(4)
  })

  it('is of any session of the role, not of this one', () => {
    const [ask] = asks
    if (ask === undefined) throw new Error('nothing is pinned')
    const input = accepted(testOfAnswer(workspace, deploying, { ask, decision: 'allowed' }))
    expect(input.principal).toBe(roles.deploy)
    expect(Object.keys(input.context)).not.toContain('aws:userid')
  })

  it('is refused where a test could not say who asks', () => {
    if (deploying.kind !== 'role') throw new Error('no role was assumed')
    const limited = { ...deploying, sessionPolicies: [{ name: 's', document: {} }] }
    const [ask] = asks
    if (ask === undefined) throw new Error('nothing is pinned')
    expect(testOfAnswer(workspace, limited, { ask, decision: 'allowed' })).toEqual({
      ok: false,
      problem: 'session-policies',
    })
  })
})
