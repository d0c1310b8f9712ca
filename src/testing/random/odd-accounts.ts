import * as fc from 'fast-check'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'

import { workspaceOf } from '../accounts.ts'

/** Two accounts of ours, one of somebody else, and one that nobody knows. */
export const near = '111111111111'
export const far = '222222222222'
export const vendor = '333333333333'
export const gone = '999999999999'

export const organizationId = 'o-tidewater00'
export const vendorOrganization = 'o-vendor0000'

/** Unique ids of the roles A of either account. */
export const ids = { near: 'AROAAAAAAAAAAAAAAAAAA', far: 'AROAFFFFFFFFFFFFFFFFF' } as const

const at = (account: string, rest: string) => `arn:aws:iam::${account}:${rest}`
const bucket = 'arn:aws:s3:::reports'

/** Keys that callers may bring, with the values that matter. */
export const openValues: Readonly<Record<string, readonly (string | null)[]>> = {
  'aws:MultiFactorAuthPresent': [null, 'true', 'false'],
  'aws:SourceIp': [null, '10.1.1.1', '192.0.2.1', '203.0.113.9'],
  'sts:ExternalId': [null, 'x-1', 'y-2', 'web', 'ops', '${aws:PrincipalTag/team}'],
  'aws:SourceIdentity': [null, 'ann'],
}

/** Of those the ones that only sessions of roles have. */
export const ofSessions: ReadonlySet<string> = new Set(['aws:SourceIdentity'])

/** Names of sessions that conditions tell apart, and one that they don't. */
export const sessionNames = ['admin', 'ann', 'someone'] as const

