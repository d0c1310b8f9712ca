import { array, assert, constantFrom, property, record, subarray } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies } from '#engine/compile/compile-policies.ts'
import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'

import { anySession } from '../pair-sides.ts'
import { type Access, accessOf } from './access-of.ts'
import { openKeysOf } from './asked-keys.ts'
import { whoCan } from './who-can.ts'

const own = '111111111111'
const other = '222222222222'
const bucket = 'arn:aws:s3:::reports'

const conditions = constantFrom<JsonValue>(
  {},
  {},
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
  { StringEquals: { 's3:ExistingObjectTag/class': '${aws:PrincipalTag/team}' } },
  { StringLike: { 'aws:userid': '*:ann' } },
  { StringNotEquals: { 'aws:PrincipalAccount': own } },
)
const actions = constantFrom<JsonValue>('s3:GetObject', 's3:*', '*', 'sqs:SendMessage', ['sqs:*', 's3:Get*'])
const resources = constantFrom<JsonValue>(
  '*',
  `${bucket}/*`,
  `${bucket}/\${aws:PrincipalTag/team}/*`,
  `${bucket}/red/x`,
)
const effects = constantFrom('Allow', 'Allow', 'Allow', 'Deny')
const statement = record({ Effect: effects, Action: actions, Resource: resources, Condition: conditions })
const document = array(statement, { minLength: 1, maxLength: 2 }).map((list): JsonValue => ({
  Version: '2012-10-17',
  Statement: list,
}))
const broken: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Permit', Action: '*', Resource: '*' },
}
const anyDocument = constantFrom(0, 0, 0, 0, 0, 0, 1).chain((odds) =>
  odds === 1 ? constantFrom(broken) : document,
)
const inline = array(anyDocument, { maxLength: 2 }).map((list) =>
  list.map((one, i) => ({ name: `p${i}`, document: one })),
)
const principals = constantFrom<JsonValue>(
  '*',
  { AWS: own },
  { AWS: other },
  { AWS: `arn:aws:iam::${own}:user/u0` },
  { AWS: `arn:aws:iam::${other}:role/r0` },
  { Service: 'cloudtrail.amazonaws.com' },
)
const bucketPolicy = constantFrom(0, 1, 1).chain((has): ReturnType<typeof array<JsonValue>> | never =>
  array(
    record({
      Effect: effects,
      Principal: principals,
      Action: constantFrom<JsonValue>('s3:GetObject', 's3:*', 's3:PutObject'),
      Resource: constantFrom<JsonValue>(`${bucket}/*`, `${bucket}/red/*`),
      Condition: conditions,
    }),
    { minLength: has, maxLength: has * 2 },
  ),
)
const tags = constantFrom({}, { team: 'red' }, { team: 'blue' })
const trust = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: own }, Action: 'sts:AssumeRole' },
}
const limits = constantFrom<readonly string[]>([], ['p0'], ['missing'])

/** Of some buckets nobody read the policy. */
const unread = constantFrom<readonly string[]>([], [], ['policy'], ['blockPublicAccess'])
const unreadOfAccount = constantFrom<readonly string[]>([], ['blockPublicAccess'])

function bucketWith(statements: readonly unknown[], parts: readonly string[] = []) {
  const policy = statements.length === 0 ? null : { Version: '2012-10-17', Statement: statements }
  return { name: 'reports', type: 's3-bucket', policy, ...(parts.length === 0 ? {} : { unread: parts }) }
}

// Of whom the policies say the same, the answer is the same, unless the resource says otherwise.
const isAlike = constantFrom(true, true, false)
const accounts = record({
  users: array(record({ inline, tags, limits, isAlike }), { maxLength: 2 }),
  roles: array(record({ inline, tags, limits, isAlike }), { maxLength: 2 }),
})
const workspaces = record({
  own: accounts,
  other: accounts,
  bucketPolicy,
  boundary: document,
  alike: inline,
  unread,
  unreadOfAccount,
}).map((made) =>
  workspaceOf({
    rolescape: 1,
    name: 'random',
    accounts: [own, other].map((accountId) => {
      const { users, roles } = accountId === own ? made.own : made.other
      const bound = (names: readonly string[]) =>
        names.length === 0 ? {} : { permissionsBoundary: `arn:aws:iam::${accountId}:policy/${names[0]}` }
      const said = made.unreadOfAccount.length === 0 ? {} : { unread: made.unreadOfAccount }
      return Object.assign(said, {
        accountId,
        name: accountId,
        policies: [
          { name: 'p0', versions: [{ versionId: 'v1', document: made.boundary }], defaultVersionId: 'v1' },
        ],
        users: users.map(({ inline: list, tags: its, limits: names, isAlike: same }, i) =>
          Object.assign({ name: `u${i}`, inlinePolicies: same ? made.alike : list, tags: its }, bound(names)),
        ),
        roles: roles.map(({ inline: list, tags: its, limits: names, isAlike: same }, i) =>
          Object.assign(
            { name: `r${i}`, trustPolicy: trust, inlinePolicies: same ? made.alike : list, tags: its },
            bound(names),
          ),
        ),
        resources: accountId === own ? [bucketWith(made.bucketPolicy, made.unread)] : [],
      })
    }),
  }),
)

