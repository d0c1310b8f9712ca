import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { adminTrusting, allow, deny, strong, waysOf, withMfa } from '#testing/escalation/ways-of.ts'
import { account, statement, user } from '#testing/small-trust.ts'

const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
const key = (n: number, status = 'Active') => ({ accessKeyId: `AKIAIOSFODNN7EXAMPL${n}`, status })

const rolledBack = (before: JsonObject, now: JsonObject, ...may: readonly JsonObject[]) =>
  waysOf({
    may: [allow('iam:SetDefaultPolicyVersion'), ...may],
    ann: { attachedPolicies: [iam('policy/Own')] },
    more: {
      policies: [
        {
          name: 'Own',
          versions: [
            { versionId: 'v1', document: before },
            { versionId: 'v2', document: now },
          ],
          defaultVersionId: 'v2',
        },
      ],
    },
  })

describe('a stored version of a policy', () => {
  const wide = statement(allow('s3:*'))
  const narrow = statement(allow('s3:Get*'))

  it('is gone back to for what it allows and is not allowed now, or for a Deny that it lacks', () => {
    const found = { 'iam-set-default-policy-version': 'allowed' }
    expect(rolledBack(wide, narrow)).toEqual(found)
    expect(rolledBack(narrow, wide)).toEqual({})
    expect(rolledBack(wide, narrow, allow('s3:*'))).toEqual({})
    const denying = statement(allow('s3:*'), deny('s3:Delete*'))
    expect(rolledBack(wide, denying)).toEqual(found)
    expect(rolledBack(denying, wide)).toEqual({})
    expect(rolledBack(statement(allow('s3:*'), deny('s3:Delete*', { Sid: 'Old' })), denying)).toEqual({})
  })
})

describe('a policy that has as many versions as it may', () => {
  const versions = [1, 2, 3, 4, 5].map((n) => ({ versionId: `v${n}`, document: statement(allow('s3:*')) }))
  const full = { policies: [{ name: 'Own', versions, defaultVersionId: 'v5' }] }
  const write = allow('iam:CreatePolicyVersion')

  it.each([
    ['iam-create-policy-version', { attachedPolicies: [iam('policy/Own')] }, []],
    ['iam-edit-boundary-policy', { permissionsBoundary: iam('policy/Own') }, ['iam:*']],
  ] as const)('is written only by who may delete one of them: %s', (technique, ann, besides) => {
    // a boundary must let it happen
    const policies = [
      {
        ...full.policies[0],
        versions: versions.map(({ versionId }) => ({
          versionId,
          document: statement(allow(['s3:*', ...besides])),
        })),
      },
    ]
    const found = (...may: readonly JsonObject[]) =>
      waysOf({ may: [write, ...may], ann, more: { policies } })[technique]
    expect(found()).toBeUndefined()
    expect(found(allow('iam:DeletePolicyVersion', withMfa))).toBe('conditional')
    expect(found(allow('iam:DeletePolicyVersion'))).toBe('allowed')
  })
})

