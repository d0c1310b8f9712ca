import { describe, expect, it } from 'vitest'

import {
  accepted,
  after,
  dev,
  entityAt,
  granting,
  refusalOf,
  smallCompany,
  the,
  trusting,
  workspaceOf,
} from '#testing/accounts.ts'

import { documentAt } from '../document-place.ts'
import { arn } from '../entities/names.ts'
import { membersOf } from '../look-up.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { createUser } from './create-user.ts'
import { deactivateMfaDevice } from './deactivate-mfa-device.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { deleteEntity } from './delete-entity.ts'
import { deleteInlinePolicy } from './delete-inline-policy.ts'
import { editDocument } from './edit-document.ts'
import { removeRoleFromInstanceProfile } from './remove-role-from-instance-profile.ts'
import { removeUserFromGroup } from './remove-user-from-group.ts'
import { renameGroup } from './rename-group.ts'
import { renameUser } from './rename-user.ts'
import { setLoginProfile } from './set-login-profile.ts'

const workspace = smallCompany()
const trustOfDeploy = { kind: 'trust', role: the.deploy } as const
const trustOfAuditor = { kind: 'trust', role: the.auditor } as const
const reportsPolicy = { kind: 'resource', resource: the.reports } as const

/** Without alice: she has left her group first. */
function withoutAlice(): Workspace {
  const left = after(workspace, removeUserFromGroup(workspace, { user: the.alice, group: the.developers }))
  return after(left, deleteEntity(left, { id: the.alice }))
}

describe('renaming a user', () => {
  const input = { user: the.alice, newName: 'alicia', newPath: '/staff/' }
  const alicia = arn('arn:aws:iam::111111111111:user/staff/alicia')
  const renamed = after(workspace, renameUser(workspace, input))

  it('keeps who the user is: unique id, groups, boundary, tags', () => {
    expect(entityOf(renamed, 'user', the.alice)).toBeUndefined()
    expect(entityAt(renamed, alicia)).toEqual({
      ...entityAt(workspace, the.alice),
      id: alicia,
      arn: alicia,
      name: 'alicia',
      path: '/staff/',
    })
  })

  it('is followed by the trust and resource-based policies of all accounts that name the user', () => {
    expect(documentAt(renamed, trustOfDeploy)).toEqual(trusting(alicia, the.auditor))
    expect(documentAt(renamed, trustOfAuditor)).toEqual(trusting(alicia, the.bob))
    expect(documentAt(renamed, reportsPolicy)).toEqual(granting('s3:GetObject', `${the.reports}/*`, alicia))
  })

  it.each([
    ['to a taken name', { newName: 'BOB' }, { kind: 'entity-already-exists', what: 'user', name: 'bob' }],
    ['to an odd name', { newName: 'a b' }, { kind: 'invalid-input', field: 'newName', rule: 'characters' }],
    ['to an odd path', { newPath: 'x' }, { kind: 'invalid-input', field: 'path' }],
    ['of nobody', { user: the.deploy }, { kind: 'no-such-entity', what: 'user' }],
  ])('is refused %s', (_, changed, problem) => {
    expect(refusalOf(renameUser(workspace, { ...input, ...changed }))).toMatchObject(problem)
  })

  it('may change nothing but the case of a letter', () => {
    const capital = after(
      workspace,
      renameUser(workspace, { user: the.alice, newName: 'Alice', newPath: '/' }),
    )
    expect(entityAt(capital, 'arn:aws:iam::111111111111:user/Alice')).toMatchObject({ name: 'Alice' })
  })

  it('to its own name changes nothing', () => {
    const change = accepted(renameUser(workspace, { user: the.alice, newName: 'alice', newPath: '/' }))
    expect([change.added, change.updated, change.removed]).toEqual([[], [], []])
  })
})

describe('renaming a group', () => {
  it('keeps its members and policies', () => {
    const renamed = after(
      workspace,
      renameGroup(workspace, { group: the.developers, newName: 'Builders', newPath: '/x/' }),
    )
    const group = entityOf(renamed, 'group', 'arn:aws:iam::111111111111:group/x/Builders')
    expect(group).toMatchObject({ name: 'Builders', attachedPolicies: [the.readReports] })
    expect(group && membersOf(renamed, group).map(({ name }) => name)).toEqual(['alice'])
    expect(entityAt(renamed, the.alice)).toMatchObject({ groups: ['Builders'] })
  })

  it.each([
    ['to an odd name', { newName: 'a/b' }, { kind: 'invalid-input', field: 'newName' }],
    ['of a user', { group: the.alice }, { kind: 'no-such-entity', what: 'group' }],
  ])('is refused %s', (_, changed, problem) => {
    const input = { group: the.developers, newName: 'x', newPath: '/' }
    expect(refusalOf(renameGroup(workspace, { ...input, ...changed }))).toMatchObject(problem)
  })
})

