import { describe, expect, it } from 'vitest'

import { allowing, dev, smallCompany, the, workspaceOf } from '#testing/accounts.ts'

import type { Caller } from './caller.ts'
import { gather } from './gather.ts'

const asAlice: Caller = { kind: 'user', user: the.alice, context: {} }

describe('a resource of another account that the workspace does not hold', () => {
  it.each([
    ['an instance, which has no policy', 'ec2:RunInstances', 'ec2:eu-west-1:222222222222:instance/i-0', []],
    [
      'another thing of EC2, which may be shared',
      'ec2:RunInstances',
      'ec2:eu-west-1:222222222222:subnet/s',
      [1],
    ],
    ['a table that the call makes', 'dynamodb:CreateTable', 'dynamodb:eu-west-1:222222222222:table/t', []],
    ['a table that is there', 'dynamodb:GetItem', 'dynamodb:eu-west-1:222222222222:table/t', [1]],
    ['a queue', 'sqs:SendMessage', 'sqs:eu-west-1:222222222222:q', [1]],
  ])('R7.11 may have a policy that nobody sees, where it can have one: %s', (_, action, rest, gaps) => {
    const resource = `arn:aws:${rest}`
    const gathered = gather(smallCompany(), asAlice, { action, resource, context: {} })
    expect(gathered.gaps).toEqual(gaps.map(() => ({ kind: 'unseen-resource', resource })))
  })
})

describe('the keys of IAM', () => {
  const bounded = { 'iam:PermissionsBoundary': the.limits }

  it.each([
    ['an edit of what a bounded user may do', 'iam:AttachUserPolicy', the.alice, bounded],
    ['letter case ignored', 'IAM:putuserpolicy', the.alice, bounded],
    ['the boundary being taken off', 'iam:DeleteUserPermissionsBoundary', the.alice, bounded],
    ['a boundary being set, which the call itself says', 'iam:PutUserPermissionsBoundary', the.alice, {}],
    ['a user without one', 'iam:AttachUserPolicy', the.bob, {}],
    ['an action that does not carry it', 'iam:DeleteUser', the.alice, {}],
  ])('R6.14 carry the boundary: %s', (_, action, resource, keys) => {
    const { context } = gather(smallCompany(), asAlice, { action, resource, context: {} }).request
    const own = Object.entries(context ?? {}).filter(([key]) => key === 'iam:PermissionsBoundary')
    expect(Object.fromEntries(own)).toEqual(keys)
  })

  it('R6.14 give `iam:ResourceTag` for users and roles alone', () => {
    const tags = { team: 'web' }
    const tagged = workspaceOf({
      rolescape: 1,
      name: 'tags',
      accounts: [
        {
          accountId: dev,
          name: 'dev',
          ownership: 'own',
          users: [{ name: 'u', tags }],
          policies: [{ name: 'p', document: allowing('s3:*'), tags }],
        },
      ],
    })
    const caller: Caller = { kind: 'root', accountId: dev, context: {} }
    const keysOf = (action: string, resource: string) =>
      Object.keys(gather(tagged, caller, { action, resource, context: {} }).request.context ?? {})
    expect(keysOf('iam:GetUser', `arn:aws:iam::${dev}:user/u`)).toContain('iam:ResourceTag/team')
    const ofPolicy = keysOf('iam:GetPolicy', `arn:aws:iam::${dev}:policy/p`)
    expect(ofPolicy).toContain('aws:ResourceTag/team')
    expect(ofPolicy).not.toContain('iam:ResourceTag/team')
  })
})
