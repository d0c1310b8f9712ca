import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { entitiesOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, other, role, root, sessionOf, statement, user } from '#testing/small-trust.ts'

import { heldBy } from '../questions/certain-denial.ts'
import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { accessAmong } from './access-among.ts'
import { keysWithin } from './keys-within.ts'
import { relationsOf } from './relations-of.ts'

const actions = { 's3-bucket': [{ action: 's3:GetObject', level: 'Read', isWithin: true }] } as const
const at = (key: string) => `arn:aws:s3:::reports/${key}`
const allow = (...keys: readonly string[]) => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: keys.map(at),
})
const denyAllBut = (...keys: readonly string[]) => ({
  Effect: 'Deny',
  Action: 's3:*',
  NotResource: keys.map(at),
})
const deny = (...keys: readonly string[]) => ({ Effect: 'Deny', Action: 's3:*', Resource: keys.map(at) })
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, nth) => `${prefix}${nth}`)

/** What ann reads in the bucket, as it is told: a thing inside it, and whether that is allowed. */
function read(own: readonly JsonObject[], ...boundary: readonly JsonObject[]) {
  const bounded =
    boundary.length === 0 ? {} : { permissionsBoundary: `arn:aws:iam::${account}:policy/Limits` }
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(...own))], ...bounded }],
        policies: boundary.length === 0 ? [] : [{ name: 'Limits', document: statement(...boundary) }],
        resources: [{ type: 's3-bucket', name: 'reports' }],
      },
    ],
  })
  return entitiesOf(workspace, 'resource').flatMap((resource) =>
    accessAmong({ workspace }, [user('ann')], { kind: 'resource', id: resource.arn, resource, actions }).map(
      (relation) => relation.state,
    ),
  )
}

describe('access to something inside', () => {
  it.each<[string, readonly JsonObject[], JsonObject?]>([
    ['what one allows and the boundary leaves of it', [allow('team/*')], allow('*.csv')],
    ['what one allows and a Deny leaves of it', [allow('team/*'), denyAllBut('*/x')]],
    ['what two Denies leave of it', [allow('*'), denyAllBut('team/*'), denyAllBut('*.csv')]],
    [
      'what a Deny leaves of it, whatever a variable may leave besides',
      [allow('*'), denyAllBut('${aws:SourceIp}/*', 'ops/*')],
    ],
    ['what the boundary and a Deny leave of it', [allow('*'), denyAllBut('team/*')], allow('*.csv')],
    [
      'what the boundary allows but for what it names',
      [allow('*')],
      { Effect: 'Allow', Action: 's3:*', NotResource: ['0*', 'e*', 'x*'].map(at) },
    ],
    ['what stands after many that are denied', [deny(...many('d', 40)), allow('ok/*')]],
    ['what no pattern of a Deny names', [deny('e*', '0*', 'x*'), allow('*')]],
    [
      'all but what two patterns name, where a Deny of another action names more',
      [
        { Effect: 'Allow', Action: 's3:*', NotResource: ['0*', 'e*'].map(at) },
        { ...deny('x*'), Action: 'sts:*' },
      ],
    ],
    [
      'all but what patterns name that leave few letters',
      [{ Effect: 'Allow', Action: 's3:*', NotResource: ['0*', 'e*', 'x*', 'a*', 'q*'].map(at) }],
    ],
    ['what is allowed of a bucket by a pattern', [{ ...allow(), Resource: 'arn:aws:s3:::rep*/public/?*' }]],
  ])('is found of %s', (_, own, boundary) => {
    expect(read(own, ...(boundary === undefined ? [] : [boundary]))).toEqual(['allowed'])
  })

  it('is found beside a statement that seems to say more than it does', () => {
    const neverMet = { Effect: 'Allow', Action: 's3:*', NotResource: `arn:aws:iam::${account}:r*` }
    expect(read([neverMet, allow('team/*')])).toEqual(['allowed'])
    expect(read([allow('*')], neverMet, allow('team/*'))).toEqual(['allowed'])
    expect(read([allow('*')], { ...allow('*'), ...ifMfa }, allow('team/*'))).toEqual(['allowed'])
    const ofNobody = { ...neverMet, NotResource: at('${aws:PrincipalTag/none}/*') }
    expect(read([allow('*')], ofNobody, allow('team/*'))).toEqual(['allowed'])
    const leaving = { ...neverMet, NotResource: at('${aws:SourceIp}/*') }
    expect(read([leaving, denyAllBut('team/x/*')])).toEqual(['conditional'])
    expect(read([allow('${aws:userid}/x', '${aws:PrincipalTag/none}/*', 'y/z')])).toEqual(['allowed'])
  })

  it.each<[string, readonly JsonObject[], JsonObject?]>([
    ['nothing that is allowed is left by the boundary', [allow('team/*')], allow('other/*')],
    ['all is denied', [allow('*'), denyAllBut('team/*'), deny('team/*')]],
  ])('is none where %s', (_, own, boundary) => {
    expect(read(own, ...(boundary === undefined ? [] : [boundary]))).toEqual([])
  })
})

