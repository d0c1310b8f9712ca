import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, statement as document } from '#testing/small-trust.ts'

import { escalationsIn } from './escalations.ts'

const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
const allow = (actions: readonly string[], more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
  ...more,
})
const denyingNothing = { Effect: 'Deny', Action: 'support:*', Resource: '*' }

const groupsTo = (attachedPolicies: readonly string[], ...own: readonly JsonObject[]) =>
  escalationsIn(
    workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [
            {
              name: 'actor',
              inlinePolicies: [{ name: 'p', document: document(allow(['iam:AddUserToGroup'])) }],
              attachedPolicies: [iam('policy/Own')],
            },
          ],
          groups: [
            { name: 'Admins', attachedPolicies, inlinePolicies: [{ name: 'p', document: document(...own) }] },
          ],
          policies: [
            { name: 'Own', document: document(allow(['s3:*'])) },
            { name: 'Other', document: document(allow(['sqs:*'])) },
          ],
        },
      ],
    }),
  ).map(({ technique }) => technique)

describe('what nothing is gained by', () => {
  it('is a group that has no policy, or none but those that one has oneself', () => {
    expect(groupsTo([])).not.toContain('iam-add-user-to-group')
    expect(groupsTo([iam('policy/Own')])).not.toContain('iam-add-user-to-group')
    expect(groupsTo([iam('policy/Own'), iam('policy/Other')])).toContain('iam-add-user-to-group')
  })

  it('is a group that only denies, or allows only what one is allowed oneself', () => {
    expect(groupsTo([], denyingNothing)).not.toContain('iam-add-user-to-group')
    expect(groupsTo([], allow(['s3:Get*']))).not.toContain('iam-add-user-to-group')
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    expect(groupsTo([], allow(['s3:*'], mfa))).not.toContain('iam-add-user-to-group')
    expect(groupsTo([], denyingNothing, allow(['sqs:*'], mfa))).toContain('iam-add-user-to-group')
    expect(groupsTo([iam('policy/Gone')])).toContain('iam-add-user-to-group')
  })
})
