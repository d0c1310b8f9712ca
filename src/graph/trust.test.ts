import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import {
  account,
  root,
  user,
  role,
  sessionOf,
  edge,
  withRole,
  statement,
  permitting,
  denying,
  trustWith,
} from '#testing/small-trust.ts'

import { trustGraphOf } from './trust.ts'

describe('an edge between a user and a role', () => {
  it('is allowed where the trust policy names the user: no permission is needed (R9.1)', () => {
    const workspace = withRole('Deploy', trusting(user('ann')))
    expect(edge(workspace, user('ann'), role('Deploy'))).toMatchObject({
      state: 'allowed',
      kind: 'AssumeRole',
    })
  })

  it('says which statement lets the user in', () => {
    const found = edge(withRole('Deploy', trusting(user('ann'))), user('ann'), role('Deploy'))
    expect(found?.sentence).not.toBe('')
    expect(found?.deciding).toContainEqual(
      expect.objectContaining({ layer: 'resource', statement: 0, source: `trust/${role('Deploy')}` }),
    )
  })

  it('is allowed where the role trusts the account and a policy permits the user', () => {
    const workspace = withRole('Deploy', trusting(root), { ann: permitting(role('Deploy')) })
    expect(edge(workspace, user('ann'), role('Deploy'))?.state).toBe('allowed')
  })

  it('is not there where the role trusts the account and nothing permits the user', () => {
    expect(edge(withRole('Deploy', trusting(root)), user('ann'), role('Deploy'))).toBeUndefined()
  })

  it('tells each way in, where one of several statements is enough', () => {
    const [mfa, network] = [
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    ]
    const keys = ['aws:MultiFactorAuthPresent', 'aws:SourceIp']
    expect(waysIn(mfa, network)).toEqual(['conditional', keys])
    expect(waysIn(network, mfa)).toEqual(['conditional', keys])
    expect(waysIn({ ...mfa, ...network })).toEqual(['conditional', [keys.join(' ')]])
    expect(waysIn(mfa)).toEqual(['conditional', ['aws:MultiFactorAuthPresent']])
  })

  it('is permitted through a group as well', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', groups: ['ops'] }],
          groups: [{ name: 'ops', inlinePolicies: [{ name: 'p', document: permitting(role('D')) }] }],
          roles: [{ name: 'D', trustPolicy: trusting(root) }],
        },
      ],
    })
    expect(edge(workspace, user('ann'), role('D'))?.state).toBe('allowed')
    expect(edge(workspace, user('ann'), `arn:aws:iam::${account}:group/ops`)).toMatchObject({
      kind: 'member',
      reason: 'member',
    })
  })

  it('is conditional, with the condition, where the trust policy asks for MFA', () => {
    const trust = trustWith({ AWS: user('ann') }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })
    expect(edge(withRole('Admin', trust), user('ann'), role('Admin'))).toMatchObject({
      state: 'conditional',
      conditions: [
        { key: expect.stringMatching(/aws:MultiFactorAuthPresent/i), values: ['true'], must: 'hold' },
      ],
    })
  })

  it('is half an edge, never access, where a Deny of the user stands against the trust', () => {
    const workspace = withRole('Deploy', trusting(user('ann')), { ann: denying(role('Deploy')) })
    expect(edge(workspace, user('ann'), role('Deploy'))).toMatchObject({
      state: 'trustOnly',
      reason: 'not-permitted',
    })
  })

  it('is half an edge, which names the conditions and statements of both sides, where no call meets both', () => {
    const key = 'aws:MultiFactorAuthPresent'
    const own = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: '*',
      Condition: { Bool: { [key]: 'false' } },
    }
    const trust = trustWith({ AWS: root }, { Bool: { [key]: 'true' } })
    const found = edge(withRole('Deploy', trust, { ann: statement(own) }), user('ann'), role('Deploy'))
    expect(found).toMatchObject({
      state: 'trustOnly',
      reason: 'at-odds',
      conditions: [
        { key, values: ['true'], must: 'hold' },
        { key, values: ['false'], must: 'hold' },
      ],
    })
    expect(found?.deciding.map(({ layer }) => layer)).toEqual(['resource', 'identity'])
  })

  it('is half an edge where the boundary leaves no room for it (R9.2)', () => {
    const boundary = `arn:aws:iam::${account}:policy/Limits`
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', permissionsBoundary: boundary }],
          roles: [{ name: 'D', trustPolicy: trusting(user('ann')) }],
          policies: [
            { name: 'Limits', document: statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
          ],
        },
      ],
    })
    expect(edge(workspace, user('ann'), role('D'))?.state).toBe('trustOnly')
  })

  it('is half an edge where a policy names the role and the role does not trust the user', () => {
    const workspace = withRole('Deploy', trusting(user('bob')), { ann: permitting(role('Dep*')) })
    const found = edge(workspace, user('ann'), role('Deploy'))
    expect(found).toMatchObject({ state: 'permissionOnly', reason: 'not-trusted' })
    expect(found?.deciding).toContainEqual(expect.objectContaining({ layer: 'identity' }))
  })

  it.each(['*', `arn:aws:iam::${account}:role/*`, 'arn:aws:iam::*:role/*'])(
    'is not drawn for a permission on all roles at once: %s',
    (resource) => {
      const workspace = withRole('Deploy', trusting(user('bob')), { ann: permitting(resource) })
      expect(edge(workspace, user('ann'), role('Deploy'))).toBeUndefined()
    },
  )

  it('is not access where each side asks for what the other forbids', () => {
    const trust = trustWith({ AWS: root }, { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })
    const permission = statement(
      { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' },
      {
        Effect: 'Deny',
        Action: 'sts:AssumeRole',
        Resource: '*',
        Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      },
    )
    const found = edge(withRole('Deploy', trust, { ann: permission }), user('ann'), role('Deploy'))
    expect(found?.state).not.toBe('allowed')
    expect(found?.state).not.toBe('conditional')
  })

  it('is unknown where the trust policy is not one that IAM would take', () => {
    const workspace = withRole('Deploy', {
      Statement: [{ Effect: 'Perhaps', Principal: { AWS: user('ann') } }],
    })
    expect(edge(workspace, user('ann'), role('Deploy'))).toMatchObject({
      state: 'unknown',
      reason: 'unreadable',
    })
  })

  it('is unknown where an attached policy is missing', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', attachedPolicies: [`arn:aws:iam::${account}:policy/Gone`] }],
          roles: [
            { name: 'Open', trustPolicy: trusting(root) },
            { name: 'Shut', trustPolicy: trusting(user('bob')) },
          ],
        },
      ],
    })
    expect(edge(workspace, user('ann'), role('Open'))?.state).toBe('unknown')
    expect(edge(workspace, user('ann'), role('Shut'))).toBeUndefined()
  })
})