/** A bucket with this policy, and users with these permissions. */
function bucketOf(policy: readonly JsonObject[], users: readonly JsonObject[], more: JsonObject = {}) {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users,
        resources: [{ type: 's3-bucket', name: 'reports', policy: statement(...policy) }],
        ...more,
      },
    ],
  })
}

const readBy = (principal: JsonObject | string, key: string, more: JsonObject = {}) => ({
  ...allow(key),
  Principal: principal,
  Action: 's3:GetObject',
  ...more,
})
const ifMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const own = (name: string, ...statements: readonly JsonObject[]) => ({
  name,
  inlinePolicies: [inline(statement(...statements))],
})

/** Who reads in the bucket, and whether that is allowed, by name. */
function readers(workspace: ReturnType<typeof bucketOf>, ids: readonly string[]) {
  return entitiesOf(workspace, 'resource').flatMap((resource) =>
    accessAmong({ workspace }, ids, { kind: 'resource', id: resource.arn, resource, actions }).map(
      ({ from, state }) => `${from.split(/[:/]/).at(-1)} ${state}`,
    ),
  )
}

const forty = many('u', 40)
const strangers = many('p', 40).map((key) => readBy({ AWS: '999999999999' }, `${key}/*`))

describe('access to something inside where a policy has many statements', () => {
  it('is found of whom the others don’t mean', () => {
    const everyService = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }
    const workspace = bucketOf(strangers, [
      own('ann', everyService, { ...allow('team/*'), Action: 's3:GetObject' }),
    ])
    expect(readers(workspace, [user('ann')])).toEqual(['ann allowed'])
  })

  it.each<[string, (name: string) => JsonObject, (name: string) => JsonObject]>([
    ['is named by its own', (name) => ({ name }), (name) => readBy({ AWS: user(name) }, `home/${name}/*`)],
    [
      'has the tag that its own asks for',
      (name) => ({ name, tags: { team: name } }),
      (name) => readBy('*', `${name}/*`, { Condition: { StringEquals: { 'aws:PrincipalTag/team': name } } }),
    ],
    [
      'has the ARN that its own asks for',
      (name) => ({ name }),
      (name) => readBy('*', `${name}/*`, { Condition: { ArnLike: { 'aws:PrincipalArn': user(name) } } }),
    ],
  ])('is found of each of many, where each %s', (_, userOf, statementOf) => {
    const workspace = bucketOf(forty.map(statementOf), forty.map(userOf))
    expect(readers(workspace, forty.map(user))).toEqual(forty.map((name) => `${name} allowed`))
  })

  it('is found where the others are about another action', () => {
    const writing = many('w', 40).map((key) => readBy('*', `${key}/*`, { Action: 's3:PutObject' }))
    const workspace = bucketOf([...writing, readBy('*', 'z/*')], [{ name: 'ann' }])
    expect(readers(workspace, [user('ann')])).toEqual(['ann allowed'])
  })

  it('is certain where the last one asks for nothing', () => {
    const asking = many('m', 40).map((key) => readBy('*', `${key}/*`, ifMfa))
    const workspace = bucketOf([...asking, readBy('*', 'z/*')], [{ name: 'ann' }])
    expect(readers(workspace, [user('ann')])).toEqual(['ann allowed'])
  })

  it('is found of the one pattern that others leave', () => {
    const limits = { name: 'Limits', document: statement(allow('*/p38')) }
    const bounded = { permissionsBoundary: `arn:aws:iam::${account}:policy/Limits` }
    const denied = many('p', 40).filter((key) => key !== 'p7')
    expect(
      read([allow(...many('p', 40).map((key) => `${key}/*`)), deny(...denied.map((key) => `${key}/*`))]),
    ).toEqual(['allowed'])
    const ann = { ...own('ann', allow(...many('*/p', 40))), ...bounded }
    expect(readers(bucketOf([], [ann], { policies: [limits] }), [user('ann')])).toEqual(['ann allowed'])
  })

  it('is found of another account by what both sides name', () => {
    const policy = many('p', 40).map((key) => readBy({ AWS: other }, `${key}/*`))
    const eve = own('eve', allow(...many('q', 40).map((key) => `${key}/*`), 'p39/*'))
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          resources: [{ type: 's3-bucket', name: 'reports', policy: statement(...policy) }],
        },
        { accountId: other, name: 'b', users: [eve] },
      ],
    })
    expect(readers(workspace, [`arn:aws:iam::${other}:user/eve`])).toEqual(['eve allowed'])
  })

  it('is found of root by what Denies leave, and of a session by what its role may', () => {
    const denying = { ...denyAllBut('team/*'), Principal: '*' }
    const naming = readBy({ AWS: sessionOf('A', 'ci') }, 'never')
    const workspace = bucketOf([denying, naming], [], {
      roles: [{ ...own('A', allow('team/a/*')), trustPolicy: statement() }],
    })
    expect(readers(workspace, [root, role('A'), sessionOf('A', 'ci')])).toEqual([
      'root allowed',
      'A allowed',
      'ci allowed',
    ])
  })
})

