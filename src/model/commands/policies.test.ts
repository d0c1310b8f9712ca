import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import {
  accepted,
  after,
  allowing,
  entityAt,
  refusalOf,
  smallCompany,
  the,
  trusting,
} from '#testing/accounts.ts'

import { arn } from '../entities/names.ts'
import type { Workspace } from '../workspace.ts'
import { addAwsManagedPolicy } from './add-aws-managed-policy.ts'
import { attachPolicy } from './attach-policy.ts'
import { deleteInlinePolicy } from './delete-inline-policy.ts'
import { detachPolicy } from './detach-policy.ts'
import { putInlinePolicy } from './put-inline-policy.ts'
import { setPermissionsBoundary } from './set-permissions-boundary.ts'

const workspace = smallCompany()
const createDate = '2026-02-03T04:05:06Z'
const nothing = arn('arn:aws:iam::111111111111:policy/nothing')

/** The workspace with so many more of AWS's policies, and their ARNs. */
function withAwsPolicies(count: number) {
  let grown = workspace
  const arns = Array.from({ length: count }, (_, i) => arn(`arn:aws:iam::aws:policy/p${i}`))
  for (let i = 0; i < count; i++) {
    const policy = {
      path: '/',
      name: `p${i}`,
      description: '',
      createDate,
      versionId: 'v1',
      document: allowing('s3:*'),
    }
    grown = after(grown, addAwsManagedPolicy(grown, policy))
  }
  return { grown, arns }
}

function holding(
  start: Workspace,
  holder: typeof the.alice,
  policies: readonly (typeof the.alice)[],
): Workspace {
  return policies.reduce((sofar, policy) => after(sofar, attachPolicy(sofar, { holder, policy })), start)
}

describe('attaching a policy', () => {
  it('adds it after the others', () => {
    const change = accepted(attachPolicy(workspace, { holder: the.developers, policy: the.awsReadOnly }))
    expect(change.label).toEqual({ verb: 'attach-policy', names: ['ReadOnlyAccess', 'Developers'] })
    expect(change.updated[0]?.[1]).toMatchObject({ attachedPolicies: [the.readReports, the.awsReadOnly] })
  })

  it('changes nothing when it is attached already', () => {
    expect(
      accepted(attachPolicy(workspace, { holder: the.developers, policy: the.readReports })).updated,
    ).toEqual([])
  })

  it.each([
    ['to nobody', { holder: nothing, policy: the.limits }, { kind: 'no-such-entity', what: 'policy-holder' }],
    [
      'that is not there',
      { holder: the.alice, policy: nothing },
      { kind: 'no-such-entity', what: 'policy', name: nothing },
    ],
    [
      'of another account',
      { holder: the.auditor, policy: the.limits },
      { kind: 'no-such-entity', what: 'policy' },
    ],
    [
      'to a service-linked role',
      { holder: the.serviceLinked, policy: the.limits },
      { kind: 'unmodifiable-entity', reason: 'service-linked' },
    ],
  ])('is refused: %s', (_, input, problem) => {
    expect(refusalOf(attachPolicy(workspace, input))).toMatchObject(problem)
  })

  it('is refused for the policies that AWS keeps for service-linked roles', () => {
    const policy = {
      name: 'AmazonECSServiceRolePolicy',
      description: '',
      createDate,
      versionId: 'v1',
      document: allowing('ec2:*'),
    }
    const added = after(workspace, addAwsManagedPolicy(workspace, { ...policy, path: '/aws-service-role/' }))
    const input = {
      holder: the.alice,
      policy: arn('arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy'),
    }
    expect(refusalOf(attachPolicy(added, input))).toEqual({
      kind: 'policy-not-attachable',
      name: policy.name,
    })
  })

  it.each([
    ['user', the.bob, 10, 'policies-per-user'],
    ['role', the.deploy, 20, 'policies-per-role'],
  ])('is refused beyond what a %s may have, naming those that are there', (_, holder, limit, quota) => {
    const { grown, arns } = withAwsPolicies(limit)
    const full = holding(grown, holder, arns)
    expect(refusalOf(attachPolicy(full, { holder, policy: the.awsReadOnly }))).toEqual({
      kind: 'limit-exceeded',
      quota,
      limit,
      found: limit + 1,
      present: arns,
    })
    expect(attachPolicy(full, { holder, policy: arns[0] ?? nothing }).ok).toBe(true)
  })
})

