import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { connectedAccounts } from '#testing/random/connected-accounts.ts'
import { account, inline, role, root, sessionOf, statement, user } from '#testing/small-trust.ts'

import { accessOf } from '../questions/access-of.ts'
import { emptyMemo, type TrustMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import type { Focus } from './graph-question.ts'
import { keptOf } from './relation-memo.ts'
import type { AccessActions, Relation } from './relation.ts'
import { relationsOf } from './relations-of.ts'

vi.mock('../questions/access-of.ts', { spy: true })

const actions: AccessActions = {
  's3-bucket': [
    { action: 's3:GetObject', level: 'Read', isWithin: true },
    { action: 's3:ListBucket', level: 'List', isWithin: false },
  ],
  'sqs-queue': [{ action: 'sqs:SendMessage', level: 'Write', isWithin: false }],
  'kms-key': [{ action: 'kms:Decrypt', level: 'Write', isWithin: false }],
}

/** What the relations of these foci are, by a search that remembers what `memo` does. */
function relationsIn(workspace: Workspace, memo: TrustMemo, foci: readonly Focus[]): readonly Relation[] {
  const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
  const kinds = ['access', 'pass', 'change'] as const
  return foci.flatMap((focus) =>
    [...relationsOf(scene, { focus, kinds, actions })].flatMap(({ relations }) => relations),
  )
}

const edit = record({
  at: nat(60),
  kind: nat(5),
  document: constantFrom<JsonValue>(
    statement({ Effect: 'Allow', Action: '*', Resource: '*' }),
    statement({ Effect: 'Deny', Action: ['iam:*', 's3:*'], Resource: '*' }),
    statement({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
    { Version: '1' },
  ),
})

/** One entity changed, taken away, or put back as it was at first. */
function changed(
  start: Workspace,
  workspace: Workspace,
  { at, kind, document }: { readonly at: number; readonly kind: number; readonly document: JsonValue },
): Workspace {
  const all = [...start.entities.values()]
  const one = all[at % all.length]
  if (one === undefined) return workspace
  const entities = new Map(workspace.entities)
  if (kind === 0) entities.delete(one.id)
  else if (kind === 1) entities.set(one.id, one)
  else {
    const now = entities.get(one.id) ?? one
    entities.set(one.id, kind === 2 ? relabelled(now) : edited(now, document))
  }
  return { ...workspace, entities }
}

function edited(entity: Entity, document: JsonValue): Entity {
  if (entity.kind === 'policy') {
    return { ...entity, versions: entity.versions.map((version) => ({ ...version, document })) }
  }
  if (entity.kind === 'resource') return { ...entity, policy: null }
  if (entity.kind === 'account') {
    return { ...entity, ownership: entity.ownership === 'own' ? 'third-party' : 'own' }
  }
  const isHolder = entity.kind === 'user' || entity.kind === 'group' || entity.kind === 'role'
  return isHolder ? { ...entity, inlinePolicies: [{ name: 'p', document }] } : entity
}

/** The same entity as others see it: with other tags, and unbounded. */
function relabelled(entity: Entity): Entity {
  const tagged = 'tags' in entity ? { ...entity, tags: { team: 'web' } } : entity
  return 'permissionsBoundary' in tagged ? { ...tagged, permissionsBoundary: null } : tagged
}

describe('what is kept of access, and of what can be passed and changed', { timeout: 240_000 }, () => {
  it('never shows: after any changes the answers are as from nothing', () => {
    assert(
      property(connectedAccounts, array(edit, { minLength: 1, maxLength: 4 }), (start, edits) => {
        const memo = emptyMemo()
        const ids = [...start.entities.keys()]
        const foci = ids.flatMap((id): readonly Focus[] => [
          { direction: 'from', id },
          { direction: 'to', id },
        ])
        let workspace = start
        relationsIn(workspace, memo, foci)
        for (const one of edits) {
          workspace = changed(start, workspace, one)
          expect(relationsIn(workspace, memo, foci)).toEqual(relationsIn(workspace, emptyMemo(), foci))
        }
      }),
      { numRuns: 12 },
    )
  })
})

const bucket = 'arn:aws:s3:::things'
const object = 'arn:aws:s3:::kept/old.zip'
const getting = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::kept/*' }

/** An account with a bucket that lets a session of a role in, and an object of another bucket that is kept by itself. */
function withParts(
  ofRole: readonly JsonValue[],
  ofUser: readonly JsonValue[],
  keptPolicy: JsonValue,
): Workspace {
  const letting = {
    Effect: 'Allow',
    Principal: { AWS: sessionOf('A', 'ci') },
    Action: 's3:*',
    Resource: bucket,
  }
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: ofUser.map(inline) }],
        roles: [{ name: 'A', trustPolicy: trusting(root), inlinePolicies: ofRole.map(inline) }],
        resources: [
          { type: 's3-bucket', name: 'things', policy: statement(letting) },
          { type: 's3-bucket', name: 'kept', policy: keptPolicy },
          { type: 'generic', name: object },
        ],
      },
    ],
  })
}

