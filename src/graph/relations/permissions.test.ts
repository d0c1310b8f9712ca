import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, other, role, statement, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import type { Focus } from './graph-question.ts'
import type { Relation, RelationKind } from './relation.ts'
import { relationsOf } from './relations-of.ts'

function relationsIn(workspace: Workspace, focus: Focus, kind: RelationKind): readonly Relation[] {
  const memo = emptyMemo()
  const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
  return [...relationsOf(scene, { focus, kinds: [kind], actions: {} })].flatMap((step) => step.relations)
}

const served = (...services: readonly string[]) =>
  statement({ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' })

function company(...statements: readonly JsonObject[]): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(...statements))] }, { name: 'bob' }],
        groups: [{ name: 'Admins' }],
        roles: [
          { name: 'Runs', trustPolicy: served('lambda.amazonaws.com', 'ec2.amazonaws.com') },
          {
            name: 'Closed',
            trustPolicy: statement({
              Effect: 'Allow',
              Principal: { AWS: account },
              Action: 'sts:AssumeRole',
            }),
          },
        ],
        policies: [{ name: 'Work', document: statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) }],
        resources: [{ type: 's3-bucket', name: 'crown' }],
      },
      {
        accountId: other,
        name: 'b',
        roles: [{ name: 'Theirs', trustPolicy: served('lambda.amazonaws.com') }],
      },
    ],
  })
}

const named = (name: string, path = '/') => ({ name, path, trustPolicy: served('ec2.amazonaws.com') })

describe('who can pass a role', () => {
  it('tells for which of the services that the role trusts, with the engine’s reason', () => {
    const workspace = company({
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    })
    const found = relationsIn(workspace, { direction: 'from', id: user('ann') }, 'pass')
    expect(found.map(({ to, state }) => [to, state])).toEqual([[role('Runs'), 'allowed']])
    const [only] = found
    expect(only?.kind === 'pass' ? only.services.map(({ service }) => service) : []).toEqual([
      'lambda.amazonaws.com',
    ])
    expect(only?.deciding).toHaveLength(1)
    expect(relationsIn(workspace, { direction: 'to', id: role('Runs') }, 'pass')).toEqual(found)
    expect(relationsIn(workspace, { direction: 'to', id: role('Closed') }, 'pass')).toEqual([])
  })
})

describe('who can change something', () => {
  it('tells by which calls, and of which effect', () => {
    const workspace = company(
      { Effect: 'Allow', Action: ['iam:Update*', 'iam:AddUserToGroup', 's3:PutBucketPolicy'], Resource: '*' },
      { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: user('bob') },
      { Effect: 'Allow', Action: 'iam:CreatePolicyVersion', Resource: `arn:aws:iam::${account}:policy/Work` },
      { Effect: 'Deny', Action: 'iam:UpdateAssumeRolePolicy', Resource: role('Closed') },
    )
    const found = relationsIn(workspace, { direction: 'from', id: user('ann') }, 'change')
    const told = found.map((one) => [
      one.to.split(/[/:]/).at(-1),
      one.kind === 'change' ? one.calls.map(({ action, effect }) => `${effect} ${action}`).join() : '',
    ])
    expect(Object.fromEntries(told)).toEqual({
      Runs: 'trust iam:UpdateAssumeRolePolicy',
      ann: 'credentials iam:UpdateLoginProfile',
      bob: 'credentials iam:CreateAccessKey,credentials iam:UpdateLoginProfile',
      Admins: 'members iam:AddUserToGroup',
      Work: 'permissions iam:CreatePolicyVersion',
      crown: 'permissions s3:PutBucketPolicy',
    })
  })

  it('is one line to all of a kind where the same holds of more than ten, but for those that AWS keeps', () => {
    const roles = [
      named('Linked', '/aws-service-role/ec2.amazonaws.com/'),
      ...Array.from({ length: 12 }, (_, at) => named(`R${at}`)),
    ]
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [
            {
              name: 'ann',
              inlinePolicies: [inline(statement({ Effect: 'Allow', Action: 'iam:*', Resource: '*' }))],
            },
          ],
          roles,
        },
      ],
    })
    const found = relationsIn(workspace, { direction: 'from', id: user('ann') }, 'change')
    expect(found.find(({ covers }) => covers > 1)).toMatchObject({
      to: `pattern arn:aws:iam::${account}:role/*`,
      covers: 12,
      state: 'allowed',
    })
    const passed = relationsIn(workspace, { direction: 'from', id: user('ann') }, 'pass')
    expect(passed.reduce((sum, { covers }) => sum + covers, 0)).toBe(12)
  })
})