describe('deleting', () => {
  it.each([
    ['a user in a group', the.alice, [{ tie: 'group-membership', name: 'Developers' }]],
    [
      'a group',
      the.developers,
      [
        { tie: 'attached-policy', name: the.readReports },
        { tie: 'inline-policy', name: 'queues' },
        { tie: 'member', name: the.alice },
      ],
    ],
    [
      'a role',
      the.deploy,
      [
        { tie: 'inline-policy', name: 'ship' },
        { tie: 'instance-profile', name: the.profile },
      ],
    ],
    [
      'a policy',
      the.readReports,
      [
        { tie: 'attachment', name: the.developers },
        { tie: 'version', name: 'v2' },
      ],
    ],
    ['a boundary', the.limits, [{ tie: 'boundary-of', name: the.alice }]],
    ['an instance profile', the.profile, [{ tie: 'role', name: 'Deploy' }]],
    ['an account', 'account/222222222222', [{ tie: 'entity', name: the.auditor }]],
  ])('%s is refused while it is tied, naming all ties', (_, id, ties) => {
    expect(refusalOf(deleteEntity(workspace, { id }))).toMatchObject({ kind: 'delete-conflict', ties })
  })

  it.each([
    ["AWS's own policies", the.awsReadOnly, { kind: 'unmodifiable-entity', reason: 'aws-managed' }],
    ['service-linked roles', the.serviceLinked, { kind: 'unmodifiable-entity', reason: 'service-linked' }],
    ['what is not there', 'arn:aws:iam::111111111111:user/nobody', { kind: 'no-such-entity' }],
  ])('%s is refused', (_, id, problem) => {
    expect(refusalOf(deleteEntity(workspace, { id }))).toMatchObject(problem)
  })

  it('a user goes through once credentials are gone', () => {
    const start = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: dev,
          users: [
            {
              name: 'eve',
              loginProfile: true,
              accessKeys: [{ accessKeyId: 'AKIA1', status: 'Active' }],
              mfaDevices: [{ serialNumber: 'mfa/eve' }],
            },
          ],
        },
      ],
    })
    const user = arn('arn:aws:iam::111111111111:user/eve')
    expect(refusalOf(deleteEntity(start, { id: user }))).toMatchObject({
      ties: [
        { tie: 'login-profile' },
        { tie: 'access-key', name: 'AKIA1' },
        { tie: 'mfa-device', name: 'mfa/eve' },
      ],
    })
    let bare = after(start, setLoginProfile(start, { user, loginProfile: false }))
    bare = after(bare, deleteAccessKey(bare, { user, accessKeyId: 'AKIA1' }))
    bare = after(bare, deactivateMfaDevice(bare, { user, serialNumber: 'mfa/eve' }))
    expect(after(bare, deleteEntity(bare, { id: user })).entities.has(user)).toBe(false)
  })

  it('a user leaves the unique id in the policies that named it, as AWS shows them (R3.10)', () => {
    const id = 'AIDAALICEALICEALICE00'
    expect(documentAt(withoutAlice(), trustOfDeploy)).toEqual(trusting(id, the.auditor))
    expect(documentAt(withoutAlice(), reportsPolicy)).toEqual(
      granting('s3:GetObject', `${the.reports}/*`, id),
    )
  })

  it('a user made anew under the same name is not named by them (R3.10)', () => {
    const gone = withoutAlice()
    const user = {
      accountId: dev,
      path: '/',
      name: 'alice',
      uniqueId: 'AIDASECONDALICE00000',
      createDate: '',
    }
    const again = after(
      gone,
      createUser(gone, { ...user, permissionsBoundary: null, loginProfile: false, tags: {} }),
    )
    expect(documentAt(again, trustOfDeploy)).toEqual(trusting('AIDAALICEALICEALICE00', the.auditor))
  })

  it('leaves a policy that can only be saved without the orphan', () => {
    const gone = withoutAlice()
    const document = documentAt(gone, trustOfDeploy) ?? null
    expect(refusalOf(editDocument(gone, { place: trustOfDeploy, document, createDate: '' }))).toMatchObject({
      problems: [{ kind: 'no-such-principal', found: 'AIDAALICEALICEALICE00' }],
    })
  })

  it('a role with an id that no policy could hold leaves one that can', () => {
    const start = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: dev,
          users: [{ name: 'obama', uniqueId: 'obama' }],
          roles: [{ name: 'r', trustPolicy: trusting('arn:aws:iam::111111111111:user/obama') }],
        },
      ],
    })
    const gone = after(start, deleteEntity(start, { id: 'arn:aws:iam::111111111111:user/obama' }))
    const place = { kind: 'trust', role: arn('arn:aws:iam::111111111111:role/r') } as const
    expect(JSON.stringify(documentAt(gone, place))).toMatch(/"AWS":\["AIDA[A-Z2-7]{17}"\]/)
  })

  it('a role that names itself takes its own policy along', () => {
    const document = trusting(the.deploy)
    let start = after(workspace, editDocument(workspace, { place: trustOfDeploy, document, createDate: '' }))
    start = after(start, removeRoleFromInstanceProfile(start, { instanceProfile: the.profile }))
    start = after(start, deleteInlinePolicy(start, { holder: the.deploy, name: 'ship' }))
    const change = accepted(deleteEntity(start, { id: the.deploy }))
    expect([change.updated, change.removed.map(({ id }) => id)]).toEqual([[], [the.deploy]])
  })
})