/** The workspace with one entity as it is in another. */
function inPlace(workspace: Workspace, other: Workspace, id: string): Workspace {
  const entities = new Map(workspace.entities)
  for (const one of other.entities.values()) if (one.id === id) entities.set(one.id, one)
  return { ...workspace, entities }
}

describe('what is kept once another than who asks, and what is asked about, is edited', () => {
  const within: AccessActions = {
    ...actions,
    [object]: [{ action: 's3:GetObject', level: 'Read', isWithin: false }],
  }
  const allowedOn = (workspace: Workspace, memo: TrustMemo, id: string) => {
    const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
    const question = { focus: { direction: 'to', id }, kinds: ['access'], actions: within } as const
    return [...relationsOf(scene, question)].flatMap(({ relations }) => relations).map(({ from }) => from)
  }
  it('is asked again of a session whose role was denied all', () => {
    const before = withParts([], [], null)
    const denied = withParts([statement({ Effect: 'Deny', Action: 's3:*', Resource: '*' })], [], null)
    const memo = emptyMemo()
    expect(allowedOn(before, memo, bucket)).toContain(sessionOf('A', 'ci'))
    expect(allowedOn(inPlace(before, denied, role('A')), memo, bucket)).not.toContain(sessionOf('A', 'ci'))
  })

  it('is found of an object that the policy of its bucket allows to somebody without a permission', () => {
    const letting = statement({ Effect: 'Allow', Principal: { AWS: user('ann') }, ...getting })
    expect(allowedOn(withParts([], [], letting), emptyMemo(), object)).toContain(user('ann'))
  })

  it('is asked again of an object of which the policy of its bucket decides', () => {
    const own = [statement({ Effect: 'Allow', ...getting })]
    const before = withParts([], own, null)
    const denied = withParts([], own, statement({ Effect: 'Deny', Principal: '*', ...getting }))
    const memo = emptyMemo()
    expect(allowedOn(before, memo, object)).toContain(user('ann'))
    expect(allowedOn(inPlace(before, denied, 'arn:aws:s3:::kept'), memo, object)).not.toContain(user('ann'))
  })
})

const reading = statement({ Effect: 'Allow', Action: ['s3:*', 'iam:*'], Resource: '*' })

const start = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: [
        { name: 'ann', groups: ['ops'] },
        { name: 'bob', inlinePolicies: [inline(reading)] },
      ],
      groups: [{ name: 'ops', inlinePolicies: [inline(reading)] }],
      roles: [
        { name: 'A', trustPolicy: trusting(root) },
        {
          name: 'L',
          trustPolicy: statement({
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          }),
        },
      ],
      resources: [{ type: 's3-bucket', name: 'things' }],
    },
  ],
})

/** The workspace with an entity edited: users and groups hold no more than this. */
function withEdit(id: string): Workspace {
  return changed(start, start, {
    at: [...start.entities.keys()].findIndex((key) => key === id),
    kind: 3,
    document: statement({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }),
  })
}

describe('how often the engine is asked after an edit', () => {
  const asked = vi.mocked(accessOf)
  const memo = emptyMemo()
  const after = (workspace: Workspace, focus: Focus): number => {
    relationsIn(start, memo, [focus])
    asked.mockClear()
    relationsIn(workspace, memo, [focus])
    return asked.mock.calls.length
  }
  beforeEach(() => {
    asked.mockClear()
  })

  it.each<Focus>([
    { direction: 'from', id: user('ann') },
    { direction: 'between', from: user('ann'), to: bucket },
    { direction: 'between', from: user('ann'), to: role('L') },
  ])('is never where the edit is elsewhere: $direction', (focus) => {
    expect(after(withEdit(user('bob')), focus)).toBe(0)
    expect(after(start, focus)).toBe(0)
  })

  it('is again where the edit is of a group of whoever is in focus', () => {
    expect(
      after(withEdit(`arn:aws:iam::${account}:group/ops`), { direction: 'from', id: user('ann') }),
    ).not.toBe(0)
  })

  it('is of those alone whose policies are edited where all are asked about one thing', () => {
    const focus: Focus = { direction: 'to', id: bucket }
    expect(after(withEdit(user('bob')), focus)).not.toBe(0)
    const callers = asked.mock.calls.map(([, caller]) => (caller.kind === 'user' ? caller.user : caller.kind))
    expect(new Set(callers)).toEqual(new Set([user('bob')]))
  })
})

describe('what is kept of very many answers', () => {
  it('is let go of at the next change', () => {
    const memo = emptyMemo()
    const entity = start.entities.get(bucket)
    if (entity === undefined) throw new Error('the bucket is missing')
    const keepIn = (workspace: Workspace) => keptOf(workspace, memo, { kind: 'access', entity, said: '' })
    let asked = 0
    const ask = () => {
      asked += 1
      return null
    }
    const keep = keepIn(start)
    for (let at = 0; at <= 500_000; at++) keep(`${at}`, undefined, ask)
    keep('0', undefined, ask)
    expect(asked).toBe(500_001)
    keepIn(withEdit(user('bob')))('0', undefined, ask)
    expect(asked).toBe(500_002)
  })
})
