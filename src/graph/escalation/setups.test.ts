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

/** Conditions that each call of anybody in the account meets. */
const always: readonly JsonObject[] = [
  { StringLike: { 'aws:PrincipalArn': '*' } },
  { StringLike: { 'aws:PrincipalAccount': '*' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:*:*:*:*:*' } },
  { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/nobody/*' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { NumericGreaterThanEquals: { 'aws:EpochTime': '1577836800' } },
  { DateNotEquals: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { StringNotEquals: { 'aws:PrincipalAccount': '000000000000' } },
  { StringNotEquals: { 'aws:PrincipalTag/none': 'x' } },
  { StringEqualsIfExists: { 'aws:PrincipalTag/none': 'x' } },
  { BoolIfExists: { 'no-such:Key': 'true' } },
  { Null: { 'aws:PrincipalArn': 'false' } },
  { Null: { 'aws:CurrentTime': 'false', 'aws:SecureTransport': 'false' } },
  { Null: { 'aws:PrincipalTag/none': 'true' } },
]

/** Conditions that some calls meet: of an address there is none in a call from inside a VPC. */
const open: readonly JsonObject[] = [
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } },
  { DateLessThan: { 'aws:CurrentTime': '2099-01-01T00:00:00Z' } },
]

/** Conditions that no call of anybody in the account meets. */
const never: readonly JsonObject[] = [
  { StringEquals: { 'aws:PrincipalAccount': '000000000000' } },
  { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { Null: { 'aws:CurrentTime': 'true' } },
  { StringLike: { 'aws:PrincipalTag/none': '*' } },
]

const withCondition = (setup: Setup, condition: JsonObject) => statementsOf(setup, { Condition: condition })

describe.each(setups.map((setup) => [setup.technique, setup] as const))('%s', (_, setup) => {
  const actions = setup.permissions.map(([action]) => action)

  it('is found, also where a condition is always true, however that is written', () => {
    expect(found(setup)).toBe('allowed')
    const told = always.map((condition) => [
      JSON.stringify(condition),
      found(setup, { statements: withCondition(setup, condition) }),
    ])
    expect(told).toEqual(always.map((condition) => [JSON.stringify(condition), 'allowed']))
  })

  it('depends where it takes MFA, a network or the time', () => {
    const told = open.map((condition) => [
      JSON.stringify(condition),
      found(setup, { statements: withCondition(setup, condition) }),
    ])
    expect(told).toEqual(open.map((condition) => [JSON.stringify(condition), 'conditional']))
  })

  it('is not found without any one permission, or under a boundary, an SCP, a Deny or a condition that stop it', () => {
    for (const [at, action] of actions.entries()) {
      const rest = statementsOf(setup).filter((__, other) => other !== at)
      const deny = { Effect: 'Deny', Action: action, Resource: '*' }
      const boundary = {
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', NotAction: action, Resource: '*' },
      }
      expect([action, found(setup, { statements: rest })]).toEqual([action, null])
      expect([action, found(setup, { boundary })]).toEqual([action, null])
      expect([action, found(setup, { denied: action })]).toEqual([action, null])
      expect([action, found(setup, { statements: [...statementsOf(setup), deny] })]).toEqual([action, null])
      for (const Condition of never) {
        const statements = statementsOf(setup).map((one, other) =>
          other === at ? Object.assign({}, one, { Condition }) : one,
        )
        expect([action, Condition, found(setup, { statements })]).toEqual([action, Condition, null])
      }
    }
  })
})

function kindOf(arn: string): string {
  const [, , service = '', , , rest = ''] = arn.split(':')
  return `${service} ${rest.replace(/[/:].*/, '')}`
}

/** Things that the account holds, of other kinds than that one. */
function ofOtherKinds(resource: string): readonly string[] {
  const others = [names.vera, names.admins, names.admin, names.full, names.fn, names.bucket, names.topic]
  return others.filter((arn) => kindOf(arn) !== kindOf(resource))
}

const named = setups.filter(({ permissions }) => permissions.some(([, resource]) => resource !== '*'))

it.each(named.map((setup) => [setup.technique, setup] as const))(
  '%s is not found where any of its permissions is on a thing of another kind',
  (_, setup) => {
    for (const [at, [action, resource]] of setup.permissions.entries()) {
      if (resource === '*') continue
      for (const Resource of ofOtherKinds(resource)) {
        const statements = statementsOf(setup).map((one, other) =>
          other === at ? Object.assign({}, one, { Resource }) : one,
        )
        expect([action, Resource, found(setup, { statements })]).toEqual([action, Resource, null])
      }
    }
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

const inactiveKey = { accessKeyId: 'AKIAIOSFODNN7EXAMPL3', status: 'Inactive' }
const activeKey = { ...inactiveKey, status: 'Active' }
const notRead = (...unread: readonly string[]) => ({ accessKeys: [], mfaDevices: [], unread })
const profiled = [
  'ec2-run-instances',
  'ec2-associate-profile',
  'autoscaling-new-group',
  'elasticbeanstalk-env',
]
  .concat('imagebuilder-image', 'emr-run-job-flow')
  .map((technique) => [technique, [{ profiles: [] }, { profiles: [{ name: 'admin' }] }]] as const)

/** What must be there besides permissions, and isn't; and what an export doesn't tell, so that nobody knows. */
const lacking: readonly (readonly [string, readonly Changes[], readonly Changes[]])[] = [
  ...profiled.map(([technique, changes]) => [technique, changes, []] as const),
  ['ec2-add-role-to-profile', [{ profiles: [] }, { profiles: [{ name: 'spare', roleName: 'Admin' }] }], []],
  ['codepipeline-create', [{ helper: 'polly.amazonaws.com' }, { without: names.helper }], []],
  ['emr-run-job-flow', [{ helper: 'polly.amazonaws.com' }, { without: names.helper }], []],
  ['fed-update-saml-provider', [{ federated: [names.oidc] }], []],
  ['fed-update-oidc-thumbprint', [{ federated: [names.saml] }], []],
  ['iam-mfa-deactivate', [{ otto: { mfaDevices: [] } }], [{ otto: notRead('mfaDevices') }]],
  [
    'iam-mfa-rebind',
    [{ otto: { accessKeys: [] } }, { otto: { accessKeys: [inactiveKey] } }],
    [{ otto: notRead('accessKeys') }],
  ],
  [
    'iam-reactivate-access-key',
    [{ otto: { accessKeys: [] } }, { otto: { accessKeys: [activeKey] } }],
    [{ otto: notRead('accessKeys') }],
  ],
  ['iam-rotate-access-key', [{ otto: { accessKeys: [activeKey] } }], [{ otto: notRead('accessKeys') }]],
  ['iam-update-login-profile', [{ otto: { loginProfile: false } }], [{ otto: { unread: ['loginProfile'] } }]],
  ['iam-create-login-profile', [{ vera: { loginProfile: true } }], [{ vera: { unread: ['loginProfile'] } }]],
  ['iam-create-access-key', [{ vera: { accessKeys: [activeKey, inactiveKey] } }], []],
]

it.each(lacking)('%s is not found without what it takes besides permissions', (technique, absent, untold) => {
  const setup = setups.find((one) => one.technique === technique)
  if (setup === undefined) throw new Error(`no setup of ${technique}`)
  for (const changes of absent) expect([changes, found(setup, changes)]).toEqual([changes, null])
  for (const changes of untold) expect([changes, found(setup, changes)]).toEqual([changes, 'unknown'])
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
