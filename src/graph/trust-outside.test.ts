import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import {
  account,
  other,
  stranger,
  root,
  user,
  role,
  edge,
  withRole,
  statement,
  permitting,
  trustWith,
} from '#testing/small-trust.ts'

import { trustGraphOf } from './trust.ts'

describe('an edge from an account', () => {
  it('is half an edge for one of ours: the account as a whole lets nobody in', () => {
    expect(edge(withRole('A', trusting(root)), root, role('A'))).toMatchObject({
      state: 'trustOnly',
      reason: 'delegated',
    })
  })

  it('is conditional for one that we cannot see, since its own side is out of sight', () => {
    const trust = trustWith(
      { AWS: `arn:aws:iam::${stranger}:root` },
      { StringEquals: { 'sts:ExternalId': 'x-1' } },
    )
    const found = edge(withRole('A', trust), `arn:aws:iam::${stranger}:root`, role('A'))
    expect(found).toMatchObject({
      state: 'conditional',
      reason: 'outside',
      conditions: [{ key: 'sts:ExternalId', values: ['x-1'], must: 'hold' }],
    })
  })

  it('is conditional even where the role asks for nothing', () => {
    expect(edge(withRole('A', trusting(stranger)), `arn:aws:iam::${stranger}:root`, role('A'))).toMatchObject(
      {
        state: 'conditional',
        reason: 'outside',
        conditions: [],
      },
    )
  })

  it('is conditional on the ARN where the role asks for certain principals of the account', () => {
    const pattern = `arn:aws:iam::${stranger}:role/Deploy*`
    const trust = trustWith({ AWS: stranger }, { ArnLike: { 'aws:PrincipalArn': pattern } })
    expect(edge(withRole('A', trust), `arn:aws:iam::${stranger}:root`, role('A'))).toMatchObject({
      state: 'conditional',
      conditions: [{ operator: 'ArnLike', key: 'aws:PrincipalArn', values: [pattern] }],
    })
  })

  it.each([
    'role/Deploy/*',
    'role/aws-reserved/sso.amazonaws.com/*',
    'role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_*',
    'role/*/*',
    'user/ops/*',
  ])('is there where the role asks for those under a path, %s (R3.6)', (path) => {
    const pattern = `arn:aws:iam::${stranger}:${path}`
    const asking = (AWS: string) => trustWith({ AWS }, { ArnLike: { 'aws:PrincipalArn': pattern } })
    const expected = { state: 'conditional', conditions: [{ key: 'aws:PrincipalArn', values: [pattern] }] }
    expect(edge(withRole('A', asking(stranger)), `arn:aws:iam::${stranger}:root`, role('A'))).toMatchObject(
      expected,
    )
    expect(edge(withRole('A', asking('*')), '*', role('A'))).toMatchObject(expected)
  })

  it('is not there where the role asks for principals of another account', () => {
    const trust = trustWith(
      { AWS: stranger },
      { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${other}:role/Deploy*` } },
    )
    expect(edge(withRole('A', trust), `arn:aws:iam::${stranger}:root`, role('A'))).toBeUndefined()
  })

  it('needs both sides across accounts of ours (R9.3)', () => {
    const eve = `arn:aws:iam::${other}:user/eve`
    expect(edge(acrossAccounts([]), eve, role('A'))?.state).toBe('trustOnly')
    expect(edge(acrossAccounts([permitting(role('A'))]), eve, role('A'))?.state).toBe('allowed')
  })
})

describe('an edge from outside', () => {
  it.each([
    ['a user who is not there', user('gone'), 'missing-user'],
    ['a deleted principal, of whom the id is left', 'AIDAQQQQQQQQQQQQQQQQQ', 'deleted-user'],
    ['a session of a role that is not there', `arn:aws:sts::${account}:assumed-role/Gone/x`, 'missing-role'],
    ['a federated user', `arn:aws:sts::${account}:federated-user/bob`, 'federated-user'],
  ])('is half an edge for %s, and no outsider', (_, name, kind) => {
    const { nodes } = trustGraphOf(withRole('A', trusting(name)))
    expect(nodes.find(({ id }) => id === name)?.kind).toBe(kind)
    expect(edge(withRole('A', trusting(name)), name, role('A'))).toMatchObject({
      state: 'trustOnly',
      reason: 'no-such-principal',
    })
  })

  it('shows a role that is open to anyone, besides an edge from each principal of its account', () => {
    const workspace = withRole('A', trusting('*'))
    expect(edge(workspace, '*', role('A'))).toMatchObject({ state: 'conditional', reason: 'outside' })
    expect(edge(workspace, user('ann'), role('A'))?.state).toBe('allowed')
  })

  it.each([
    ['aws:PrincipalAccount', stranger],
    ['aws:PrincipalOrgID', 'o-abcd123456'],
  ])('shows what limits a role that is open to anyone: %s', (key, value) => {
    const workspace = withRole('A', trustWith({ AWS: '*' }, { StringEquals: { [key]: value } }))
    expect(edge(workspace, '*', role('A'))).toMatchObject({
      state: 'conditional',
      reason: 'outside',
      conditions: [{ key: expect.stringMatching(new RegExp(key, 'i')), values: [value] }],
    })
  })

  it('is allowed for a service that the role trusts, and conditional on its source where that is asked', () => {
    const plain = withRole('A', trustWith({ Service: 'lambda.amazonaws.com' }, {}))
    expect(edge(plain, 'lambda.amazonaws.com', role('A'))).toMatchObject({
      kind: 'service',
      state: 'allowed',
    })
    const guarded = withRole(
      'A',
      trustWith({ Service: 'lambda.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': account } }),
    )
    expect(edge(guarded, 'lambda.amazonaws.com', role('A'))?.state).toBe('conditional')
  })

  it('reaches a role by OIDC under the conditions on the token', () => {
    const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`
    const trust = statement({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/*' },
      },
    })
    const found = edge(withRole('A', trust), provider, role('A'))
    expect(found).toMatchObject({ kind: 'AssumeRoleWithWebIdentity', state: 'conditional' })
    expect(found?.conditions).toHaveLength(2)
  })

  it('reaches a role by SAML', () => {
    const provider = `arn:aws:iam::${account}:saml-provider/corp`
    const trust = statement({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    })
    expect(edge(withRole('A', trust), provider, role('A'))).toMatchObject({
      kind: 'AssumeRoleWithSAML',
      state: 'conditional',
    })
  })

  it('leads out of sight where a permission names a role of an account that we do not hold', () => {
    const target = `arn:aws:iam::${stranger}:role/Hub`
    const workspace = withRole('A', trusting(user('bob')), { ann: permitting(target) })
    expect(edge(workspace, user('ann'), target)).toMatchObject({
      state: 'unknown',
      reason: 'role-out-of-sight',
    })
  })
})

describe('an edge from a machine', () => {
  const instance = `arn:aws:ec2:eu-west-1:${account}:instance/i-0123456789abcdef0`
  const workspace = (service: string) =>
    workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          roles: [{ name: 'Web', trustPolicy: trustWith({ Service: service }, {}) }],
          instanceProfiles: [{ name: 'web', roleName: 'Web' }],
          resources: [
            {
              type: 'ec2-instance',
              name: 'i-0123456789abcdef0',
              arn: instance,
              instanceProfile: `arn:aws:iam::${account}:instance-profile/web`,
            },
          ],
        },
      ],
    })

  it('goes through its instance profile where the role trusts EC2', () => {
    expect(edge(workspace('ec2.amazonaws.com'), instance, role('Web'))).toMatchObject({
      kind: 'instanceProfile',
      state: 'allowed',
    })
  })

  it('is half an edge where the role trusts another service', () => {
    expect(edge(workspace('lambda.amazonaws.com'), instance, role('Web'))).toMatchObject({
      kind: 'instanceProfile',
      state: 'permissionOnly',
    })
  })
})

/** A role that trusts a user of another account of ours, who has these policies. */
function acrossAccounts(permission: readonly JsonObject[]): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        roles: [{ name: 'A', trustPolicy: trusting(`arn:aws:iam::${other}:user/eve`) }],
      },
      {
        accountId: other,
        name: 'b',
        users: [{ name: 'eve', inlinePolicies: permission.map((document) => ({ name: 'p', document })) }],
      },
    ],
  })
}
