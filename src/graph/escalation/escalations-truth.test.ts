import {
  array,
  assert,
  constant,
  constantFrom,
  nat,
  oneof,
  property,
  record,
  type Arbitrary,
} from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { plainReading } from '#testing/escalation/plain-reading.ts'
import { account, role, statement, user } from '#testing/small-trust.ts'

import { emptyEscalationMemo } from './escalation-memo.ts'
import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'
import { decidable } from './technique.ts'

const at = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`
const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`

const actions = [...new Set(decidable.flatMap(({ ways }) => ways.flat().map(({ action }) => action)))]

/** Actions that go together, so that ways are found at all, and some that stand alone. */
const someActions: Arbitrary<readonly string[]> = constantFrom(
  ...decidable.flatMap(({ ways }) => ways.map((way) => way.map(({ action }) => action))),
  ...actions.map((action) => [action]),
  ['iam:*'],
  ['iam:PassRole', 'lambda:*'],
  ['iam:Put*', 'iam:Attach*', 'sts:AssumeRole'],
  ['iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy'],
)

const resource = constantFrom(
  ...Array.from({ length: 10 }, () => '*'),
  role('A'),
  iam('role/team/*'),
  iam('user/${aws:username}'),
  'arn:aws:iam::*:user/b?b',
  iam('user/new*'),
  iam('policy/*'),
  iam('group/Admins'),
  at('lambda', 'function:*'),
  'arn:aws:lambda:*:*:function:f',
  'arn:aws:s3:::things*',
)

const condition = constantFrom<JsonObject>(
  ...Array.from({ length: 6 }, () => ({})),
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:PrincipalAccount': '999999999999' } },
  { StringLike: { 'aws:PrincipalAccount': '*' } },
  { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
  { StringEquals: { 'aws:ResourceTag/team': 'web' } },
  { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  { ArnEquals: { 'iam:PolicyARN': iam('policy/Own') } },
  { Null: { 'iam:PolicyARN': 'true' } },
  { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
  { StringEquals: { 'iam:PermissionsBoundary': iam('policy/Limits') } },
)

const allow = record({
  Effect: constant('Allow'),
  Action: someActions,
  Resource: resource,
  Condition: condition,
})
const deny = record({
  Effect: constant('Deny'),
  Action: someActions,
  Resource: resource,
  Condition: condition,
})
const document = array(oneof(allow, allow, allow, allow, deny), { minLength: 2, maxLength: 5 }).map(
  (statements) => statement(...statements),
)

const trust = constantFrom<JsonObject>(
  { AWS: iam('root') },
  { AWS: user('ann') },
  { AWS: role('A') },
  { AWS: '*' },
  { Service: 'lambda.amazonaws.com' },
  { Service: ['ec2.amazonaws.com', 'codebuild.amazonaws.com'] },
  { Service: ['glue.amazonaws.com', 'ecs-tasks.amazonaws.com', 'states.amazonaws.com'] },
).chain((principal) =>
  constantFrom(
    ...[{}, {}, {}, 'StringEquals', 'StringNotEquals'].map((operator) => {
      const trusting = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
      if (typeof operator !== 'string' || !('Service' in principal)) return statement(trusting)
      return statement({ ...trusting, Condition: { [operator]: { 'aws:SourceAccount': account } } })
    }),
    statement({
      Effect: 'Allow',
      Principal: principal,
      Action: 'sts:AssumeRole',
      Condition: 'Service' in principal ? { StringEquals: { 'aws:SourceAccount': '999999999999' } } : {},
    }),
  ),
)

const bucketPolicy = constantFrom(
  null,
  statement({
    Effect: 'Allow',
    Principal: { AWS: user('bob') },
    Action: 's3:*',
    Resource: ['arn:aws:s3:::things', 'arn:aws:s3:::things/*'],
  }),
)

const boundary = constantFrom(null, iam('policy/Limits'))

const accounts = record({
  ann: document,
  bob: document,
  team: document,
  a: document,
  b: document,
  limits: constantFrom(
    statement({ Effect: 'Allow', Action: '*', Resource: '*' }),
    statement({ Effect: 'Allow', NotAction: ['iam:PassRole', 'iam:Put*'], Resource: '*' }),
  ),
  control: constantFrom(null, statement({ Effect: 'Deny', Action: 'iam:Create*', Resource: '*' })),
  trusts: record({ a: trust, b: trust }),
  boundaries: record({ ann: boundary, a: boundary }),
  bucketPolicy,
}).map((made) => workspaceIn(made))

type Made = {
  readonly ann: JsonObject
  readonly bob: JsonObject
  readonly team: JsonObject
  readonly a: JsonObject
  readonly b: JsonObject
  readonly limits: JsonObject
  readonly control: JsonObject | null
  readonly trusts: { readonly a: JsonObject; readonly b: JsonObject }
  readonly boundaries: { readonly ann: string | null; readonly a: string | null }
  readonly bucketPolicy: JsonObject | null
}

const inline = (one: JsonObject) => ({ inlinePolicies: [{ name: 'p', document: one }] })
const bounded = (by: string | null) => (by === null ? {} : { permissionsBoundary: by })

function workspaceIn(made: Made): Workspace {
  const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPL1', status: 'Active' }
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        parent: 'r-root',
        organizationPolicies: ['p-full'],
        users: [
          {
            name: 'ann',
            groups: ['Team'],
            tags: { team: 'web' },
            ...inline(made.ann),
            ...bounded(made.boundaries.ann),
          },
          { name: 'bob', tags: { team: 'data' }, loginProfile: true, accessKeys: [key], ...inline(made.bob) },
        ],
        groups: [{ name: 'Team', attachedPolicies: [iam('policy/Own')] }, { name: 'Admins' }],
        roles: [
          {
            name: 'A',
            trustPolicy: made.trusts.a,
            tags: { team: 'web' },
            ...inline(made.a),
            ...bounded(made.boundaries.a),
          },
          {
            name: 'B',
            path: '/team/',
            trustPolicy: made.trusts.b,
            attachedPolicies: [iam('policy/Own')],
            ...inline(made.b),
          },
        ],
        policies: [
          { name: 'Own', document: made.team },
          { name: 'Limits', document: made.limits },
        ],
        instanceProfiles: [{ name: 'b', roleName: 'B' }],
        resources: [
          {
            type: 's3-bucket',
            name: 'things',
            ...(made.bucketPolicy === null ? {} : { policy: made.bucketPolicy }),
          },
          { type: 'lambda-function', name: 'f', arn: at('lambda', 'function:f'), executionRole: role('A') },
          { type: 'lambda-function', name: 'g', arn: at('lambda', 'function:g') },
          {
            type: 'ec2-instance',
            name: 'i-0123456789abcdef0',
            arn: at('ec2', 'instance/i-0123456789abcdef0'),
            instanceProfile: iam('instance-profile/b'),
          },
          { type: 'generic', name: 's', arn: at('cloudformation', 'stack/s/1'), tags: { team: 'web' } },
          { type: 'generic', name: 'p', arn: at('codebuild', 'project/p') },
        ],
      },
    ],
    organization: organizationWith(made.control),
  })
}

