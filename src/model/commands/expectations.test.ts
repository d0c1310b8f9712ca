import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'
import { accepted, after, dev, refusalOf, smallCompany, the } from '#testing/accounts.ts'

import { arn } from '../entities/names.ts'
import { loadWorkspace, saveWorkspace } from '../file/workspace-file.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { createExpectation, type CreateExpectation } from './create-expectation.ts'
import { deleteEntity } from './delete-entity.ts'
import { editExpectation, moveExpectation } from './edit-expectation.ts'
import { renameUser } from './rename-user.ts'

const workspace = smallCompany()
const reads: CreateExpectation = {
  id: 'expectation/a',
  note: 'staff read reports',
  principal: the.alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::reports/q1.csv',
  context: {},
  expected: { kind: 'allowed' },
}

function expecting(...ids: readonly string[]): Workspace {
  return ids.reduce(
    (before, id) => after(before, createExpectation(before, { ...reads, id: `expectation/${id}` })),
    workspace,
  )
}

function listed(of: Workspace): readonly string[] {
  const all = entitiesOf(of, 'expectation').toSorted((a, b) => a.order - b.order)
  return all.map(({ id }) => id.slice('expectation/'.length))
}

describe('an expectation', () => {
  it.each([
    ['a user', the.alice],
    ['a role', the.deploy],
    ['a user of an account that isn’t there', 'arn:aws:iam::999999999999:user/x'],
    ['a service', { Service: 'sns.amazonaws.com' }],
    ['nobody known', '*'],
  ])('may be of %s', (_, principal) => {
    expect(createExpectation(workspace, { ...reads, principal }).ok).toBe(true)
  })

  it.each([
    ['a principal that can’t be read', { principal: 'alice' }, { field: 'principal' }],
    ['an action with a wildcard', { action: 's3:*' }, { field: 'action' }],
    ['a resource that is no ARN', { resource: 'reports' }, { field: 'resource' }],
    ['another kind of id', { id: 'pin/a' }, { field: 'id' }],
    [
      'a condition without keys',
      { expected: { kind: 'allowedOnlyWith' as const, context: {} } },
      { field: 'expected.context' },
    ],
    [
      'an address that is none',
      { context: { 'aws:SourceIp': 'home' } },
      { field: 'context', rule: 'not-an-address' },
    ],
    [
      'MFA that is neither there nor not',
      { expected: { kind: 'allowedOnlyWith' as const, context: { 'aws:MultiFactorAuthPresent': 'maybe' } } },
      { field: 'expected.context', rule: 'not-true-or-false' },
    ],
  ])('is refused for %s', (_, wrong, problem) => {
    const input = { ...reads, ...wrong }
    expect(refusalOf(createExpectation(workspace, input))).toMatchObject(problem)
  })

  it('has an id of its own', () => {
    expect(refusalOf(createExpectation(expecting('a'), reads))).toMatchObject({
      kind: 'entity-already-exists',
      what: 'expectation',
    })
  })

  it('changes in its place', () => {
    const before = expecting('a', 'b')
    const denied = { ...reads, expected: { kind: 'denied' as const } }
    const edited = after(before, editExpectation(before, denied))
    expect(listed(edited)).toEqual(['a', 'b'])
    expect(edited.entities.get('expectation/a')).toMatchObject({ expected: { kind: 'denied' } })
    expect(accepted(editExpectation(edited, denied)).updated).toEqual([])
  })

  it.each([
    [0, ['c', 'a', 'b']],
    [1, ['a', 'c', 'b']],
    [9, ['a', 'b', 'c']],
    [-1, ['c', 'a', 'b']],
  ])('moves to place %i', (to, order) => {
    const before = expecting('a', 'b', 'c')
    expect(listed(after(before, moveExpectation(before, { id: 'expectation/c', to })))).toEqual(order)
  })

  it('can be dropped', () => {
    const before = expecting('a', 'b')
    expect(listed(after(before, deleteEntity(before, { id: 'expectation/a' })))).toEqual(['b'])
  })

  it('stays where what it is about is deleted, and follows a user who is renamed', () => {
    const before = expecting('a')
    const renamed = after(before, renameUser(before, { user: the.alice, newName: 'alicia', newPath: '/' }))
    expect(renamed.entities.get('expectation/a')).toMatchObject({
      principal: arn(`arn:aws:iam::${dev}:user/alicia`),
    })
  })

  it('of an older file without any is none, and comes back from a file as it was', () => {
    const file = saveWorkspace(workspace)
    if (!isJsonObject(file)) throw new Error('no file')
    const { expectations: _none, ...older } = file
    expect(accepted(loadWorkspace(older))).toEqual(workspace)
    const held = expecting('a', 'b')
    expect(accepted(loadWorkspace(JSON.parse(JSON.stringify(saveWorkspace(held)))))).toEqual(held)
  })

  it.each([
    ['no action', { principal: the.alice, resource: '*', expected: { kind: 'allowed' } }, '/action'],
    [
      'no known outcome',
      { principal: the.alice, action: 'a:B', resource: '*', expected: { kind: 'maybe' } },
      '/expected',
    ],
    [
      'an unknown field',
      { principal: the.alice, action: 'a:B', resource: '*', expected: { kind: 'denied' }, who: 1 },
      '/who',
    ],
  ])('is refused in a file with %s, by its pointer', (_, one, pointer) => {
    const loaded = loadWorkspace({ rolescape: 1, name: 'w', accounts: [], expectations: [one] })
    const problems = loaded.ok ? [] : loaded.problem
    expect(problems.map((each) => each.pointer)).toEqual([
      expect.stringContaining(`/expectations/0${pointer}`),
    ])
  })
})
