import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, denying, edge, other, permitting, role, statement, user } from '#testing/small-trust.ts'

import { emptyMemo } from './trust-memo.ts'
import { trustGraphOf } from './trust.ts'

type Given = {
  /** Inline policies of ann, and her boundary. */
  readonly own?: readonly JsonObject[]
  readonly boundary?: JsonObject
  readonly guardrail?: {
    readonly type: 'service-control' | 'resource-control'
    readonly document: JsonObject
  }
  /** In which account the role is, which trusts ann by name. */
  readonly roleIn?: string
}

const allow = { Effect: 'Allow', Action: '*', Resource: '*' }
const onlyS3 = statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' })

const fullAccess = (type: string) => ({
  id: `p-${type}`,
  type,
  name: `Full of ${type}`,
  document: statement(type === 'resource-control' ? { ...allow, Principal: '*' } : allow),
})
const mfa = (wanted: string) => ({ Bool: { 'aws:MultiFactorAuthPresent': wanted } })

/** Ann of one account, named by a role of the same account or another. */
function workspaceWith({ own = [], boundary, guardrail, roleIn = account }: Given): Workspace {
  const limits = `arn:aws:iam::${account}:policy/Limits`
  const roles = [{ name: 'D', trustPolicy: trusting(user('ann')) }]
  const types = ['service-control', 'resource-control']
  const attached = types.map((type) => (type === guardrail?.type ? 'p-guard' : `p-${type}`))
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId: 'o-acme123456',
      rootId: 'r-acme',
      managementAccountId: '999999999999',
      policyTypes: types,
      organizationPolicies: types.map((type) => `p-${type}`),
      policies: [
        ...types.map(fullAccess),
        ...(guardrail === undefined ? [] : [{ id: 'p-guard', name: 'Guard', ...guardrail }]),
      ],
    },
    accounts: [account, other].map((accountId) => ({
      accountId,
      name: accountId,
      parent: 'r-acme',
      organizationPolicies: attached,
      users:
        accountId === account
          ? [
              {
                name: 'ann',
                inlinePolicies: own.map((document, at) => ({ name: `p${at}`, document })),
                ...(boundary === undefined ? {} : { permissionsBoundary: limits }),
              },
            ]
          : [],
      policies:
        accountId === account && boundary !== undefined ? [{ name: 'Limits', document: boundary }] : [],
      roles: accountId === roleIn ? roles : [],
    })),
  })
}

function halfWith(given: Given) {
  const arn = given.roleIn === undefined ? role('D') : `arn:aws:iam::${given.roleIn}:role/D`
  return edge(workspaceWith(given), user('ann'), arn)
}

const permitted = permitting('*')

describe('what stops a call that a trust policy lets in', () => {
  it.each<readonly [string, Given, readonly [layer: string, isDenied: boolean][]]>([
    ['a boundary that is silent', { own: [permitted], boundary: onlyS3 }, [['permissionsBoundary', false]]],
    [
      'a boundary that denies',
      { own: [permitted], boundary: statement(allow, { ...allow, Effect: 'Deny' }) },
      [['permissionsBoundary', true]],
    ],
    ['a policy of its own that denies', { own: [permitted, denying('*')] }, [['identity', true]]],
    ['no permission on a role elsewhere', { roleIn: other }, [['identity', false]]],
    [
      'no permission on a role elsewhere, nor room in the boundary',
      { roleIn: other, boundary: onlyS3 },
      [
        ['identity', false],
        ['permissionsBoundary', false],
      ],
    ],
    [
      'a service control policy that is silent',
      { own: [permitted], guardrail: { type: 'service-control', document: onlyS3 } },
      [['serviceControl', false]],
    ],
    [
      'a resource control policy that denies',
      {
        own: [permitted],
        guardrail: {
          type: 'resource-control',
          document: statement({ Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }),
        },
      },
      [['resourceControl', true]],
    ],
  ])('is %s', (_, given, expected) => {
    const half = halfWith(given)
    expect(half).toMatchObject({ state: 'trustOnly', reason: 'not-permitted' })
    expect(half?.stops?.map(({ layer, isDenied }) => [layer, isDenied])).toEqual(expected)
  })

  it('names the boundary, and beside the trust the permission that it leaves no room for', () => {
    const half = halfWith({ own: [permitted], boundary: onlyS3 })
    expect(half?.stops?.[0]?.policies).toEqual([
      { name: 'managed policy Limits', source: expect.stringContaining('Limits') },
    ])
    expect(half?.deciding.map(({ layer, effect }) => [layer, effect])).toEqual([
      ['resource', 'Allow'],
      ['identity', 'Allow'],
    ])
  })

  it('is told anew where a policy of the caller changes, though the half stays', () => {
    const memo = emptyMemo()
    const stopsNow = (given: Given) => {
      const { edges } = trustGraphOf(workspaceWith(given), memo)
      const half = edges.find(({ from, to }) => from === user('ann') && to === role('D'))
      return half?.stops?.map(({ layer, isDenied }) => [layer, isDenied])
    }
    const silent: Given = { own: [permitted], boundary: onlyS3 }
    expect(stopsNow(silent)).toEqual([['permissionsBoundary', false]])
    expect(stopsNow({ ...silent, own: [permitted, denying('*')] })).toEqual([
      ['identity', true],
      ['permissionsBoundary', false],
    ])
    expect(stopsNow(silent)).toEqual([['permissionsBoundary', false]])
  })

  it('is no layer by itself where only two of them together leave nothing', () => {
    const half = halfWith({
      own: [statement({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*', Condition: mfa('true') })],
      boundary: statement({ ...allow, Condition: mfa('false') }),
      roleIn: other,
    })
    expect(half).toMatchObject({ state: 'trustOnly', reason: 'not-permitted', stops: [] })
  })
})