/** The things inside that are asked about of ann, who has these statements. */
function keysOf(policy: readonly JsonObject[], ...statements: readonly JsonObject[]) {
  const workspace = bucketOf(policy, [own('ann', ...statements)])
  const [ann] = entitiesOf(workspace, 'user')
  return entitiesOf(workspace, 'resource').map((resource) => {
    const who = { id: user('ann'), held: ann === undefined ? null : heldBy(workspace, ann) }
    return keysWithin(resource, who, { actions: ['s3:GetObject'], limits: [] })('s3:GetObject')
  })
}

describe('the things asked about', () => {
  it('are few, however many statements ask for other things', () => {
    const policy = many('p', 160).map((key) =>
      readBy('*', `${key}/*`, { Condition: { StringEquals: { 's3:ExistingObjectTag/of': key } } }),
    )
    const [keys] = keysOf(policy, allow('never'))
    expect(keys).toHaveLength(32)
  })

  it('are one for all patterns of which the same is said', () => {
    const [keys] = keysOf(
      many('p', 160).map((key) => readBy('*', `${key}/*`, ifMfa)),
      allow('*'),
    )
    expect(keys).toEqual(['example', 'p0/example'].map(at))
  })

  it('come from no statement that is about others, or about other actions', () => {
    const [keys] = keysOf([...strangers, readBy('*', 'w/*', { Action: 's3:PutObject' })], {
      ...allow('mine/*'),
      Action: ['s3:Get*'],
    })
    expect(keys?.toSorted()).toEqual(['example', 'mine/example'].map(at))
  })
})

describe('who has access to a resource', () => {
  it('is asked one after the other, so that messages are let in between', () => {
    const workspace = bucketOf(
      [],
      forty.map((name) => own(name, allow('*'))),
    )
    const memo = emptyMemo()
    const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
    const focus = { direction: 'to', id: at('').slice(0, -1) } as const
    const steps = [...relationsOf(scene, { focus, kinds: ['access'], actions })]
    expect(steps.flatMap(({ relations }) => relations)).toHaveLength(41)
    expect(Math.max(...steps.map(({ relations }) => relations.length))).toBe(1)
    expect(steps.map(({ total }) => total)).toEqual(steps.map(() => steps.length))
  })
})
