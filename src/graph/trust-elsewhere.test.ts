import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import {
  account,
  edge,
  inline,
  other,
  permitting,
  role,
  statement,
  stranger,
  trustWith,
  withRole,
} from '#testing/small-trust.ts'

const organizationId = 'o-tidewater00'
const rootOf = (id: string) => `arn:aws:iam::${id}:root`

/** An account of an organization with one role, and another that is in none, where eve may assume whatever there is. */
function inOrganization(trustPolicy: JsonObject, guardrails: readonly JsonObject[] = []) {
  const policies = guardrails.map((one, at) => ({
    id: `p-guardrail${at}`,
    type: 'resource-control',
    name: `Guardrail ${at}`,
    document: statement({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*', ...one }),
  }))
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId,
      rootId: 'r-tide',
      managementAccountId: '555555555555',
      policyTypes: ['resource-control'],
      organizationPolicies: policies.map(({ id }) => id),
      policies,
      units: [],
    },
    accounts: [
      { accountId: account, name: 'a', parent: 'r-tide', roles: [{ name: 'A', trustPolicy }] },
      { accountId: other, name: 'b', users: [{ name: 'eve', inlinePolicies: [inline(permitting('*'))] }] },
    ],
  })
}

const ours = { 'aws:PrincipalOrgID': organizationId }

describe('an edge from elsewhere', () => {
  const open = trusting(stranger, `arn:aws:iam::${stranger}:user/x`, '*')
  const callers = [rootOf(stranger), `arn:aws:iam::${stranger}:user/x`, '*']

  it.each(callers)('R8.9 is not there where a resource control policy keeps all out: %s', (from) => {
    expect(edge(inOrganization(open), from, role('A'))?.state).toBe('conditional')
    expect(edge(inOrganization(open, [{}]), from, role('A'))).toBeUndefined()
  })

  it('R8.9 is of insiders alone where a resource control policy keeps the others out', () => {
    const perimeter = { Condition: { StringNotEqualsIfExists: ours } }
    const workspace = inOrganization(open, [perimeter])
    expect(edge(workspace, '*', role('A'))).toMatchObject({ state: 'trustOnly', reason: 'insiders' })
    expect(edge(workspace, rootOf(stranger), role('A'))).toBeUndefined()
  })

  it('R8.9 is on condition of the one whom a resource control policy lets pass', () => {
    const pattern = `arn:aws:iam::${stranger}:role/partner`
    const workspace = inOrganization(trusting(stranger), [
      { Condition: { ArnNotLike: { 'aws:PrincipalArn': pattern } } },
    ])
    expect(edge(workspace, rootOf(stranger), role('A'))).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'aws:PrincipalArn', values: [pattern] }],
    })
  })

  it('R6.7 is not there where the role asks for our organization and the account is in none', () => {
    const workspace = inOrganization(trustWith({ AWS: [other, stranger] }, { StringEquals: ours }))
    expect(edge(workspace, `arn:aws:iam::${other}:user/eve`, role('A'))?.state).toBe('permissionOnly')
    expect(edge(workspace, rootOf(stranger), role('A'))).toBeUndefined()
  })

  it.each<[string, JsonObject]>([
    ['whatever begins with an account', { StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${stranger}:*` } }],
    ['roles of that name anywhere', { StringLike: { 'aws:PrincipalArn': '*:role/ops-*' } }],
    ['an account but for its end', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::99999999????:role/x' } }],
    ['accounts that begin alike', { StringLike: { 'aws:PrincipalAccount': '99999999*' } }],
    ['users alone', { StringEquals: { 'aws:PrincipalType': 'User' } }],
    ['users of that name', { StringEquals: { 'aws:username': 'kim' } }],
  ])('R4.5 is found where the role asks for %s', (_, condition) => {
    const found = edge(withRole('A', trustWith({ AWS: '*' }, condition)), '*', role('A'))
    expect(found).toMatchObject({ state: 'conditional', reason: 'outside' })
    expect(found?.conditions).toHaveLength(1)
  })

  it('R6.2 is not there for a role where a name of users is asked for', () => {
    const named = `arn:aws:iam::${stranger}:role/ops`
    const trust = trustWith({ AWS: named }, { StringEquals: { 'aws:username': 'ops' } })
    expect(edge(withRole('A', trust), named, role('A'))).toBeUndefined()
  })

  it('is on condition of both where the role asks for an ARN in whatever account, and for an account', () => {
    const trust = trustWith(
      { AWS: '*' },
      {
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ops' },
        StringEquals: { 'aws:PrincipalAccount': [account, stranger] },
      },
    )
    expect(edge(withRole('A', trust), '*', role('A'))).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'aws:PrincipalArn' }, { key: 'aws:PrincipalAccount' }],
    })
  })

  it('R5.7 is on condition of the tag that the request asks a caller to have', () => {
    const same = { StringNotEquals: { 'aws:PrincipalAccount': '${aws:PrincipalTag/home}' } }
    const trust = statement(
      { Effect: 'Allow', Principal: { AWS: stranger }, Action: 'sts:AssumeRole' },
      { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Condition: same },
    )
    expect(edge(withRole('A', trust), rootOf(stranger), role('A'))?.state).toBe('conditional')
  })

  it('R1.3 is found of users where the role denies all roles', () => {
    const trust = statement(
      { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sts:AssumeRole',
        Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
      },
    )
    expect(edge(withRole('A', trust), '*', role('A'))).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'aws:PrincipalType', values: ['User'] }],
    })
  })
})
