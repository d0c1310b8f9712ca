import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { allow, deny, waysOf } from '#testing/escalation/ways-of.ts'
import { account, statement, user } from '#testing/small-trust.ts'

const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
const asking = (operator: string, key: string, ...names: readonly string[]): JsonObject => ({
  Condition: { [operator]: { [`iam:${key}`]: names.map((name) => iam(`policy/${name}`)) } },
})
const policies = [
  { name: 'Limits', document: statement(allow(['iam:*', 's3:*'])) },
  { name: 'Guard', document: statement(deny('s3:*')) },
  { name: 'Harmless', document: statement(allow('s3:*')) },
]

const attaching = (...names: readonly string[]) =>
  waysOf({
    may: [
      allow('iam:AttachUserPolicy', {
        Resource: user('ann'),
        ...asking('ArnEquals', 'PolicyARN', ...names),
      }),
    ],
    ann: { attachedPolicies: [iam('policy/Harmless')] },
    more: { policies },
  })['iam-attach-user-policy']

const detaching = (name: string) =>
  waysOf({
    may: [allow('iam:DetachUserPolicy', asking('ArnEquals', 'PolicyARN', name))],
    ann: { attachedPolicies: [iam('policy/Guard'), iam('policy/Harmless')] },
    more: { policies },
  })['iam-detach-deny-managed']

describe('a call that names a policy', () => {
  it('sets a boundary for more only where it may be another than the one that is there', () => {
    const put = 'iam:PutUserPermissionsBoundary'
    const found = (condition: JsonObject) =>
      waysOf({
        may: [allow(put, condition)],
        ann: { permissionsBoundary: iam('policy/Limits') },
        more: { policies },
      })['iam-put-user-boundary']
    expect(found(asking('StringEquals', 'PermissionsBoundary', 'Limits'))).toBeUndefined()
    expect(found(asking('StringEquals', 'PermissionsBoundary', 'Limits', 'Harmless'))).toBe('conditional')
    expect(found(asking('ArnLike', 'PermissionsBoundary', 'Lim*'))).toBe('conditional')
    expect(found(asking('StringNotEquals', 'PermissionsBoundary', 'Limits'))).toBe('conditional')
    expect(found({})).toBe('allowed')
  })

  it('attaches to oneself what isn’t attached', () => {
    expect(attaching('Harmless')).toBeUndefined()
    expect(attaching('Harmless', 'Limits')).toBe('conditional')
  })

  it('takes away the policy that denies', () => {
    expect(detaching('Harmless')).toBeUndefined()
    expect(detaching('Guard')).toBe('allowed')
  })

  it('on a user or role that one has made finds the boundary that one has made it with', () => {
    const delegated = asking('StringEquals', 'PermissionsBoundary', 'Limits')
    const actions = ['iam:CreateUser', 'iam:CreateRole', 'iam:AttachUserPolicy', 'iam:PutRolePolicy']
    const may = [allow(actions, delegated), allow('iam:CreateAccessKey', { Resource: iam('user/new*') })]
    expect(waysOf({ may, more: { policies } })).toEqual({
      'iam-create-role-and-grant': 'conditional',
      'iam-create-user-and-grant': 'conditional',
    })
  })
})