function organizationWith(control: JsonObject | null): JsonObject {
  const type = 'service-control'
  const full = statement({ Effect: 'Allow', Action: '*', Resource: '*' })
  const policies = [
    { id: 'p-full', type, name: 'Full', document: full },
    ...(control === null ? [] : [{ id: 'p-limits', type, name: 'Limits', document: control }]),
  ]
  return {
    organizationId: 'o-abcdefghij',
    rootId: 'r-root',
    managementAccountId: '999999999999',
    policyTypes: [type],
    organizationPolicies: policies.map(({ id }) => id),
    policies,
  }
}

/** What callers may name in a call: a policy to attach, a boundary to set. */
const chosen = [
  { calls: /(Attach|Detach)(User|Group|Role)Policy$/, context: { 'iam:PolicyARN': iam('policy/Own') } },
  {
    calls: /Create(User|Role)$|Put(User|Role)PermissionsBoundary$/,
    context: { 'iam:PermissionsBoundary': iam('policy/Limits') },
  },
]

/** What the resources above spell, where nothing in particular is asked about. */
const spelled = [
  '*',
  role('A'),
  iam('role/team/new'),
  iam('user/ann'),
  iam('user/bob'),
  iam('user/new'),
  iam('user/bxb'),
  iam('user/newnew'),
  iam('role/new'),
  iam('group/new'),
  iam('mfa/new'),
  iam('policy/new'),
  iam('group/Admins'),
  at('lambda', 'function:new'),
  `arn:aws:lambda:new:${account}:function:f`,
  'arn:aws:s3:::thingsnew',
]

describe('ways up', () => {
  it(
    'are those, and no others, that asking the engine for each permission finds',
    { timeout: 60_000 },
    () => {
      let ways = 0
      assert(
        property(accounts, constantFrom('user' as const, 'role' as const), (workspace, kind) => {
          const expected = plainReading(workspace, kind, { chosen, spelled })
          ways += expected.size
          const isOfKind = ([key]: readonly [string, string]) => key.startsWith(iam(`${kind}/`))
          expect(new Map([...told(workspace)].filter(isOfKind))).toEqual(expected)
        }),
        { numRuns: 200 },
      )
      expect(ways).toBeGreaterThan(100)
    },
  )
})

describe('ways up after an edit', () => {
  it('are those that looking anew finds', { timeout: 60_000 }, () => {
    assert(
      property(accounts, accounts, array(nat(), { minLength: 1, maxLength: 3 }), (before, other, picks) => {
        const memo = emptyEscalationMemo()
        let now = before
        expect(told(now, memo)).toEqual(told(now))
        const ids = [...other.entities.keys()]
        for (const pick of picks) {
          now = withOneOf(now, other, ids[pick % ids.length] ?? '')
          expect(told(now, memo)).toEqual(told(now))
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** With one entity as the other workspace has it; without it where both have the same. */
function withOneOf(workspace: Workspace, { entities: others }: Workspace, id: string): Workspace {
  const entities = new Map(workspace.entities)
  const changed = others.get(id)
  const isSame = JSON.stringify(changed) === JSON.stringify(entities.get(id))
  if (changed === undefined || isSame) entities.delete(id)
  else entities.set(id, changed)
  return { ...workspace, entities }
}

function told(workspace: Workspace, memo = emptyEscalationMemo()): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const way of escalationsIn(workspace, memo)) {
    for (const { target } of targetsOf(way))
      found.set(`${way.principal} ${way.technique} ${target}`, way.state)
  }
  return found
}
