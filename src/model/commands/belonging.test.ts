import { describe, expect, it } from 'vitest'

import { accepted, after, dev, entityAt, refusalOf, smallCompany, the } from '#testing/accounts.ts'

import { mainBoard } from '../entities/entity.ts'
import { arn } from '../entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { addRoleToInstanceProfile } from './add-role-to-instance-profile.ts'
import { addUserToGroup } from './add-user-to-group.ts'
import { createGroup } from './create-group.ts'
import { deleteEntity } from './delete-entity.ts'
import { editRole } from './edit-role.ts'
import { editTags } from './edit-tags.ts'
import { moveRequest } from './move-request.ts'
import { pinRequest } from './pin-request.ts'
import { removeRoleFromInstanceProfile } from './remove-role-from-instance-profile.ts'
import { removeUserFromGroup } from './remove-user-from-group.ts'
import { unpinRequest } from './unpin-request.ts'

const workspace = smallCompany()

describe('a group', () => {
  it('takes a user in once', () => {
    const input = { user: the.bob, group: the.developers }
    const once = after(workspace, addUserToGroup(workspace, input))
    expect(entityAt(once, the.bob)).toMatchObject({ groups: ['Developers'] })
    expect(accepted(addUserToGroup(once, input)).updated).toEqual([])
  })

  it.each([
    ['a user who is not there', { user: the.deploy, group: the.developers }, { what: 'user' }],
    ['a group that is not there', { user: the.bob, group: the.limits }, { what: 'group' }],
  ])('is refused for %s', (_, input, problem) => {
    expect(refusalOf(addUserToGroup(workspace, input))).toMatchObject({ kind: 'no-such-entity', ...problem })
    expect(refusalOf(removeUserFromGroup(workspace, input))).toMatchObject({
      kind: 'no-such-entity',
      ...problem,
    })
  })

  it('lets go of members alone', () => {
    expect(refusalOf(removeUserFromGroup(workspace, { user: the.bob, group: the.developers }))).toEqual({
      kind: 'no-such-entity',
      what: 'group-membership',
      name: 'Developers',
    })
  })

  it('lets go of a member though it is not there itself', () => {
    const bob = entityOf(workspace, 'user', the.bob)
    if (bob === undefined) throw new Error('bob is not there')
    const dangling = new Map(workspace.entities).set(bob.id, { ...bob, groups: ['gone', 'Developers'] })
    const group = arn('arn:aws:iam::111111111111:group/gone')
    const left = { ...workspace, entities: dangling }
    const next = after(left, removeUserFromGroup(left, { user: the.bob, group }))
    expect(entityAt(next, the.bob)).toMatchObject({ groups: ['Developers'] })
  })

  it('is the last of at most ten that a user is in', () => {
    let grown = workspace
    const join = (name: string) => {
      const group = { accountId: dev, path: '/', name, uniqueId: `AGPA${name}`, createDate: '' }
      grown = after(grown, createGroup(grown, group))
      return addUserToGroup(grown, { user: the.bob, group: arn(`arn:aws:iam::111111111111:group/${name}`) })
    }
    for (let i = 0; i < 10; i++) grown = after(grown, join(`g${i}`))
    expect(refusalOf(join('g10'))).toMatchObject({
      kind: 'limit-exceeded',
      quota: 'groups-per-user',
      found: 11,
    })
  })
})

describe('an instance profile', () => {
  const input = { instanceProfile: the.profile, role: the.deploy }
  it('holds one role at most', () => {
    expect(refusalOf(addRoleToInstanceProfile(workspace, input))).toMatchObject({
      kind: 'limit-exceeded',
      quota: 'roles-per-instance-profile',
      present: ['Deploy'],
    })
    const empty = after(workspace, removeRoleFromInstanceProfile(workspace, input))
    expect(refusalOf(removeRoleFromInstanceProfile(empty, input))).toMatchObject({ kind: 'no-such-entity' })
    expect(after(empty, addRoleToInstanceProfile(empty, input))).toEqual(workspace)
    expect(accepted(deleteEntity(empty, { id: the.profile })).removed).toHaveLength(1)
  })

  it.each([
    ['a role of another account', { ...input, role: the.auditor }, { kind: 'no-such-entity', what: 'role' }],
    ['a service-linked role', { ...input, role: the.serviceLinked }, { kind: 'unmodifiable-entity' }],
    [
      'another profile',
      { ...input, instanceProfile: the.limits },
      { kind: 'no-such-entity', what: 'instance-profile' },
    ],
  ])('refuses %s', (_, changed, problem) => {
    expect(refusalOf(addRoleToInstanceProfile(workspace, changed))).toMatchObject(problem)
  })
})