const condition = fc.constantFrom<JsonObject>(
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Null: { 'aws:MultiFactorAuthPresent': 'false' } },
  { 'ForAllValues:Bool': { 'aws:MultiFactorAuthPresent': 'true' } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  { IpAddressIfExists: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.1'] } },
  { StringEquals: { 'sts:ExternalId': 'x-1' } },
  { StringNotEquals: { 'sts:ExternalId': ['x-1', 'y-2'] } },
  { StringEquals: { 'sts:ExternalId': '${aws:PrincipalTag/team}' } },
  { StringNotEquals: { 'sts:ExternalId': '${aws:PrincipalTag/team}' } },
  { StringLikeIfExists: { 'sts:ExternalId': 'x-*' } },
  { StringEquals: { 'aws:SourceIdentity': 'ann' } },
  { StringNotEqualsIfExists: { 'aws:SourceIdentity': 'ann' } },
  { 'ForAnyValue:StringNotLike': { 'sts:ExternalId': 'x-*' } },
  { StringLike: { 'aws:userid': `${ids.near}:*` } },
  { StringNotLike: { 'aws:userId': [`${ids.near}:*`, `${ids.far}:a*`] } },
  { StringLike: { 'AWS:userid': '*:admin' } },
  { StringNotLike: { 'aws:userid': '*:a*' } },
  { StringEquals: { 'aws:userid': `${ids.near}:ann` } },
  { StringLike: { 'aws:userid': [`${ids.near}:*`, vendor] } },
  { StringLike: { 'aws:userid': [`${ids.far}:*`, `${gone}:a*`] } },
  { StringEquals: { 'aws:username': 'ann' } },
  { StringNotEquals: { 'aws:username': 'ann' } },
  { Null: { 'aws:username': 'true' } },
  { StringEquals: { 'aws:PrincipalType': 'User' } },
  { StringNotEquals: { 'aws:PrincipalType': ['User', 'Account'] } },
  { StringEquals: { 'aws:PrincipalType': ['Account', 'FederatedUser'] } },
  { ArnLike: { 'aws:PrincipalArn': at('*', 'role/A') } },
  { ArnLike: { 'aws:PrincipalArn': at('*', 'role/ops/*') } },
  { ArnEquals: { 'aws:PrincipalArn': [at(vendor, 'root'), at(near, 'role/A')] } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::*:federated-user/*' } },
  { ArnNotLike: { 'aws:PrincipalArn': at('*', 'role/*') } },
  { StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${vendor}:*` } },
  { StringLike: { 'aws:PrincipalArn': '*:role/ops/?' } },
  { StringNotEqualsIgnoreCase: { 'aws:PrincipalArn': at(near, 'ROLE/a') } },
  { ArnEqualsIfExists: { 'aws:PrincipalArn': [at(near, 'user/ann'), at(vendor, 'role/ops/y')] } },
  { StringEquals: { 'aws:PrincipalAccount': [near, vendor] } },
  { StringLike: { 'aws:PrincipalAccount': '3333*' } },
  { StringNotEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } },
  { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
  { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } },
  { StringEquals: { 'aws:PrincipalOrgID': vendorOrganization } },
  { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId } },
  { Null: { 'aws:PrincipalOrgID': 'true' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${organizationId}/*` } },
  { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
  { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'web' } },
  { StringEqualsIfExists: { 'aws:PrincipalTag/Team': 'web' } },
  { StringNotLike: { 'aws:PrincipalTag/team': 'w*' } },
  { StringEquals: { 'aws:ResourceTag/team': "${aws:PrincipalTag/team, 'none'}" } },
  { StringNotEquals: { 'iam:ResourceTag/team': '${aws:PrincipalTag/team}' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2024-01-01T00:00:00Z' } },
  { DateLessThan: { 'aws:CurrentTime': '2024-01-01T00:00:00Z' } },
)

const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    conditions: fc.array(condition, { maxLength: 2 }),
    isConditional: fc.constantFrom(true, false, false),
  })
  .map(({ Effect, conditions, isConditional }): JsonObject => {
    if (!isConditional || conditions.length === 0) return { Effect }
    return { Effect, Condition: Object.assign({}, ...conditions) }
  })

const some = <One>(...list: readonly One[]) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 2 })

/** A statement with more elements. */
const withMore = (one: JsonObject, more: JsonObject): JsonObject => ({ ...one, ...more })

const roles = [
  '*',
  at(near, 'role/A'),
  at(near, 'role/a'),
  at(near, 'role/?'),
  at(near, 'r*'),
  at(near, '*'),
  at(near, 'role/ops/*'),
  at('*', 'role/A'),
  at(far, 'role/*'),
  at(near, "role/${aws:PrincipalTag/role, 'a}b'}"),
  at(near, 'role/${aws:username}'),
  'arn:aws:iam::*:role*',
  'arn:aws:iam:*',
  'arn:aws-cn:iam::111111111111:role/A',
]
const objects = [
  '*',
  `${bucket}/*`,
  `${bucket}/team/*`,
  `${bucket}/*.csv`,
  `${bucket}/*/x`,
  'arn:aws:s3:::rep*/ops/*',
  `${bucket}/\${aws:username}/*`,
  `${bucket}/team/\${aws:PrincipalTag/team, 'x'}/*`,
  `${bucket}/x*`,
  `${bucket}/\${aws:userid}/*`,
  `${bucket}/e*`,
  `${bucket}/0*`,
]

const identity = fc
  .record({
    base: statement,
    actions: some(
      'sts:*',
      'STS:assumerole',
      'sts:Assume?ole',
      's3:*',
      's3:GetObject',
      's3:Get?bject',
      '*',
      'iam:*',
    ),
    resources: fc.oneof(some(...roles, ...objects), some(...roles), some(...objects)),
    negated: fc.constantFrom(null, null, null, null, 'Action', 'Resource'),
  })
  .map(({ base, actions, resources, negated }) =>
    withMore(base, {
      [negated === 'Action' ? 'NotAction' : 'Action']: actions,
      [negated === 'Resource' ? 'NotResource' : 'Resource']: resources,
    }),
  )

const principals = fc.oneof(
  fc.constantFrom<JsonValue>('*', { AWS: '*' }),
  some(
    near,
    far,
    vendor,
    at(near, 'root'),
    at(gone, 'root'),
    `arn:aws-cn:iam::${near}:root`,
    at(near, 'user/ann'),
    at(near, 'user/A'),
    at(near, 'role/A'),
    at(near, 'role/ops/B'),
    at(far, 'role/A'),
    at(far, 'user/ann'),
    at(vendor, 'role/ops/y'),
    at(gone, 'user/ann'),
    ids.near,
    'AROAGONEGONEGONEGONE0',
  ).map((AWS): JsonValue => ({ AWS })),
)

const trust = fc
  .record({ base: statement, Principal: principals, Action: some('sts:AssumeRole', 'sts:*', 'sts:assume*') })
  .map(({ base, Principal, Action }) => withMore(base, { Principal, Action }))

const ofBucket = fc
  .record({
    base: statement,
    Principal: principals,
    Resource: some(`${bucket}/*`, `${bucket}/team/*`, `${bucket}/*.csv`),
  })
  .map(({ base, Principal, Resource }) => withMore(base, { Principal, Resource, Action: 's3:GetObject' }))

const guardrail = fc
  .record({ base: statement, Resource: some('*', at('*', 'role/A'), `${bucket}/team/*`) })
  .map(({ base, Resource }) =>
    withMore(base, { Effect: 'Deny', Action: ['sts:AssumeRole', 's3:*'], Resource }),
  )

const documentOf = (one: fc.Arbitrary<JsonObject>, most: number) =>
  fc
    .record({
      Version: fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'),
      Statement: fc.array(one, { minLength: 1, maxLength: most }),
    })
    .map((document): JsonObject => document)

const inline = fc
  .option(documentOf(identity, 3), { freq: 4 })
  .map((document) => (document === null ? [] : [{ name: 'p', document }]))
const tags = fc.constantFrom({}, { team: 'web' }, { Team: 'ops', role: 'A' })

/**
 * Two accounts of ours, one of which may be in no organization, with users and roles of the same names: whose policies single out what
 * others don't: unique ids and names of sessions, kinds of callers, organizations, patterns that only look alike, other partitions,
 * defaults of variables, times that are over, guardrails of both kinds that look at who asks.
 */
export const oddAccounts: fc.Arbitrary<Workspace> = fc
  .record({
    inline: fc.array(inline, { minLength: 6, maxLength: 6 }),
    tags: fc.array(tags, { minLength: 6, maxLength: 6 }),
    trusts: fc.array(documentOf(trust, 3), { minLength: 3, maxLength: 3 }),
    limits: documentOf(identity, 2),
    bounded: fc.array(fc.constantFrom(false, false, true), { minLength: 3, maxLength: 3 }),
    bucketPolicy: fc.option(documentOf(ofBucket, 2)),
    control: fc.option(documentOf(guardrail, 1), { freq: 2 }),
    resourceControl: fc.option(documentOf(guardrail, 1), { freq: 2 }),
    isFarInside: fc.boolean(),
  })
  .map((drawn) => {
    const boundOf = (place: number) =>
      drawn.bounded[place] === true ? { permissionsBoundary: at(near, 'policy/Limits') } : {}
    const own = (place: number) => ({ inlinePolicies: drawn.inline[place], tags: drawn.tags[place] })
    const attached = ['p-control']
    return workspaceOf({
      rolescape: 1,
      name: 'odd',
      organization: {
        organizationId,
        rootId: 'r-tide',
        managementAccountId: '555555555555',
        policyTypes: ['service-control', 'resource-control'],
        organizationPolicies: ['p-control', 'p-limit'],
        policies: [
          { id: 'p-control', type: 'service-control', name: 'control', document: allowingBut(drawn.control) },
          {
            id: 'p-limit',
            type: 'resource-control',
            name: 'limit',
            document: ofResources(drawn.resourceControl),
          },
        ],
        units: [],
      },
      accounts: [
        {
          accountId: near,
          name: 'near',
          parent: 'r-tide',
          organizationPolicies: attached,
          users: [
            { name: 'ann', ...own(0), ...boundOf(0) },
            { name: 'A', path: '/ops/', ...own(1), ...boundOf(1) },
          ],
          roles: [
            { name: 'A', uniqueId: ids.near, trustPolicy: drawn.trusts[0], ...own(2), ...boundOf(2) },
            { name: 'B', path: '/ops/', trustPolicy: drawn.trusts[1], ...own(3) },
          ],
          policies: [{ name: 'Limits', document: drawn.limits }],
          resources: [{ type: 's3-bucket', name: 'reports', policy: drawn.bucketPolicy }],
        },
        {
          accountId: far,
          name: 'far',
          ...(drawn.isFarInside ? { parent: 'r-tide', organizationPolicies: attached } : {}),
          users: [{ name: 'ann', ...own(4) }],
          roles: [{ name: 'A', uniqueId: ids.far, trustPolicy: drawn.trusts[2], ...own(5) }],
        },
        { accountId: vendor, name: 'vendor', ownership: 'third-party' },
      ],
    })
  })

function allowingBut(document: JsonObject | null): JsonObject {
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
  const more = document?.['Statement']
  return { Version: '2012-10-17', Statement: [everything, ...(Array.isArray(more) ? more : [])] }
}

function ofResources(document: JsonObject | null): JsonObject {
  const list = document?.['Statement']
  const statements = (Array.isArray(list) ? list : []).map((one) => Object.assign({ Principal: '*' }, one))
  const nothing = { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `${bucket}/never` }
  return { Version: '2012-10-17', Statement: statements.length === 0 ? [nothing] : statements }
}
