import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import { explain } from '../../explain/explain.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { authorize } from '../authorize.ts'

const A = '111111111111'
const bob = 'arn:aws:iam::222222222222:user/bob'
const role = `arn:aws:iam::${A}:role/R`

const everything = {
  name: 'p',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

function open(effect: 'Allow' | 'Deny') {
  return {
    name: 'open',
    document: {
      Version: '2012-10-17',
      Statement: { Effect: effect, Principal: '*', Action: '*', Resource: '*' },
    },
  }
}

function decide(request: AuthorizationRequest, effect: 'Allow' | 'Deny') {
  const compiled = compilePolicies({ identity: [everything], resource: open(effect) })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const { decision } = authorize(request, compiled.value)
  expect(explain(request, compiled.value).decision).toBe(decision)
  return decision
}

describe('a resource-based policy at IAM, whose own resources have none but the trust policies that STS asks', () => {
  it.each([
    ['R7.11 lets nobody in from another account', bob, 'iam:ListUsers', '*', 'Allow', 'implicitDeny'],
    ['R7.11 lets nobody in from another account', bob, 'iam:GetRole', role, 'Allow', 'implicitDeny'],
    ['R7.11 keeps nobody out', `arn:aws:iam::${A}:user/alice`, 'iam:GetRole', role, 'Deny', 'allowed'],
  ] as const)('%s: %s asks %s on %s with %s: %s', (...[, principal, action, resource, effect, expected]) => {
    expect(decide({ principal, action, resource, resourceAccount: A }, effect)).toBe(expected)
  })
})