describe('an edge from a role', () => {
  it('goes on from the role that was assumed before', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann' }],
          roles: [
            { name: 'A', trustPolicy: trusting(user('ann')) },
            { name: 'B', trustPolicy: trusting(role('A')) },
          ],
        },
      ],
    })
    expect(edge(workspace, role('A'), role('B'))?.state).toBe('allowed')
    expect(edge(workspace, user('ann'), role('B'))).toBeUndefined()
  })

  it('leads back to itself only where the role trusts itself (R9.4)', () => {
    expect(edge(withRole('A', trusting(role('A'))), role('A'), role('A'))?.state).toBe('allowed')
    expect(edge(withRole('A', trusting(user('ann'))), role('A'), role('A'))).toBeUndefined()
  })

  it('hangs on the session name where the trust policy names one session', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          roles: [
            { name: 'A', trustPolicy: trusting(root) },
            { name: 'B', trustPolicy: trusting(sessionOf('A', 'nightly')) },
          ],
        },
      ],
    })
    expect(edge(workspace, role('A'), role('B'))).toMatchObject({
      state: 'conditional',
      conditions: [{ operator: 'StringLike', key: 'aws:userid', values: ['*:nightly'], must: 'hold' }],
    })
  })

  it('survives roles that trust each other in a circle', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          roles: [
            { name: 'A', trustPolicy: trusting(role('B')) },
            { name: 'B', trustPolicy: trusting(role('A')) },
          ],
        },
      ],
    })
    expect(trustGraphOf(workspace).edges.map(({ state }) => state)).toEqual(['allowed', 'allowed'])
  })
})

it('takes a name for the service that can call where another role names it as an AWS principal (R3.10)', () => {
  const service = 'lambda.amazonaws.com'
  const trusts = [
    ['R1', { AWS: service }],
    ['R2', { Service: service }],
    ['R3', { AWS: service }],
  ] as const
  const roles = trusts.map(([name, Principal]) => ({
    name,
    trustPolicy: statement({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }),
  }))
  const accounts = [{ accountId: account, name: 'a', roles }]
  const { nodes, edges } = trustGraphOf(workspaceOf({ rolescape: 1, name: 'w', accounts }))
  expect(nodes.filter(({ id }) => id === service)).toMatchObject([{ kind: 'service' }])
  expect(edges.filter(({ from }) => from === service).map(({ to, state }) => [to, state])).toEqual([
    [role('R1'), 'unknown'],
    [role('R2'), 'allowed'],
    [role('R3'), 'unknown'],
  ])
})

function lettingRootIn(Condition: JsonObject): JsonObject {
  return { Effect: 'Allow', Principal: { AWS: root }, Action: 'sts:AssumeRole', Condition }
}

function keysOf(way: readonly { readonly key: string }[]): string {
  return way.map(({ key }) => key).join(' ')
}

/** The state of ann's edge to a role with a statement for each condition, and the keys of each way in. */
function waysIn(...conditions: readonly JsonObject[]) {
  const workspace = withRole('Deploy', statement(...conditions.map(lettingRootIn)), {
    ann: permitting(role('Deploy')),
  })
  const found = edge(workspace, user('ann'), role('Deploy'))
  return [found?.state, [found?.conditions ?? [], ...(found?.others ?? [])].map(keysOf).toSorted()]
}
