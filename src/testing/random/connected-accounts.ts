import * as fc from 'fast-check'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'

import { workspaceOf } from '../accounts.ts'

/** Two accounts of a company, of which random accounts are made. */
export const near = '111111111111'
export const far = '222222222222'
const gone = '999999999999'

const at = (account: string, rest: string) => `arn:aws:iam::${account}:${rest}`
const bucket = 'arn:aws:s3:::reports'
const queue = `arn:aws:sqs:eu-west-1:${far}:jobs`

/** Keys that conditions ask for and that callers may bring, with the values that matter. */
export const openKeys = {
  'aws:MultiFactorAuthPresent': [null, 'true', 'false'],
  'aws:SecureTransport': [null, 'true', 'false'],
} as const

const conditions = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<JsonObject>(
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      { Bool: { 'aws:SecureTransport': 'true' } },
      { Bool: { 'aws:SecureTransport': 'true', 'aws:MultiFactorAuthPresent': 'true' } },
      { StringEquals: { 'aws:PrincipalTag/team': 'web' } },
      { StringNotEquals: { 'aws:PrincipalTag/team': 'web' } },
      { ArnLike: { 'aws:PrincipalArn': at(near, 'user/*') } },
      { StringEquals: { 'aws:PrincipalAccount': far } },
      { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
      { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, Null: { 'aws:MultiFactorAuthPresent': 'true' } },
    ),
  },
)

function under(condition: JsonObject | null, statement: JsonObject): JsonObject {
  return condition === null ? statement : { ...statement, Condition: condition }
}

const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny')

const identityResources = [
  '*',
  '*',
  at(near, 'role/A'),
  at(near, 'role/ops/B'),
  at(far, 'role/C'),
  at('*', 'role/*'),
  at(near, 'role/${aws:PrincipalTag/team}*'),
  `${bucket}/*`,
  bucket,
  `${bucket}/team/\${aws:username}/*`,
  queue,
  'arn:aws:sqs:*:*:*',
]

const identityStatement = fc
  .record({
    effect,
    actions: fc.uniqueArray(
      fc.constantFrom(
        '*',
        'sts:*',
        'sts:AssumeRole',
        'sts:Assume*',
        's3:*',
        's3:GetObject',
        's3:List*',
        's3:PutObject',
        'sqs:*',
        'sqs:SendMessage',
        'iam:*',
      ),
      { minLength: 1, maxLength: 2 },
    ),
    resources: fc.uniqueArray(fc.constantFrom(...identityResources), { minLength: 1, maxLength: 2 }),
    negated: fc.constantFrom(null, null, null, null, 'Action', 'Resource'),
    condition: conditions,
  })
  .map(({ effect: Effect, actions, resources, negated, condition }): JsonObject =>
    under(condition, {
      Effect,
      [negated === 'Action' ? 'NotAction' : 'Action']: actions,
      [negated === 'Resource' ? 'NotResource' : 'Resource']: resources,
    }),
  )

