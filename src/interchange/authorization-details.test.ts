import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { entityOf } from '#model/workspace.ts'
import { applied, empty, readExport, userNamed } from '#testing/account-exports.ts'

import { readAuthorizationDetails } from './authorization-details.ts'
import small from './fixtures/small-account.json' with { type: 'json' }
import type { ImportReport } from './import-report.ts'

const alice = 'arn:aws:iam::111122223333:user/staff/Alice'

describe('an account export', () => {
  const report = readAuthorizationDetails(JSON.stringify(small), empty)
  const workspace = applied(empty, report)

  it('becomes its account and all that lives in it', () => {
    expect(report.counts).toEqual({ users: 1, groups: 1, roles: 1, policies: 2, instanceProfiles: 1 })
    expect(report.accountIds).toEqual(['111122223333'])
    expect([...workspace.entities.keys()]).toEqual([
      'account/111122223333',
      alice,
      'arn:aws:iam::111122223333:group/Developers',
      'arn:aws:iam::111122223333:role/web',
      'arn:aws:iam::111122223333:instance-profile/web',
      'arn:aws:iam::111122223333:policy/Deploy',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ])
  })

  it('lists what it refers to and does not hold, and the policy that IAM would refuse', () => {
    const trusted = '/RoleDetailList/0/AssumeRolePolicyDocument/Statement/0/Principal/AWS'
    expect(report.findings).toEqual([
      {
        kind: 'invalid-policy',
        pointer: '/Policies/0/PolicyVersionList/0/Document/Statement/0/Effect',
        subject: 'Deploy v10',
      },
      {
        kind: 'missing-boundary',
        pointer: '/UserDetailList/0/PermissionsBoundary/PermissionsBoundaryArn',
        subject: 'arn:aws:iam::111122223333:policy/Edge',
      },
      {
        kind: 'dangling-reference',
        pointer: `${trusted}/1`,
        subject: 'arn:aws:iam::111122223333:role/gone',
      },
      { kind: 'dangling-reference', pointer: `${trusted}/3`, subject: 'AIDAEXAMPLE1DELETED00' },
    ])
  })

  it('is read with documents as objects, as JSON text and percent-encoded', () => {
    const user = entityOf(workspace, 'user', alice)
    expect(user?.inlinePolicies[0]?.document).toEqual({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
    })
    const deploy = entityOf(workspace, 'policy', 'arn:aws:iam::111122223333:policy/Deploy')
    expect(deploy).toMatchObject({
      owner: '111122223333',
      defaultVersionId: 'v2',
      versions: [{ versionId: 'v2', document: { Version: '2012-10-17' } }, { versionId: 'v10' }],
    })
    expect(entityOf(workspace, 'policy', 'arn:aws:iam::aws:policy/ReadOnlyAccess')?.owner).toBe('aws')
  })

  it('keeps a tag whose key is `__proto__` as a tag', () => {
    const tags = Object.entries(entityOf(workspace, 'user', alice)?.tags ?? {})
    expect(tags).toEqual([
      ['team', 'web'],
      ['__proto__', 'polluted'],
    ])
  })

  it('gives a workspace that can be saved and loaded', () => {
    expect(loadWorkspace(saveWorkspace(workspace))).toMatchObject({ ok: true })
  })

  it('changes nothing when it is imported again', () => {
    const again = readAuthorizationDetails(JSON.stringify(small), workspace)
    expect(again.change).toMatchObject({ added: [], updated: [], removed: [] })
    expect(again.counts).toEqual(report.counts)
  })

  it('updates what differs, and keeps what exports never tell', () => {
    const user = entityOf(workspace, 'user', alice)
    const role = entityOf(workspace, 'role', 'arn:aws:iam::111122223333:role/web')
    const known = new Map<string, Entity>(workspace.entities)
    if (user !== undefined) known.set(user.id, { ...user, loginProfile: true, groups: [] })
    if (role !== undefined) known.set(role.id, { ...role, description: 'the web servers' })
    const again = readAuthorizationDetails(JSON.stringify(small), { ...workspace, entities: known })

    expect(again.change?.added).toEqual([])
    expect(again.change?.updated).toEqual([
      [
        { ...user, loginProfile: true, groups: [] },
        { ...user, loginProfile: true },
      ],
    ])
  })
})

