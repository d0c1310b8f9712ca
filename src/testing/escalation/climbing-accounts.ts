import { array, constant, constantFrom, oneof, record, type Arbitrary } from 'fast-check'

import type { JsonObject } from '#engine/text/json.ts'
import { decidable } from '#graph/escalation/technique.ts'
import type { Workspace } from '#model/workspace.ts'

import { workspaceOf } from '../accounts.ts'
import { account, role, statement, user } from '../small-trust.ts'

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
  'arn:aws:lambda:*:*:function:new*',
  'arn:aws:s3:::things*',
  'arn:aws:s3:::th*/code/*',
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
  { Service: ['elasticmapreduce.amazonaws.com', 'codepipeline.amazonaws.com'] },
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

/**
 * Accounts in which ways up are found at all: two users, a group, two roles, things that act as one of them, under a boundary and an
 * organization that may say no.
 */
export const climbingAccounts = record({
  ann: document,
  bob: document,
  team: document,
  a: document,
  b: document,
  admins: constantFrom(null, statement({ Effect: 'Deny', Action: 'iam:*', Resource: '*' })).chain((one) =>
    one === null ? document : constant(one),
  ),
  /** Who is allowed what another is, or nothing. */
  alike: constantFrom<Partial<Record<'ann' | 'a' | 'b' | 'admins', 'ann' | 'bob' | 'nobody'>>>(
    {},
    {},
    { a: 'ann', b: 'nobody' },
    { a: 'nobody', b: 'bob' },
    { admins: 'ann', b: 'ann' },
    { admins: 'nobody', ann: 'bob' },
  ),
  limits: constantFrom(
    statement({ Effect: 'Allow', Action: '*', Resource: '*' }),
    statement({ Effect: 'Allow', NotAction: ['iam:PassRole', 'iam:Put*'], Resource: '*' }),
  ),
  control: constantFrom(null, statement({ Effect: 'Deny', Action: 'iam:Create*', Resource: '*' })),
  trusts: record({ a: trust, b: trust }),
  boundaries: record({ ann: boundary, a: boundary }),
  bucketPolicy,
  hasSpare: constantFrom(true, false),
  /** What the policy Own said before, oldest first. */
  before: array(document, { maxLength: 4 }),
  bobsKeys: constantFrom<readonly ('Active' | 'Inactive')[]>(
    ['Active'],
    ['Active', 'Inactive'],
    ['Active', 'Active'],
  ),
  /** Where a role of IAM Identity Center stands among the others, which no customer may change. */
  reserved: constantFrom<'first' | 'last' | null>(null, null, 'first', 'last'),
}).map(({ alike, ...made }) => {
  const from = { ...made, nobody: statement() }
  const others = Object.entries(alike).map(([name, as]) => [name, from[as]] as const)
  return workspaceIn({ ...made, ...Object.fromEntries(others) })
})

type Made = {
  readonly ann: JsonObject
  readonly bob: JsonObject
  readonly team: JsonObject
  readonly a: JsonObject
  readonly b: JsonObject
  readonly admins: JsonObject
  readonly limits: JsonObject
  readonly control: JsonObject | null
  readonly trusts: { readonly a: JsonObject; readonly b: JsonObject }
  readonly boundaries: { readonly ann: string | null; readonly a: string | null }
  readonly bucketPolicy: JsonObject | null
  readonly hasSpare: boolean
  readonly before: readonly JsonObject[]
  readonly bobsKeys: readonly ('Active' | 'Inactive')[]
  readonly reserved: 'first' | 'last' | null
}

const inline = (one: JsonObject) => ({ inlinePolicies: [{ name: 'p', document: one }] })
const bounded = (by: string | null) => (by === null ? {} : { permissionsBoundary: by })

function workspaceIn(made: Made): Workspace {
  const keys = made.bobsKeys.map((status, n) => ({ accessKeyId: `AKIAIOSFODNN7EXAMPL${n}`, status }))
  const versions = [...made.before, made.team].map((one, n) => ({ versionId: `v${n + 1}`, document: one }))
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
          { name: 'bob', tags: { team: 'data' }, loginProfile: true, accessKeys: keys, ...inline(made.bob) },
        ],
        groups: [
          { name: 'Team', attachedPolicies: [iam('policy/Own')] },
          { name: 'Admins', ...inline(made.admins) },
        ],
        roles: [
          ...(made.reserved === 'first' ? [{ ...reservedRole, ...inline(made.a) }] : []),
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
          ...(made.reserved === 'last' ? [{ ...reservedRole, ...inline(made.a) }] : []),
        ],
        policies: [
          { name: 'Own', versions, defaultVersionId: `v${versions.length}` },
          { name: 'Limits', document: made.limits },
        ],
        instanceProfiles: [{ name: 'b', roleName: 'B' }, ...(made.hasSpare ? [{ name: 'spare' }] : [])],
        resources: resourcesWith(made.bucketPolicy),
      },
    ],
    organization: organizationWith(made.control),
  })
}

const reservedRole = {
  name: 'AWSReservedSSO_Admin_0123456789abcdef',
  path: '/aws-reserved/sso.amazonaws.com/',
  trustPolicy: statement({
    Effect: 'Allow',
    Principal: { Federated: iam('saml-provider/AWSSSO_DO_NOT_DELETE') },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  }),
}

function resourcesWith(policyOfThings: JsonObject | null): readonly JsonObject[] {
  return [
    {
      type: 's3-bucket',
      name: 'things',
      ...(policyOfThings === null ? {} : { policy: policyOfThings }),
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
  ]
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
export const chosen = [
  { calls: /(Attach|Detach)(User|Group|Role)Policy$/, context: { 'iam:PolicyARN': iam('policy/Own') } },
  {
    calls: /Create(User|Role)$|Put(User|Role)PermissionsBoundary$/,
    onNew: /(Attach|Put)(User|Role)Policy$/,
    context: { 'iam:PermissionsBoundary': iam('policy/Limits') },
  },
]

/** What the statements spell, where nothing in particular is asked about. */
export const spelled = [
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
  iam('instance-profile/new'),
  iam('group/Admins'),
  at('lambda', 'function:new'),
  `arn:aws:lambda:new:${account}:function:f`,
  'arn:aws:s3:::thingsnew',
  'arn:aws:s3:::things/code/new',
  'arn:aws:s3:::thingsnew/new',
  'arn:aws:s3:::thnew/code/new',
]
