import { describe, expect, it } from 'vitest'

import { allowAll, compiledLayers, noLayers } from '#testing/layers.ts'

import { explain } from '../../explain/explain.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { authorize } from '../authorize.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const admin = { ...noLayers, identity: [allowAll] }
const ofAws = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const own = `arn:aws:iam::${A}:policy/readers`
const role = `arn:aws:iam::${A}:role/app`
const linked = `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`
const reserved = `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`

function decided(action: string, resource: string, principal: AuthorizationRequest['principal'] = alice) {
  const request = { principal, action, resource, resourceAccount: A }
  const policies = compiledLayers(admin, request)
  const { decision, rules, blockedBy } = explain(request, policies)
  expect(authorize(request, policies).decision).toBe(decision)
  return { decision, rules, blockedBy }
}

describe('R10.11: what AWS keeps', () => {
  it.each([
    ['iam:CreatePolicyVersion', ofAws],
    ['iam:DeletePolicy', ofAws],
    ['iam:SetDefaultPolicyVersion', ofAws],
    ['iam:PutRolePolicy', linked],
    ['iam:AttachRolePolicy', linked],
    ['iam:UpdateAssumeRolePolicy', linked],
    ['iam:PutRolePermissionsBoundary', linked],
    ['iam:DeleteRole', linked],
    ['iam:DeleteRole', reserved],
    ['iam:UpdateRole', reserved],
  ])('%s on %s is nobody’s to do', (action, resource) => {
    expect(decided(action, resource)).toEqual({
      decision: 'implicitDeny',
      rules: ['R10.11'],
      blockedBy: ['service'],
    })
    expect(decided(action, resource, `arn:aws:iam::${A}:root`).decision).toBe('implicitDeny')
  })

  it.each([
    ['iam:CreatePolicyVersion', own],
    ['iam:PutRolePolicy', role],
    ['iam:GetPolicyVersion', ofAws],
    ['iam:GetRole', linked],
    ['iam:UpdateRole', linked],
    ['iam:DeleteServiceLinkedRole', linked],
    ['iam:CreateServiceLinkedRole', linked],
    ['iam:PassRole', reserved],
  ])('%s on %s hangs on the policies alone', (action, resource) => {
    expect(decided(action, resource).decision).toBe('allowed')
  })

  it('the service that keeps a role changes it by its own role', () => {
    expect(decided('iam:PutRolePolicy', reserved, linked).decision).toBe('allowed')
  })
})