const contexts: readonly RequestContext[] = [
  {},
  { 'aws:MultiFactorAuthPresent': 'true' },
  { 'aws:MultiFactorAuthPresent': 'false' },
]
  .flatMap((one) => [one, { ...one, 'aws:SourceIp': '10.1.1.1' }, { ...one, 'aws:SourceIp': '192.0.2.1' }])
  .flatMap((one) => [
    one,
    { ...one, 's3:ExistingObjectTag/class': 'red' },
    { ...one, 's3:ExistingObjectTag/class': 'blue' },
  ])

const sessions = ['ann', 'bob']

/** One decision, asked of the engine as of one caller with nothing unknown. */
function decided(workspace: Workspace, caller: Caller, ask: Ask): boolean | 'unknown' {
  const resolution = resolve(workspace, caller, ask)
  return resolution.kind === 'unknown' ? 'unknown' : authorizeAll(resolution.checks).decision === 'allowed'
}

/** A caller of whom nothing is left open: a role under each of some session names. */
function concrete(caller: Caller): readonly Caller[] {
  if (caller.kind !== 'role-session' || caller.sessionName !== anySession) return [caller]
  return sessions.map((sessionName) => Object.assign({}, caller, { sessionName }))
}

/** What the conditions may refer to by variables. */
function tagsOf(workspace: Workspace, caller: Caller): RequestContext {
  const resolution = resolve(workspace, caller, { action: 's3:GetObject', resource: '*', context: {} })
  const context = resolution.kind === 'ready' ? (resolution.request.context ?? {}) : {}
  return Object.fromEntries(Object.entries(context).filter(([key]) => key.startsWith('aws:PrincipalTag/')))
}

function holds({ operator, key, values, must }: OpenCondition, context: RequestContext): boolean {
  const Condition = { [operator]: { [key]: values } }
  const compiled = compilePolicies({
    identity: [
      {
        name: '',
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition },
        },
      },
    ],
  })
  if (!compiled.ok) throw new Error('a condition that the engine told of can’t be read')
  const request = { principal: `arn:aws:iam::${own}:user/x`, action: 's3:GetObject', resource: '*', context }
  return (authorize(request, compiled.value).decision === 'allowed') === (must === 'hold')
}

const asks = record({
  action: constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage'),
  resource: constantFrom(`${bucket}/red/x`, `${bucket}/y`, '*'),
  context: subarray([['aws:SecureTransport', 'true'] as const]).map((pairs) => Object.fromEntries(pairs)),
})

/** Principals with the same statements in another order share an answer, whose conditions stand in another order. */
function unordered(access: Access): unknown {
  if (access.state !== 'conditional') return access
  const ways = access.ways.map((way) => texts(way).join(' '))
  return { ...access, conditions: texts(access.conditions), ways: texts(ways), witness: null }
}

/**
 * What is told of many, as of anyone, is no more than the engine says of the one who is asked in their place. Whether it is all may be
 * certain of that one, and of the others not.
 */
function noSurer(ofOne: Access, ofMany: Access): Access {
  if (ofOne.state !== 'conditional' || ofMany.state !== 'conditional') return ofOne
  return { ...ofOne, isExact: ofOne.isExact && ofMany.isExact }
}

function texts(list: readonly unknown[]): readonly string[] {
  return list.map((each) => JSON.stringify(each)).toSorted()
}

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }
const arnOf = (name: string) => `arn:aws:iam::${own}:${name}`

