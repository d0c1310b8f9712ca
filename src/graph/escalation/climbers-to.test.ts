import { expect, it } from 'vitest'

import { allowing, trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, statement, user } from '#testing/small-trust.ts'

import { type Climber, climbersTo } from './climbers-to.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'

const bucket = 'arn:aws:s3:::jewels'
const on = (action: string, resource: string) =>
  inline(statement({ Effect: 'Allow', Action: action, Resource: resource }))

/** jun gets to the bucket; keys takes a key of jun's, opener changes the bucket, own helps itself, other takes a key of others. */
const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: [
        { name: 'jun', inlinePolicies: [on('s3:GetObject', `${bucket}/*`)] },
        { name: 'keys', inlinePolicies: [on('iam:CreateAccessKey', user('jun'))] },
        { name: 'opener', inlinePolicies: [on('s3:PutBucketPolicy', bucket)] },
        { name: 'own', inlinePolicies: [on('iam:PutUserPolicy', user('own'))] },
        { name: 'other', inlinePolicies: [on('iam:CreateAccessKey', user('own'))] },
      ],
      roles: [
        { name: 'A', trustPolicy: trusting(user('jun')), inlinePolicies: [inline(allowing('s3:GetObject'))] },
      ],
      resources: [{ type: 's3-bucket', name: 'jewels', arn: bucket }],
    },
  ],
})

const found = (to: string, ends: readonly string[]) =>
  [...climbersTo({ workspace }, emptyEscalationMemo(), { to, ends })].filter(
    (one): one is Climber => one !== null,
  )

it('finds who acts as one of those who get there, or opens it, and nobody else', () => {
  const those = found(bucket, [user('jun')]).map(({ principal }) => principal)
  expect(those).toEqual([user('keys'), user('opener')])
})

it('looks at the role that was asked about as well, and not at those who get there anyway', () => {
  expect(found(role('A'), [user('jun')]).map(({ principal }) => principal)).toEqual([user('keys')])
  expect(found(bucket, ['jun', 'keys', 'opener'].map(user))).toEqual([])
})