describe('tags', () => {
  it('are replaced as a whole', () => {
    const tagged = after(workspace, editTags(workspace, { id: the.alice, tags: { Team: 'ops', 'é/x': '' } }))
    expect(entityAt(tagged, the.alice)).toMatchObject({ tags: { Team: 'ops', 'é/x': '' } })
  })

  it.each([
    ['on a group', { id: the.developers, tags: {} }, { kind: 'invalid-input', rule: 'not-allowed-there' }],
    ['on what is not there', { id: 'x', tags: {} }, { kind: 'no-such-entity' }],
    ["on AWS's policies", { id: the.awsReadOnly, tags: {} }, { kind: 'unmodifiable-entity' }],
    ['that differ in case, on a role', { id: the.deploy, tags: { a: '', A: '' } }, { rule: 'duplicate-key' }],
  ])('are refused %s', (_, input, problem) => {
    expect(refusalOf(editTags(workspace, input))).toMatchObject(problem)
  })

  it('may differ in case on a policy', () => {
    expect(editTags(workspace, { id: the.limits, tags: { a: '', A: '' } }).ok).toBe(true)
  })

  it('that AWS set stay as they are, and neither change nor come', () => {
    const queue = entityAt(workspace, the.jobs)
    if (queue.kind !== 'resource') throw new Error('not a queue')
    const tags = { 'aws:cloudformation:stack-name': 's' }
    const start: Workspace = {
      ...workspace,
      entities: new Map(workspace.entities).set(the.jobs, { ...queue, tags }),
    }
    expect(editTags(start, { id: the.jobs, tags: { ...tags, own: 'x' } }).ok).toBe(true)
    expect(
      refusalOf(editTags(start, { id: the.jobs, tags: { 'aws:cloudformation:stack-name': 't' } })),
    ).toMatchObject({
      rule: 'reserved-prefix',
    })
  })
})

it('a role changes its description and session length within limits', () => {
  const input = { role: the.deploy, description: 'ships', maxSessionDuration: 7200 }
  expect(entityAt(after(workspace, editRole(workspace, input)), the.deploy)).toMatchObject({
    description: 'ships',
    maxSessionDuration: 7200,
  })
  expect(refusalOf(editRole(workspace, { ...input, maxSessionDuration: 60 }))).toMatchObject({
    rule: 'out-of-range',
  })
  expect(refusalOf(editRole(workspace, { ...input, role: the.serviceLinked }))).toMatchObject({
    kind: 'unmodifiable-entity',
  })
})

/** The ids on the board, in its order. */
function order(of: Workspace): readonly string[] {
  return entitiesOf(of, 'pinned-request')
    .toSorted((a, b) => a.order - b.order)
    .map(({ id }) => id)
}

describe('the board', () => {
  const pin = {
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/q1.csv',
    context: {},
    board: mainBoard,
    unknown: [],
  }
  const ids = ['pin/a', 'pin/b', 'pin/c']
  const board = ids.reduce((sofar, id) => after(sofar, pinRequest(sofar, { ...pin, id })), workspace)
  it.each([
    ['a wildcard for an action', { action: 's3:*' }, { field: 'action', rule: 'not-an-action' }],
    ['an action of no service', { action: 'GetObject' }, { field: 'action', rule: 'not-an-action' }],
    ['a bare name for a resource', { resource: 'reports' }, { field: 'resource', rule: 'not-an-arn' }],
    ['an id that another kind could have', { id: the.alice }, { field: 'id' }],
    ['a taken id', { id: 'pin/a' }, { kind: 'entity-already-exists' }],
  ])('refuses %s', (_, changed, problem) => {
    expect(refusalOf(pinRequest(board, { ...pin, id: 'pin/d', ...changed }))).toMatchObject(problem)
  })

  it.each([
    ['pin/c', 0, ['pin/c', 'pin/a', 'pin/b']],
    ['pin/a', 1, ['pin/b', 'pin/a', 'pin/c']],
    ['pin/a', 99, ['pin/b', 'pin/c', 'pin/a']],
    ['pin/b', -5, ['pin/b', 'pin/a', 'pin/c']],
    ['pin/b', 1, ids],
  ])('moves %s to place %d', (id, to, expected) => {
    expect(order(after(board, moveRequest(board, { id, to })))).toEqual(expected)
  })

  it('closes no gap when a request leaves, and puts the next one last', () => {
    const shorter = after(board, unpinRequest(board, { id: 'pin/b' }))
    expect(order(after(shorter, pinRequest(shorter, { ...pin, id: 'pin/d' })))).toEqual([
      'pin/a',
      'pin/c',
      'pin/d',
    ])
    expect(refusalOf(unpinRequest(shorter, { id: 'pin/b' }))).toMatchObject({ kind: 'no-such-entity' })
    expect(refusalOf(moveRequest(shorter, { id: 'pin/b', to: 0 }))).toMatchObject({ kind: 'no-such-entity' })
  })
})