describe('principals whose own policies say the same', () => {
  it.each<[string, JsonValue, readonly string[]]>([
    ['a user', { Principal: { AWS: arnOf('user/eve') } }, ['user/zed', 'role/one', 'role/two']],
    ['a role', { Principal: { AWS: arnOf('role/one') } }, ['user/eve', 'user/zed', 'role/two']],
    ['all but a user', { NotPrincipal: { AWS: [arnOf('user/zed'), arnOf('root')] } }, ['user/zed']],
    ['the account', { Principal: { AWS: own } }, []],
  ])('are told apart where the resource denies %s', (_, whom, allowed) => {
    const denial = Object.assign({ Effect: 'Deny', Action: 's3:*', Resource: `${bucket}/*` }, whom)
    const inlinePolicies = [{ name: 'p', document: everything }]
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'alike',
      accounts: [
        {
          accountId: own,
          name: 'own',
          users: ['eve', 'zed'].map((name) => ({ name, inlinePolicies })),
          roles: ['one', 'two'].map((name) => ({ name, inlinePolicies, trustPolicy: trust })),
          resources: [bucketWith([denial])],
        },
      ],
    })
    const ask: Ask = { action: 's3:GetObject', resource: `${bucket}/x`, context: {} }
    const may = [...whoCan(workspace, ask)]
      .filter(({ asker, access }) => access.state === 'allowed' && !asker.id.endsWith('root'))
      .map(({ asker }) => asker.id)
    expect(may).toEqual(allowed.map(arnOf))
  })
})

describe('who can do something', () => {
  it('says of everyone what the engine says of each, one by one', () => {
    assert(
      property(workspaces, asks, (workspace, ask) => {
        const plain = { workspace, ask, openKeys: openKeysOf(workspace, ask) }
        for (const { asker, caller, access } of whoCan(workspace, ask)) {
          if (caller === null) continue
          const ofOne = accessOf(plain, caller)
          const isOfMany = asker.callers.length > 1
          expect(unordered(access)).toEqual(unordered(isOfMany ? noSurer(ofOne, access) : ofOne))
        }
      }),
      { numRuns: 120 },
    )
  })

  // who has no tags is let in by none: nobody but those with the right one is left
  it('R5.7 claims of many what hangs on a tag of their own, of each of them', () => {
    const policy = [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `${bucket}/*`,
        Condition: { StringEquals: { 's3:ExistingObjectTag/class': '${aws:PrincipalTag/team}' } },
      },
    ]
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [{ accountId: own, name: 'own', resources: [bucketWith(policy)] }],
    })
    const ask = { action: 's3:GetObject', resource: `${bucket}/red/x`, context: {} }
    const anyone = [...whoCan(workspace, ask)].find(({ asker }) => asker.id === '*')
    const tag = { key: 's3:ExistingObjectTag/class', values: ['${aws:PrincipalTag/team}'], must: 'hold' }
    expect(anyone?.access).toMatchObject({ state: 'conditional', ways: [[tag]], isExact: true })
  })

  it('is allowed and denied whatever the open keys, and conditional where the conditions make the difference', () => {
    const seen = new Set<string>()
    assert(
      property(workspaces, asks, (workspace, ask) => {
        for (const { asker, caller, access } of whoCan(workspace, ask)) {
          if (caller === null) continue
          seen.add(access.state)
          const isOpen = openKeysOf(workspace, ask)(caller)
          const possible = contexts.filter((context) =>
            Object.keys(context).every((key) => isOpen(key.toLowerCase())),
          )
          const told: (readonly [RequestContext, boolean | 'unknown'])[] = possible.flatMap((context) =>
            concrete(caller).map((one) => {
              const name = one.kind === 'role-session' ? { 'aws:userid': `AROA:${one.sessionName}` } : {}
              return [
                { ...tagsOf(workspace, one), ...context, ...name },
                decided(workspace, one, { ...ask, context: { ...ask.context, ...context } }),
              ] as const
            }),
          )
          if (access.state === 'unknown') continue
          const expected = (context: RequestContext) => {
            if (access.state !== 'conditional') return access.state === 'allowed'
            const isMet = access.ways.some((way) => way.every((each) => holds(each, context)))
            return isMet || (access.isExact ? false : null) // null: no claim
          }
          const wrong = told.filter(([context, answer]) => ![answer, null].includes(expected(context)))
          expect([asker.id, wrong]).toEqual([asker.id, []])
          const witness = access.state === 'conditional' ? access.witness : null
          const witnessed = { ...ask, context: { ...ask.context, ...witness } }
          expect([asker.id, decided(workspace, caller, witnessed) || witness === null]).toEqual([
            asker.id,
            true,
          ])
        }
      }),
      { numRuns: 120 },
    )
    expect([...seen].toSorted()).toEqual(['allowed', 'conditional', 'denied', 'unknown'])
  })
})
