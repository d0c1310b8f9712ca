import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, edge, inline, permitting, role, root, statement, user } from '#testing/small-trust.ts'

import { whoCan } from './questions/who-can.ts'

const [ofA, ofB] = ['AROAAAAAAAAAAAAAAAAAA', 'AROABBBBBBBBBBBBBBBBB']

type More = {
  readonly permissions?: JsonObject
  readonly target?: JsonObject
  readonly bucket?: JsonObject
  readonly guardrail?: JsonObject
}

/** Roles A and B with the same permissions, a role that they may assume, and a bucket. */
function workspaceWith({ permissions = permitting('*'), target, bucket, guardrail }: More) {
  const inlinePolicies = [inline(permissions)]
  const trustPolicy = trusting(user('gone'))
  const guarded = guardrail === undefined ? [] : ['p-guardrail']
  const policies = guarded.map((id) => ({ id, type: 'service-control', name: 'g', document: guardrail }))
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId: 'o-tidewater00',
      rootId: 'r-tide',
      managementAccountId: '555555555555',
      policyTypes: ['service-control'],
      organizationPolicies: guarded,
      policies,
      units: [],
    },
    accounts: [
      {
        accountId: account,
        name: 'a',
        ...(guardrail === undefined ? {} : { parent: 'r-tide', organizationPolicies: guarded }),
        roles: [
          { name: 'A', uniqueId: ofA, trustPolicy, inlinePolicies },
          { name: 'B', uniqueId: ofB, trustPolicy, inlinePolicies },
          { name: 'Target', trustPolicy: target ?? trusting(root) },
        ],
        resources: [{ type: 's3-bucket', name: 'reports', policy: bucket ?? null }],
      },
    ],
  })
}

const onId = (values: readonly string[], operator = 'StringLike') => ({
  Condition: { [operator]: { 'aws:userid': values } },
})
const denial = { Effect: 'Deny', Action: '*', Resource: '*' }
const allowance = { Effect: 'Allow', Action: '*', Resource: '*' }

describe('a session of whatever name', () => {
  it('R6.2 can assume a role that asks for the unique id of its own role, whatever it is called, and no other', () => {
    const target = statement({
      Effect: 'Allow',
      Principal: '*',
      Action: 'sts:AssumeRole',
      ...onId([`${ofA}:*`]),
    })
    const workspace = workspaceWith({ target, permissions: statement(allowance) })
    expect(edge(workspace, role('A'), role('Target'))?.state).toBe('allowed')
    expect(edge(workspace, role('B'), role('Target'))?.state).toBe('permissionOnly')
    expect(edge(workspace, '*', role('Target'))).toMatchObject({ state: 'trustOnly', reason: 'insiders' })
  })

  it('R6.2 has access where a bucket asks for the unique id of its own role, and no other', () => {
    const letting = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::reports/*',
    }
    const bucket = statement({ ...letting, ...onId([`${ofA}:*`]) })
    const ask = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/x', context: {} }
    const states = [...whoCan(workspaceWith({ bucket }), ask)].map(({ asker, access }) => [
      asker.id,
      access.state,
    ])
    expect(Object.fromEntries(states)).toMatchObject({
      [role('A')]: 'allowed',
      [role('B')]: 'denied',
      '*': 'denied',
    })
  })

  it.each<[string, More]>([
    ['its own policies', { permissions: statement(allowance, { ...denial, ...onId(['*:admin']) }) }],
    ['a guardrail', { guardrail: statement(allowance, { ...denial, ...onId(['*:admin']) }) }],
    [
      'a guardrail that lets no other pass',
      {
        guardrail: statement(allowance, { ...denial, ...onId(['*:admin'], 'StringNotLike') }),
      },
    ],
  ])('R6.2 can where it has the right name, if %s deny others', (_, more) => {
    expect(edge(workspaceWith(more), role('A'), role('Target'))).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'aws:userid', values: ['*:admin'], must: 'fail' }],
    })
  })

  it('R3.12 is told by the unique id in a trust policy, whichever names are denied', () => {
    const permissions = statement(allowance, { ...denial, ...onId(['*:admin']) })
    const workspace = workspaceWith({ permissions, target: trusting(ofA) })
    expect(edge(workspace, role('A'), role('Target'))?.state).toBe('conditional')
    expect(edge(workspace, role('B'), role('Target'))).toBeUndefined()
  })
})