describe('an entry', () => {
  it('that is unreadable is left out and listed, and the others are read', () => {
    const report = readExport({
      UserDetailList: [5, null, {}, userNamed('bob'), { Arn: 'arn:aws:s3:::bucket' }],
    })
    expect(report.counts.users).toBe(1)
    expect(findingsOf(report, 'unreadable-entry')).toEqual([0, 1, 2, 4].map((i) => `/UserDetailList/${i}`))
  })

  it('whose name differs in letter case alone is a duplicate', () => {
    const report = readExport({
      UserDetailList: [userNamed('alice'), userNamed('Alice'), userNamed('alice')],
    })
    expect(report.counts.users).toBe(1)
    expect(findingsOf(report, 'duplicate-entry')).toEqual(['/UserDetailList/1', '/UserDetailList/2'])
  })

  it('whose name the workspace knows under another path is a duplicate', () => {
    const known = applied(empty, readExport({ UserDetailList: [userNamed('alice')] }))
    const moved = { ...userNamed('alice'), Path: '/x/', Arn: 'arn:aws:iam::111122223333:user/x/alice' }
    const report = readAuthorizationDetails(JSON.stringify({ UserDetailList: [moved] }), known)
    expect(findingsOf(report, 'duplicate-entry')).toEqual(['/UserDetailList/0'])
  })

  it('may bear the name of one in another account', () => {
    const other = { ...userNamed('alice'), Arn: 'arn:aws:iam::444455556666:user/alice' }
    const report = readExport({ UserDetailList: [userNamed('alice'), other] })
    expect(report.accountIds).toEqual(['111122223333', '444455556666'])
    expect(report.change?.added.filter(({ kind }) => kind === 'account')).toHaveLength(2)
  })

  it('has its unknown fields listed at every level, with the pointer escaped', () => {
    const user = {
      ...userNamed('alice'),
      'a/b~c': 1,
      Tags: [{ Key: 'k', Value: 'v', Extra: 1 }],
      UserPolicyList: [{ PolicyName: 'p', PolicyDocument: allowAll, Extra: 1 }],
    }
    const report = readExport({ UserDetailList: [user], _extra: {} })
    expect(findingsOf(report, 'unknown-field').toSorted()).toEqual([
      '/UserDetailList/0/Tags/0/Extra',
      '/UserDetailList/0/UserPolicyList/0/Extra',
      '/UserDetailList/0/a~1b~0c',
      '/_extra',
    ])
  })

  it.each(['<img src=x onerror=alert(1)>', 'a b', 'x'.repeat(65), ''])('named %j is none of IAM', (name) => {
    expect(readExport({ UserDetailList: [userNamed(name)] }).change).toBeNull()
  })

  it('without a real account is taken into the one that the file is about', () => {
    const nowhere = { ...userNamed('eve'), Arn: 'arn:aws:iam::aws:user/eve' }
    const report = readExport({ UserDetailList: [userNamed('alice'), nowhere] })
    expect(report.change?.added.map(({ id }) => id)).toContain('arn:aws:iam::111122223333:user/eve')
    expect(findingsOf(report, 'mended-field')).toEqual(['/UserDetailList/1/Arn'])
  })

  it('that contradicts its ARN is read by its ARN', () => {
    const report = readExport({ UserDetailList: [{ ...userNamed('alice'), UserName: 'bob', Path: '/x/' }] })
    expect(report.change?.added.at(-1)).toMatchObject({ name: 'alice', path: '/' })
    expect(findingsOf(report, 'mended-field')).toEqual([
      '/UserDetailList/0/UserName',
      '/UserDetailList/0/Path',
    ])
  })

  it('with a boundary that cannot be made out is left out, since it could do more without', () => {
    const report = readExport({ UserDetailList: [{ ...userNamed('alice'), PermissionsBoundary: { x: 1 } }] })
    expect(report.counts.users).toBe(0)
    expect(findingsOf(report, 'unreadable-entry')).toEqual(['/UserDetailList/0'])
  })

  it('keeps each inline policy, even one that is no policy: it might deny', () => {
    const UserPolicyList = ['%E0%A4%A', { PolicyName: 'p', PolicyDocument: '%E0%A4%A' }, { PolicyName: 'q' }]
    const report = readExport({ UserDetailList: [{ ...userNamed('alice'), UserPolicyList }] })
    expect(report.change?.added.at(-1)).toMatchObject({
      inlinePolicies: [
        { name: '(unnamed 0)', document: '%E0%A4%A' },
        { name: 'p', document: '%E0%A4%A' },
        { name: 'q', document: null },
      ],
    })
    expect(findingsOf(report, 'invalid-policy')).toHaveLength(2)
  })

  it('with an attachment or group that cannot be made out has it as a policy that IAM refuses', () => {
    const garbled = { AttachedManagedPolicies: [{ PolicyArn: 'x' }], GroupList: [5], UserPolicyList: 'x' }
    const report = readExport({ UserDetailList: [{ ...userNamed('alice'), ...garbled }] })
    expect(report.change?.added.at(-1)).toMatchObject({
      attachedPolicies: [],
      groups: [],
      inlinePolicies: [{ document: [{ PolicyArn: 'x' }] }, { document: [5] }, { document: ['x'] }],
    })
    expect(report.findings).toHaveLength(6) // three lists of the export are missing
  })

  it('of a group, policy or boundary that is nowhere is listed; one that the workspace has is not', () => {
    const user = {
      ...userNamed('alice'),
      GroupList: ['Devs', 'nobody'],
      AttachedManagedPolicies: [{ PolicyName: 'P', PolicyArn: 'arn:aws:iam::111122223333:policy/P' }],
    }
    const group = { ...userNamed('Devs'), Arn: 'arn:aws:iam::111122223333:group/Devs', GroupName: 'Devs' }
    const known = applied(empty, readExport({ GroupDetailList: [group] }))
    const report = readAuthorizationDetails(JSON.stringify({ UserDetailList: [user] }), known)
    expect(findingsOf(report, 'dangling-reference')).toEqual([
      '/UserDetailList/0/AttachedManagedPolicies/0/PolicyArn',
      '/UserDetailList/0/GroupList/1',
    ])
  })
})