const principals = fc.oneof(
  fc.constantFrom<JsonValue>('*', { AWS: '*' }),
  fc
    .uniqueArray(
      fc.constantFrom(
        near,
        at(near, 'root'),
        at(far, 'root'),
        at(gone, 'root'),
        at(near, 'user/ann'),
        at(near, 'user/ops/bob'),
        at(near, 'role/A'),
        at(near, 'role/ops/B'),
        at(far, 'role/C'),
        at(far, 'user/eve'),
        at(near, 'user/nobody'),
        `arn:aws:sts::${near}:assumed-role/A/nightly`,
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((AWS): JsonValue => ({ AWS })),
  fc.constantFrom<JsonValue>(
    { Service: 'lambda.amazonaws.com' },
    { AWS: near, Service: 'ec2.amazonaws.com' },
  ),
)

const trustStatement = fc
  .record({ effect, principal: principals, condition: conditions, negated: fc.nat(15) })
  .map(({ effect: Effect, principal, condition, negated }): JsonObject => {
    // IAM refuses NotPrincipal in an Allow of a trust policy with everybody in it
    const isNegated = negated === 0 && Effect === 'Deny' && typeof principal === 'object'
    return under(condition, {
      Effect,
      [isNegated ? 'NotPrincipal' : 'Principal']: principal,
      Action: 'sts:AssumeRole',
    })
  })

const resourceStatement = (actions: readonly string[], resources: readonly string[]) =>
  fc
    .record({
      effect,
      principal: principals,
      action: fc.constantFrom(...actions),
      resource: fc.constantFrom(...resources),
      condition: conditions,
    })
    .map(({ effect: Effect, principal, action, resource, condition }): JsonObject =>
      under(condition, { Effect, Principal: principal, Action: action, Resource: resource }),
    )

const documentOf = (one: fc.Arbitrary<JsonObject>, most: number) =>
  fc
    .array(one, { minLength: 1, maxLength: most })
    .map((Statement): JsonObject => ({ Version: '2012-10-17', Statement }))

const identity = documentOf(identityStatement, 3)
const inline = fc.option(identity).map((document) => (document === null ? [] : [{ name: 'p', document }]))
const trust = documentOf(trustStatement, 2)
const bucketPolicy = documentOf(
  resourceStatement(['s3:GetObject', 's3:*', 's3:ListBucket'], [`${bucket}/*`, bucket]),
  2,
)
const queuePolicy = documentOf(resourceStatement(['sqs:SendMessage', 'sqs:*'], [queue]), 2)
const boundary = fc.constantFrom(null, null, at(near, 'policy/Limits'), at(near, 'policy/Missing'))
const tags = fc.constantFrom({}, { team: 'web' }, { team: 'A' })
const guardrail = fc
  .record({
    Action: fc.constantFrom('sts:*', 's3:*', 's3:PutObject', 'sqs:*'),
    Resource: fc.constantFrom('*', at('*', 'role/A'), `${bucket}/*`),
    condition: conditions,
  })
  .map(({ Action, Resource, condition }): JsonObject =>
    under(condition, { Effect: 'Deny', Action, Resource }),
  )

/**
 * Two accounts with three users, a group, three roles, a bucket and a queue, tied by policies of every layer, some of which nobody could read: trust of
 * users, roles, sessions, accounts, services, everybody; permissions on names, patterns and all but something; Denies, boundaries (one
 * of which is missing), service control policies, resource policies, tags, conditions that may contradict one another.
 */
export const connectedAccounts: fc.Arbitrary<Workspace> = fc
  .record({
    inline: fc
      .tuple(fc.nat(3), fc.array(inline, { minLength: 7, maxLength: 7 }))
      // whoever holds the same is told apart by what is done to what alone
      .map(([odds, all]) => (odds === 0 ? all.map(() => all[0] ?? []) : all)),
    managed: identity,
    limits: identity,
    trusts: fc.array(trust, { minLength: 3, maxLength: 3 }),
    boundaries: fc.array(boundary, { minLength: 3, maxLength: 3 }),
    tags: fc.array(tags, { minLength: 6, maxLength: 6 }),
    bucketPolicy: fc.option(bucketPolicy),
    queuePolicy: fc.option(queuePolicy),
    guardrail: fc.option(guardrail),
    unread: fc.array(fc.constantFrom<readonly string[]>([], [], [], ['policy']), {
      minLength: 2,
      maxLength: 2,
    }),
    ofAws: fc.constantFrom(
      null,
      null,
      '/aws-reserved/sso.amazonaws.com/',
      '/aws-service-role/ec2.amazonaws.com/',
    ),
  })
  .map((drawn) =>
    workspaceOf({
      rolescape: 1,
      name: 'random',
      ...organizationOf(drawn.guardrail),
      accounts: [nearAccount(drawn), farAccount(drawn)],
    }),
  )

type Drawn = {
  readonly inline: readonly (readonly { readonly name: string; readonly document: JsonObject }[])[]
  readonly managed: JsonObject
  readonly limits: JsonObject
  readonly trusts: readonly JsonObject[]
  readonly boundaries: readonly (string | null)[]
  readonly tags: readonly Readonly<Record<string, string>>[]
  readonly bucketPolicy: JsonObject | null
  readonly queuePolicy: JsonObject | null
  readonly guardrail: JsonObject | null
  readonly unread: readonly (readonly string[])[]
  /** The path of a role that no customer may change. */
  readonly ofAws: string | null
}

function nearAccount({
  inline: own,
  managed,
  limits,
  trusts,
  boundaries,
  tags: all,
  bucketPolicy: policy,
  guardrail: deny,
  unread,
  ofAws,
}: Drawn) {
  const bounded = (place: number) =>
    boundaries[place] === null ? {} : { permissionsBoundary: boundaries[place] }
  return {
    accountId: near,
    name: 'near',
    // of each level something must be allowed
    ...(deny === null ? {} : { parent: 'r-root', organizationPolicies: ['p-guardrail'] }),
    users: [
      { name: 'ann', groups: ['Team'], inlinePolicies: own[0], tags: all[0], ...bounded(0) },
      {
        name: 'bob',
        path: '/ops/',
        inlinePolicies: own[1],
        tags: all[1],
        attachedPolicies: [at(near, 'policy/Shared')],
      },
    ],
    groups: [{ name: 'Team', inlinePolicies: own[2], attachedPolicies: [at(near, 'policy/Shared')] }],
    roles: [
      ...(ofAws === null
        ? []
        : [{ name: 'Own', path: ofAws, trustPolicy: trusts[1], inlinePolicies: own[4] }]),
      { name: 'A', trustPolicy: trusts[0], inlinePolicies: own[3], tags: all[2], ...bounded(1) },
      {
        name: 'B',
        path: '/ops/',
        trustPolicy: trusts[1],
        inlinePolicies: own[4],
        tags: all[3],
        ...bounded(2),
      },
    ],
    policies: [
      { name: 'Shared', document: managed },
      { name: 'Limits', document: limits },
    ],
    resources: [{ type: 's3-bucket', name: 'reports', policy, tags: all[4], ...unreadOf(unread[0]) }],
  }
}

function farAccount({ inline: own, trusts, tags: all, queuePolicy: policy, guardrail: deny, unread }: Drawn) {
  return {
    accountId: far,
    name: 'far',
    ...(deny === null ? {} : { parent: 'r-root' }),
    users: [{ name: 'eve', inlinePolicies: own[5] }],
    roles: [{ name: 'C', trustPolicy: trusts[2], inlinePolicies: own[6], tags: all[5] }],
    resources: [{ type: 'sqs-queue', name: 'jobs', arn: queue, policy, ...unreadOf(unread[1]) }],
  }
}

function organizationOf(deny: JsonObject | null) {
  if (deny === null) return {}
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
  const document = { Version: '2012-10-17', Statement: [everything, deny] }
  return {
    organization: {
      organizationId: 'o-example',
      rootId: 'r-root',
      managementAccountId: far,
      policyTypes: ['service-control'],
      organizationPolicies: ['p-guardrail'],
      policies: [{ id: 'p-guardrail', type: 'service-control', name: 'Guardrail', document }],
      units: [],
    },
  }
}

/** What of a resource nobody could read, so that all that hangs on it is unknown. */
function unreadOf(parts: readonly string[] = []) {
  return parts.length === 0 ? {} : { unread: parts }
}