it('detaching refuses a policy that is not attached', () => {
  expect(refusalOf(detachPolicy(workspace, { holder: the.alice, policy: the.readReports }))).toMatchObject({
    kind: 'no-such-entity',
    what: 'attached-policy',
  })
  const change = accepted(detachPolicy(workspace, { holder: the.developers, policy: the.readReports }))
  expect(change.updated[0]?.[1]).toMatchObject({ attachedPolicies: [] })
})

describe('an inline policy', () => {
  it('replaces the one of its name, in its place', () => {
    const input = { holder: the.deploy, name: 'ship', document: allowing('s3:*') }
    expect(accepted(putInlinePolicy(workspace, input)).updated[0]?.[1]).toMatchObject({
      inlinePolicies: [{ name: 'ship', document: input.document }],
    })
  })

  it.each([
    ['of no name', { name: '' }, { field: 'name', rule: 'too-short' }],
    ['with a slash in its name', { name: 'a/b' }, { field: 'name', rule: 'characters' }],
    ['with a star in its name', { name: 'a*' }, { field: 'name', rule: 'characters' }],
    ['with a backslash in its name', { name: 'a\\' }, { field: 'name', rule: 'characters' }],
    ['with a space in its name', { name: 'a b' }, { field: 'name', rule: 'characters' }],
    ['that names principals', { document: trusting(the.bob) }, { kind: 'malformed-policy-document' }],
    ['for a service-linked role', { holder: the.serviceLinked }, { kind: 'unmodifiable-entity' }],
  ])('is refused: %s', (_, changed, problem) => {
    const input = { holder: the.alice, name: 'ok', document: allowing('s3:*') }
    expect(refusalOf(putInlinePolicy(workspace, { ...input, ...changed }))).toMatchObject(problem)
  })

  it('shares its size quota with the other inline policies of the holder', () => {
    const half: JsonValue = { ...allowing('s3:*'), Id: 'x'.repeat(1000) }
    const one = after(workspace, putInlinePolicy(workspace, { holder: the.bob, name: 'one', document: half }))
    expect(refusalOf(putInlinePolicy(one, { holder: the.bob, name: 'two', document: half }))).toMatchObject({
      kind: 'limit-exceeded',
      quota: 'user-inline-policies-size',
      present: ['one'],
    })
    expect(putInlinePolicy(one, { holder: the.bob, name: 'one', document: half }).ok).toBe(true)
  })

  it('is deleted by its exact name', () => {
    expect(refusalOf(deleteInlinePolicy(workspace, { holder: the.deploy, name: 'Ship' }))).toMatchObject({
      kind: 'no-such-entity',
      what: 'inline-policy',
    })
    const change = accepted(deleteInlinePolicy(workspace, { holder: the.deploy, name: 'ship' }))
    expect(change.updated[0]?.[1]).toMatchObject({ inlinePolicies: [] })
  })
})

describe('a permissions boundary', () => {
  it('is set, replaced and taken away', () => {
    const bob = after(
      workspace,
      setPermissionsBoundary(workspace, { principal: the.bob, policy: the.awsReadOnly }),
    )
    expect(entityAt(bob, the.bob)).toMatchObject({ permissionsBoundary: the.awsReadOnly })
    const none = after(bob, setPermissionsBoundary(bob, { principal: the.bob, policy: null }))
    expect(entityAt(none, the.bob)).toMatchObject({ permissionsBoundary: null })
  })

  it.each([
    [
      'on a group',
      { principal: the.developers, policy: the.limits },
      { kind: 'no-such-entity', what: 'policy-holder' },
    ],
    [
      'that is not there',
      { principal: the.bob, policy: nothing },
      { kind: 'no-such-entity', what: 'policy' },
    ],
    [
      'of another account',
      { principal: the.auditor, policy: the.limits },
      { kind: 'no-such-entity', what: 'policy' },
    ],
    [
      'on a service-linked role',
      { principal: the.serviceLinked, policy: the.limits },
      { kind: 'unmodifiable-entity' },
    ],
  ])('is refused: %s', (_, input, problem) => {
    expect(refusalOf(setPermissionsBoundary(workspace, input))).toMatchObject(problem)
  })
})
