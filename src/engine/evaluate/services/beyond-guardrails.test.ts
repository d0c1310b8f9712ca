import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { authorize } from '../authorize.ts'

const A = '111111111111'
const name = 'AWSServiceRoleForSupport'
const session = `arn:aws:sts::${A}:assumed-role/${name}/s`
const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const nothing = { Version: '2012-10-17', Statement: { Effect: 'Deny', Action: '*', Resource: '*' } }

function decide(request: Partial<AuthorizationRequest>): string {
  const compiled = compilePolicies({
    identity: [{ name: 'all', document: everything }],
    serviceControl: [{ target: 'r', policies: [{ name: 'none', document: nothing }] }],
  })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const asked = { principal: session, action: 's3:ListAllMyBuckets', resource: '*', ...request }
  return authorize(asked, compiled.value).decision
}

const path = `arn:aws:iam::${A}:role/aws-service-role/support.amazonaws.com/${name}`

describe('guardrails', () => {
  it.each<[string, Partial<AuthorizationRequest>, string]>([
    ['leave a role with the path of service-linked ones alone', { principal: path }, 'allowed'],
    ['leave its sessions alone', { context: { 'aws:PrincipalArn': path } }, 'allowed'],
    ['hold a role that is only called so', { principal: `arn:aws:iam::${A}:role/${name}` }, 'explicitDeny'],
    ['hold a session whose role’s path nobody has told', {}, 'explicitDeny'],
  ])('R7.14 %s', (_title, request, expected) => {
    expect(decide(request)).toBe(expected)
  })

  it('R8.4 hold the root user, since no action is documented to escape them', () => {
    const principal = `arn:aws:iam::${A}:root`
    expect(decide({ principal, action: 'supportplans:CreateSupportPlanSchedule' })).toBe('explicitDeny')
    expect(decide({ principal, action: 'mechanicalturk:GetAccountBalance' })).toBe('allowed')
  })
})
