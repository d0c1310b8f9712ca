import { describe, expect, it } from 'vitest'

import {
  accepted,
  after,
  allowing,
  entityAt,
  granting,
  refusalOf,
  smallCompany,
  the,
  trusting,
} from '#testing/accounts.ts'

import { documentAt } from '../document-place.ts'
import { arn } from '../entities/names.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { deletePolicyVersion } from './delete-policy-version.ts'
import { editDocument } from './edit-document.ts'
import { setDefaultPolicyVersion } from './set-default-policy-version.ts'

const workspace = smallCompany()
const createDate = '2026-02-03T04:05:06Z'
const nothing = arn('arn:aws:iam::111111111111:policy/nothing')

describe('saving a document', () => {
  const document = allowing('s3:ListBucket')
  const place = { kind: 'managed', policy: the.readReports, versionId: 'v1' } as const

  it('of a managed policy makes a new version and puts it in force', () => {
    const edited = after(workspace, editDocument(workspace, { place, document, createDate }))
    expect(entityAt(edited, the.readReports)).toMatchObject({
      versions: [{ versionId: 'v1' }, { versionId: 'v2' }, { versionId: 'v3', document, createDate }],
      defaultVersionId: 'v3',
    })
    expect(documentAt(edited, place)).toEqual(allowing('s3:GetObject'))
  })

  it('is refused for a sixth version until one is deleted', () => {
    let full = workspace
    for (let i = 0; i < 3; i++) full = after(full, editDocument(full, { place, document, createDate }))
    expect(refusalOf(editDocument(full, { place, document, createDate }))).toEqual({
      kind: 'limit-exceeded',
      quota: 'versions-per-policy',
      limit: 5,
      found: 6,
      present: ['v1', 'v2', 'v3', 'v4', 'v5'],
    })
    const roomy = after(full, deletePolicyVersion(full, { policy: the.readReports, versionId: 'v2' }))
    expect(accepted(editDocument(roomy, { place, document, createDate })).updated[0]?.[1]).toMatchObject({
      defaultVersionId: 'v6',
    })
  })

  it('of a role, a group or a bucket replaces it', () => {
    const trust = { kind: 'trust', role: the.deploy } as const
    const inline = { kind: 'inline', holder: the.developers, name: 'queues' } as const
    const bucket = { kind: 'resource', resource: the.reports } as const
    const grant = granting('s3:GetObject', `${the.reports}/*`, the.bob)
    let edited = after(
      workspace,
      editDocument(workspace, { place: trust, document: trusting(the.bob), createDate }),
    )
    edited = after(edited, editDocument(edited, { place: inline, document, createDate }))
    edited = after(edited, editDocument(edited, { place: bucket, document: grant, createDate }))
    expect([trust, inline, bucket].map((at) => documentAt(edited, at))).toEqual([
      trusting(the.bob),
      document,
      grant,
    ])
    expect(after(edited, editDocument(edited, { place: bucket, document: null, createDate }))).toSatisfy(
      (bare: Workspace) => documentAt(bare, bucket) === null,
    )
  })

  it('of a resource whose policy nobody had read makes it known, and leaves the rest unread', () => {
    const known = entityOf(workspace, 'resource', the.reports)
    if (known === undefined) throw new Error('no bucket')
    const unread = { ...known, policy: null, unread: ['policy', 'blockPublicAccess'] } as const
    const before = { ...workspace, entities: new Map(workspace.entities).set(known.id, unread) }
    const bucket = { kind: 'resource', resource: the.reports } as const
    const edited = after(before, editDocument(before, { place: bucket, document: null, createDate }))
    expect(entityOf(edited, 'resource', the.reports)?.unread).toEqual(['blockPublicAccess'])
  })

  it.each([
    [
      "R10.11 AWS's own",
      { kind: 'managed', policy: the.awsReadOnly, versionId: 'v1' },
      { kind: 'unmodifiable-entity', reason: 'aws-managed' },
    ],
    [
      'a version that is not there',
      { ...place, versionId: 'v9' },
      { kind: 'no-such-entity', what: 'policy-version' },
    ],
    ['a policy that is not there', { ...place, policy: nothing }, { kind: 'no-such-entity', what: 'policy' }],
    [
      'an inline policy that is not there',
      { kind: 'inline', holder: the.alice, name: 'x' },
      { kind: 'no-such-entity', what: 'inline-policy' },
    ],
    [
      "R10.11 a service-linked role's trust",
      { kind: 'trust', role: the.serviceLinked },
      { kind: 'unmodifiable-entity', reason: 'service-linked' },
    ],
    ['a role that is not there', { kind: 'trust', role: nothing }, { kind: 'no-such-entity', what: 'role' }],
    [
      'a resource that is not there',
      { kind: 'resource', resource: nothing },
      { kind: 'no-such-entity', what: 'resource' },
    ],
  ] as const)('is refused for %s', (_, at, problem) => {
    expect(refusalOf(editDocument(workspace, { place: at, document, createDate }))).toMatchObject(problem)
  })

  it('is refused with every problem of the document and its place in it', () => {
    const broken = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'allow', Action: 's3', Resource: '*' }, { Effect: 'Deny' }],
    }
    const problem = refusalOf(editDocument(workspace, { place, document: broken, createDate }))
    expect(problem).toMatchObject({ kind: 'malformed-policy-document' })
    const pointers =
      problem?.kind === 'malformed-policy-document' ? problem.problems.map((one) => one.pointer) : []
    expect(pointers).toEqual(
      expect.arrayContaining(['/Statement/0/Effect', '/Statement/0/Action', '/Statement/1']),
    )
  })

  it('says which principal of a trust policy is not there', () => {
    const at = { kind: 'trust', role: the.deploy } as const
    const gone = `${the.alice}x`
    const input = { place: at, document: trusting(the.bob, gone), createDate }
    expect(refusalOf(editDocument(workspace, input))).toEqual({
      kind: 'malformed-policy-document',
      grammar: 'trust',
      problems: [{ kind: 'no-such-principal', pointer: '/Statement/0/Principal/AWS/1', found: gone }],
    })
  })
})

describe('the version in force', () => {
  const policy = the.readReports
  it('can be any that is there', () => {
    const change = accepted(setDefaultPolicyVersion(workspace, { policy, versionId: 'v2' }))
    expect(change.updated[0]?.[1]).toMatchObject({ defaultVersionId: 'v2' })
    expect(refusalOf(setDefaultPolicyVersion(workspace, { policy, versionId: 'v3' }))).toMatchObject({
      what: 'policy-version',
    })
  })

  it('can not be deleted', () => {
    expect(refusalOf(deletePolicyVersion(workspace, { policy, versionId: 'v1' }))).toEqual({
      kind: 'delete-conflict',
      name: 'ReadReports',
      ties: [{ tie: 'default-version', name: 'v1' }],
    })
  })

  it("is AWS's to choose for AWS's policies", () => {
    const input = { policy: the.awsReadOnly, versionId: 'v1' }
    expect(refusalOf(setDefaultPolicyVersion(workspace, input))).toMatchObject({
      kind: 'unmodifiable-entity',
    })
    expect(refusalOf(deletePolicyVersion(workspace, input))).toMatchObject({ kind: 'unmodifiable-entity' })
  })
})
