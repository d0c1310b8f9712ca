import { assert, constantFrom, property, record, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { authorize } from '#engine/evaluate/authorize.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import type { Arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import {
  account,
  other,
  root,
  user,
  role,
  withRole,
  inline,
  statement,
  permitting,
  denying,
  trustWith,
} from '#testing/small-trust.ts'

import { summaryOf } from './summary.ts'
import { trustGraphOf } from './trust.ts'

describe('the trust graph', () => {
  it('has no edges twice, and ends of all edges among its nodes', () => {
    const workspace = withRole('A', trusting(root, user('ann'), user('ann'), '*'), { ann: permitting('*') })
    const { nodes, edges } = trustGraphOf(workspace)
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length)
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
    const ids = nodes.map(({ id }) => id)
    for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]))
  })

  it('is empty for an empty workspace', () => {
    expect(trustGraphOf(workspaceOf({ rolescape: 1, name: 'w', accounts: [] }))).toEqual({
      nodes: [],
      edges: [],
    })
    expect([...summaryOf({ nodes: [], edges: [] }).states]).toEqual([])
  })

  it('agrees with the engine on every pair of users, roles and targets, with and without MFA', () => {
    const document = constantFrom<JsonValue>(
      permitting('*'),
      permitting(role('A')),
      denying('*'),
      denying(role('B')),
      statement({ Effect: 'Allow', NotAction: 's3:*', NotResource: role('A') }),
      statement({
        Effect: 'Allow',
        Action: 'sts:Assume*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      statement({
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    )
    const trust = constantFrom<JsonValue>(
      trusting(root),
      trusting(user('ann')),
      trusting(role('A'), role('B')),
      trusting('*'),
      trusting(`arn:aws:iam::${other}:root`),
      trustWith({ AWS: root }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      trustWith({ AWS: '*' }, { StringEquals: { 'aws:PrincipalTag/team': 'web' } }),
      statement(
        { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' },
      ),
    )
    assert(
      property(
        record({
          users: tuple(document, document),
          roles: tuple(document, document),
          trusts: tuple(trust, trust),
        }),
        ({ users, roles, trusts }) => {
          const workspace = workspaceOf({
            rolescape: 1,
            name: 'w',
            accounts: [
              {
                accountId: account,
                name: 'a',
                users: [{ name: 'ann', tags: { team: 'web' }, inlinePolicies: [inline(users[0])] }],
                roles: [
                  { name: 'A', trustPolicy: trusts[0], inlinePolicies: [inline(roles[0])] },
                  { name: 'B', trustPolicy: trusts[1], inlinePolicies: [inline(roles[1])] },
                ],
              },
              { accountId: other, name: 'b', users: [{ name: 'eve', inlinePolicies: [inline(users[1])] }] },
            ],
          })
          expectEveryPairTrue(workspace)
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** Each pair asked of the engine itself, without MFA and with it, against the edge that the graph has for it. */
function expectEveryPairTrue(workspace: Workspace): void {
  const { edges } = trustGraphOf(workspace)
  const targets = entitiesOf(workspace, 'role')
  for (const principal of [...entitiesOf(workspace, 'user'), ...targets]) {
    for (const target of targets) {
      const answers = [
        {},
        { 'aws:MultiFactorAuthPresent': false },
        { 'aws:MultiFactorAuthPresent': true },
      ].map((context) => mayAssume(workspace, callerFor(principal), target.arn, context))
      const found = edges.find(({ from, to }) => from === principal.arn && to === target.arn)
      const isAccess = found?.state === 'allowed' || found?.state === 'conditional'
      const pair = `${principal.arn} -> ${target.arn}: ${found?.state}, engine: ${answers.join()}`
      expect({ pair, isAccess, isAlways: found?.state === 'allowed' }).toEqual({
        pair,
        isAccess: answers.includes(true),
        isAlways: !answers.includes(false),
      })
    }
  }
}

function callerFor(principal: { readonly kind: 'user' | 'role'; readonly arn: Arn }): Caller {
  return principal.kind === 'user'
    ? { kind: 'user', user: principal.arn, context: {} }
    : { kind: 'role-session', role: principal.arn, sessionName: 's', context: {}, sessionPolicies: [] }
}

function mayAssume(
  workspace: Workspace,
  caller: Caller,
  target: Arn,
  context: Readonly<Record<string, boolean>>,
): boolean {
  const resolution = resolve(workspace, caller, { action: 'sts:AssumeRole', resource: target, context })
  if (resolution.kind === 'unknown')
    throw new Error(`can't be decided: ${JSON.stringify(resolution.reasons)}`)
  return authorize(resolution.request, resolution.policies).decision === 'allowed'
}