describe('a managed policy', () => {
  it('without a default version is left out: what is in force must not be guessed', () => {
    const report = readExport({ Policies: [policyWith({ DefaultVersionId: 'v9' }, ['v1', 'v2'])] })
    expect(report.counts.policies).toBe(0)
    expect(findingsOf(report, 'unreadable-entry')).toEqual(['/Policies/0'])
  })

  it('keeps its default version and the newest others, five in all', () => {
    const report = readExport({
      Policies: [policyWith({ DefaultVersionId: 'v1' }, ['v7', 'v6', 'v5', 'v4', 'v3', 'v1'])],
    })
    const policy = report.change?.added.at(-1)
    expect(policy).toMatchObject({
      versions: ['v1', 'v4', 'v5', 'v6', 'v7'].map((versionId) => ({ versionId })),
    })
    expect(report.findings).toContainEqual(
      expect.objectContaining({ kind: 'unreadable-entry', subject: 'v3' }),
    )
  })
})

const allowAll = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }

function policyWith(fields: JsonObject, versionIds: readonly string[]): JsonObject {
  return {
    PolicyName: 'P',
    PolicyId: 'ANPAEXAMPLE1POLICY000',
    Arn: 'arn:aws:iam::111122223333:policy/P',
    Path: '/',
    CreateDate: '2024-03-01T08:00:00+00:00',
    PolicyVersionList: versionIds.map((VersionId) => ({ VersionId, Document: allowAll })),
    ...fields,
  }
}

function findingsOf({ findings }: ImportReport, kind: ImportReport['findings'][number]['kind']): string[] {
  return findings.filter((finding) => finding.kind === kind).map(({ pointer }) => pointer)
}
