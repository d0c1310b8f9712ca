import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { type Changes, setupAccount, statementsOf } from '#testing/escalation/setup-account.ts'
import { names, type Setup, setups } from '#testing/escalation/setups.ts'

import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'

/** The state of the setup's way on its target; null where it isn't found. */
function found(setup: Setup, changes?: Changes): string | null {
  const ways = escalationsIn(setupAccount(setup, changes)).filter(
    ({ principal, technique }) => principal === names[setup.actor] && technique === setup.technique,
  )
  const way = ways.find((one) => targetsOf(one).some(({ target }) => target === setup.target))
  return way?.state ?? null
}

const withCondition = (setup: Setup, condition: JsonObject) => statementsOf(setup, { Condition: condition })

describe.each(setups.map((setup) => [setup.technique, setup] as const))('%s', (_, setup) => {
  const actions = setup.permissions.map(([action]) => action)

  it('is found, also where a condition is always true', () => {
    expect(found(setup)).toBe('allowed')
    const always = withCondition(setup, { StringLike: { 'aws:PrincipalArn': '*' } })
    expect(found(setup, { statements: always })).toBe('allowed')
  })

  it('depends where it takes MFA', () => {
    const statements = withCondition(setup, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })
    expect(found(setup, { statements })).toBe('conditional')
  })

  it('is not found without any one permission, or under a boundary, an SCP, a Deny or a condition that stop it', () => {
    for (const [at, action] of actions.entries()) {
      const rest = statementsOf(setup).filter((__, other) => other !== at)
      const deny = { Effect: 'Deny', Action: action, Resource: '*' }
      const boundary = {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', NotAction: action, Resource: '*' },
      }
      const never = statementsOf(setup).map((one, other) =>
        other === at
          ? Object.assign({}, one, { Condition: { StringEquals: { 'aws:PrincipalAccount': '0' } } })
          : one,
      )
      expect([action, found(setup, { statements: rest })]).toEqual([action, null])
      expect([action, found(setup, { boundary })]).toEqual([action, null])
      expect([action, found(setup, { denied: action })]).toEqual([action, null])
      expect([action, found(setup, { statements: [...statementsOf(setup), deny] })]).toEqual([action, null])
      expect([action, found(setup, { statements: never })]).toEqual([action, null])
    }
  })
})

const named = setups.filter(({ permissions }) => permissions.some(([, resource]) => resource !== '*'))

it.each(named.map((setup) => [setup.technique, setup] as const))(
  '%s is not found where its permissions are on a thing of another kind',
  (_, setup) => {
    const statements = statementsOf(setup).map((one) =>
      one['Resource'] === '*'
        ? one
        : Object.assign({}, one, { Resource: names.topic.replace('alerts', 'others') }),
    )
    expect(found(setup, { statements })).toBeNull()
  },
)

const onOthers = setups.filter(
  ({ actor, target }) => target !== null && target !== names[actor] && !/policy\/|Team/.test(target),
)

it.each(onOthers.map((setup) => [setup.technique, setup] as const))(
  '%s is not found where its target isn’t there',
  (_, setup) => {
    expect(found(setup, { without: setup.target ?? '' })).toBeNull()
  },
)

describe.each(
  setups.filter(({ service }) => service !== undefined).map((setup) => [setup.technique, setup] as const),
)('%s', (_, setup) => {
  it('is not found where the role trusts another service, or may be passed to another alone', () => {
    expect(found(setup, { service: 'polly.amazonaws.com' })).toBeNull()
    const [pass, ...rest] = statementsOf(setup)
    const elsewhere = { StringEquals: { 'iam:PassedToService': 'polly.amazonaws.com' } }
    const statements = [Object.assign({}, pass, { Condition: elsewhere }), ...rest]
    expect(found(setup, { statements })).toBeNull()
  })
})

describe('the setups', () => {
  it('are of at least sixty techniques, one each', () => {
    expect(new Set(setups.map(({ technique }) => technique)).size).toBe(setups.length)
    expect(setups.length).toBeGreaterThanOrEqual(60)
  })

  it.each([
    ['role', 'iam:AttachUserPolicy', 'iam-attach-user-policy'],
    ['role', 'iam:PutUserPolicy', 'iam-put-user-policy'],
    ['user', 'iam:AttachRolePolicy', 'iam-attach-role-policy'],
    ['user', 'iam:PutRolePolicy', 'iam-put-role-policy'],
  ] as const)('a %s that holds %s does not climb by %s: that is for others', (actor, action, technique) => {
    const setup: Setup = { technique, actor, target: names[actor], permissions: [[action, '*']] }
    expect(found(setup)).toBeNull()
  })
})
