import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import { explain } from '../../explain/explain.ts'
import type { Credentials } from '../../request/credentials.ts'
import { readRequest } from '../../request/read-request.ts'
import type { RequestContext } from '../../request/request.ts'
import { authorize } from '../authorize.ts'
import { possibilityOf } from '../possibility-of.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const root = `arn:aws:iam::${A}:root`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federated = `arn:aws:sts::${A}:federated-user/f`
const everything = {
  name: 'p',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

const compiled = compilePolicies({ identity: [everything], session: [everything] })
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
const policies = compiled.value

function asking(principal: string, credentials: Credentials, action: string, context: RequestContext = {}) {
  return { principal, credentials, action, resource: '*', context }
}

const withMfa = { 'aws:MultiFactorAuthPresent': 'true' }
const withoutMfa = { 'aws:MultiFactorAuthPresent': 'false' }

describe('temporary credentials', () => {
  it.each<[string, string, Credentials, string, RequestContext, string]>([
    ['R9.9 V139', sessionS, 'role', 'sts:GetSessionToken', {}, 'implicitDeny'],
    ['R9.9 V139', sessionS, 'role', 'sts:GetFederationToken', {}, 'implicitDeny'],
    ['R9.9', alice, 'long-term', 'sts:GetFederationToken', {}, 'allowed'],
    ['R9.10 V140', alice, 'session-token', 'iam:ListUsers', withoutMfa, 'implicitDeny'],
    ['R9.10 V140', alice, 'session-token', 'iam:ListUsers', {}, 'implicitDeny'],
    ['R9.10 V141', alice, 'session-token', 'iam:ListUsers', withMfa, 'allowed'],
    ['R9.10', root, 'session-token', 'iam:ListUsers', {}, 'implicitDeny'],
    ['R9.10', alice, 'long-term', 'iam:ListUsers', {}, 'allowed'],
    ['R9.10', alice, 'session-token', 's3:ListAllMyBuckets', {}, 'allowed'],
    ['R9.10', alice, 'session-token', 'sts:GetCallerIdentity', {}, 'allowed'],
    ['R9.10', alice, 'session-token', 'sts:GetSessionToken', withMfa, 'implicitDeny'],
    ['R9.10', alice, 'session-token', 'sts:GetFederationToken', withMfa, 'implicitDeny'],
    ['R9.10 V142', federated, 'federation-token', 'iam:ListUsers', {}, 'implicitDeny'],
    ['R9.10 V142', federated, 'federation-token', 'sts:AssumeRole', {}, 'implicitDeny'],
    ['R9.10', federated, 'federation-token', 'sts:GetCallerIdentity', {}, 'allowed'],
  ])('%s: %s with %s asks %s with %j: %s', (...[, principal, credentials, action, context, expected]) => {
    const request = asking(principal, credentials, action, context)
    expect(authorize(request, policies).decision).toBe(expected)
    expect(explain(request, policies).decision).toBe(expected)
  })

  it('R9.10 keep to their limits what is asked of IAM, not what other calls check', () => {
    const role = `arn:aws:iam::${A}:role/R`
    const passing = { ...asking(alice, 'session-token', 'iam:PassRole'), resource: role }
    expect(authorize(passing, policies).decision).toBe('allowed')
  })

  it('R9.10 pass on condition of MFA while that is open', () => {
    const request = asking(alice, 'session-token', 'iam:ListUsers')
    const possibility = possibilityOf(request, policies, (key) => key === 'aws:multifactorauthpresent')
    const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' }
    const witness = { 'aws:MultiFactorAuthPresent': 'true' }
    const expected = { kind: 'conditional', conditions: [mfa], witness, ways: [[mfa]], isExact: false }
    expect(possibility).toEqual(expected)
  })

  it.each<[string, Credentials]>([
    [alice, 'role'],
    [alice, 'federation-token'],
    [sessionS, 'session-token'],
    [federated, 'long-term'],
    ['*', 'long-term'],
  ])('R1.7 of %s are refused as %s', (principal, credentials) => {
    expect(readRequest(asking(principal, credentials, 's3:ListAllMyBuckets'))).toMatchObject({
      ok: false,
      problem: { kind: 'bad-principal', pointer: '/credentials' },
    })
  })
})