const named = (name: string, more: JsonObject = {}) => ({
  name,
  trustPolicy: statement({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  ...strong,
  ...more,
})
describe('a role of IAM Identity Center, which no customer may change (R10.11)', () => {
  const reserved = named('AWSReservedSSO_Admin_0123456789abcdef', {
    path: '/aws-reserved/sso.amazonaws.com/',
  })
  const may = [allow('iam:UpdateAssumeRolePolicy')]

  it.each([
    ['first', [reserved, named('Other')]],
    ['last', [named('Other'), reserved]],
  ])('is passed over, and hides no other, where it stands %s', (_, roles) => {
    expect(waysOf({ may, more: { roles } })).toEqual({ 'iam-update-trust': 'allowed' })
  })

  it('is gained by nobody, but by those whom it trusts', () => {
    expect(waysOf({ may, more: { roles: [reserved] } })).toEqual({})
  })
})

describe('credentials of another', () => {
  it('are made anew where there is room for them, or for who may delete the old ones', () => {
    const twoKeys = { accessKeys: [key(1), key(2)] }
    const granting = allow(['iam:AttachUserPolicy', 'iam:CreateAccessKey'], { Resource: iam('user/vera') })
    const deleting = allow('iam:DeleteAccessKey', withMfa)
    expect(waysOf({ may: [granting], vera: twoKeys })).toEqual({})
    expect(waysOf({ may: [granting, deleting], vera: twoKeys })['iam-attach-user-then-key']).toBe(
      'conditional',
    )

    const password = { loginProfile: true }
    const signingIn = allow('iam:CreateLoginProfile')
    expect(waysOf({ may: [signingIn], vera: password })).toEqual({})
    expect(waysOf({ may: [signingIn, allow('iam:DeleteLoginProfile')], vera: password })).toEqual({
      'iam-create-login-profile': 'allowed',
    })
  })

  it('are activated where any are inactive', () => {
    const may = [allow('iam:UpdateAccessKey')]
    const found = { 'iam-reactivate-access-key': 'allowed' }
    expect(waysOf({ may, vera: { accessKeys: [key(1)] } })).toEqual({})
    expect(waysOf({ may, vera: { accessKeys: [key(1), key(2, 'Inactive')] } })).toEqual(found)
  })
})

const admin = (more: JsonObject = {}) => ({
  roles: [adminTrusting({ Service: 'ec2.amazonaws.com' }, more)],
})

describe('a role that is made to trust one', () => {
  const may = [allow('iam:UpdateAssumeRolePolicy')]
  const making = [allow(['iam:CreateRole', 'iam:AttachRolePolicy'])]

  it('takes no Allow to be assumed, but no Deny and no boundary may stop that', () => {
    expect(waysOf({ may, more: admin() })).toEqual({ 'iam-update-trust': 'allowed' })
    expect(waysOf({ may: [...may, deny('sts:*')], more: admin() })).toEqual({})
    expect(waysOf({ may: [...making, deny('sts:AssumeRole')] })).toEqual({})
    const noMfa = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }
    expect(waysOf({ may: [...may, deny('sts:AssumeRole', noMfa)], more: admin() })).toEqual({
      'iam-update-trust': 'conditional',
    })
    const tagged = { Condition: { StringEquals: { 'aws:ResourceTag/tier': 'high' } } }
    const denying = [...may, deny('sts:AssumeRole', tagged)]
    expect(waysOf({ may: denying, more: admin({ tags: { tier: 'high' } }) })).toEqual({})
    expect(waysOf({ may: denying, more: admin({ tags: { tier: 'low' } }) })).toEqual({
      'iam-update-trust': 'allowed',
    })
    const bounded = (...actions: readonly string[]) => ({
      may,
      ann: { permissionsBoundary: iam('policy/Limits') },
      more: { ...admin(), policies: [{ name: 'Limits', document: statement(allow(actions)) }] },
    })
    expect(waysOf(bounded('iam:*'))).toEqual({})
    expect(waysOf(bounded('iam:*', 'sts:*'))).toEqual({ 'iam-update-trust': 'allowed' })
  })
})

describe('a boundary', () => {
  const lifting = [allow(['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary'])]
  const within = (...limits: readonly JsonObject[]) =>
    waysOf({
      may: lifting,
      ann: { permissionsBoundary: iam('policy/Limits') },
      more: { policies: [{ name: 'Limits', document: statement(...limits) }] },
    })

  it('is no gain to lift where it allows everything', () => {
    const found = { 'iam-delete-user-boundary': 'allowed', 'iam-put-user-boundary': 'allowed' }
    expect(within(allow('*'))).toEqual({})
    expect(within(allow('*'), deny('s3:*'))).toEqual(found)
    expect(within(allow(['iam:*', 's3:*']))).toEqual(found)
  })

  it('of a role that one may assume can be widened as it can be taken away', () => {
    const more = {
      policies: [{ name: 'Limits', document: statement(allow('s3:*')) }],
      roles: [adminTrusting({ AWS: user('ann') }, { permissionsBoundary: iam('policy/Limits') })],
    }
    expect(waysOf({ may: [allow('iam:PutRolePermissionsBoundary')], more })).toEqual({
      'iam-put-role-boundary': 'allowed',
    })
  })
})

describe('an instance profile', () => {
  const more = {
    roles: [adminTrusting({ Service: 'ec2.amazonaws.com' })],
  }
  const may = [allow(['iam:PassRole', 'ec2:RunInstances'])]
  const making = (changes: JsonObject) =>
    waysOf({
      may: [...may, allow(['iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile'], changes)],
      more,
    })['ec2-run-instances']

  it('is made under such a name as is allowed, on the conditions that this takes', () => {
    expect(waysOf({ may, more })).toEqual({})
    expect(making({ Resource: iam('instance-profile/app-*') })).toBe('allowed')
    expect(making(withMfa)).toBe('conditional')
  })
})
