import { expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonObject } from '#engine/text/json.ts'
import { administratorsIn, marked } from '#graph/escalation/administrators.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { administratorMeaning, administratorSentence } from './administrator-wording.ts'

const everything: JsonObject = { Effect: 'Allow', Action: '*', Resource: '*' }
const type = 'service-control'

/** Ann, who is allowed everything, with a bucket of that policy, in an organization with that guardrail. */
function withAnn(more: {
  readonly ofBucket?: readonly JsonObject[]
  readonly guardrail?: readonly JsonObject[]
}) {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId: 'o-abcdefghij',
      rootId: 'r-root',
      managementAccountId: '999999999999',
      policyTypes: [type],
      organizationPolicies: ['p-limits'],
      policies: [
        { id: 'p-limits', type, name: 'Limits', document: statement(everything, ...(more.guardrail ?? [])) },
      ],
    },
    accounts: [
      {
        accountId: account,
        name: 'a',
        parent: 'r-root',
        organizationPolicies: ['p-limits'],
        users: [{ name: 'ann', inlinePolicies: [inline(statement(everything))] }],
        resources:
          more.ofBucket === undefined
            ? []
            : [{ type: 's3-bucket', name: 'reports', policy: statement(...more.ofBucket) }],
      },
    ],
  })
}

function sentenceOf(workspace: Workspace): string {
  const { nodes } = marked(trustGraphOf(workspace), administratorsIn(workspace))
  return administratorSentence(nodes.filter(({ id }) => id === user('ann')))
}

function decisionOn(workspace: Workspace, action: string, resource: string): string {
  const caller = { kind: 'user', user: arn(user('ann')), context: {} } as const
  const resolution = resolve(workspace, caller, { action, resource, context: {} })
  return resolution.kind === 'unknown' ? 'unknown' : authorizeAll(resolution.checks).decision
}

const denying = { Effect: 'Deny', Action: 's3:GetObject' }
const object = 'arn:aws:s3:::reports/x'

it('does not say that nothing denies an administrator what the policy of a bucket denies', () => {
  const workspace = withAnn({
    ofBucket: [{ ...denying, Principal: { AWS: user('ann') }, Resource: 'arn:aws:s3:::reports/*' }],
  })
  expect(decisionOn(workspace, 's3:GetObject', object)).not.toBe('allowed')
  expect(sentenceOf(workspace)).toBe(
    'Administrator: Its policies allow everything in its account, and neither they, its boundary nor its organization denies any of it. What resources deny isn’t looked at.',
  )
  expect(administratorMeaning).toMatch(/what resources deny isn’t looked at$/)
})

it('does not say that its organization denies it anything where a guardrail lets it off', () => {
  const Condition = { ArnNotLike: { 'aws:PrincipalArn': user('ann') } }
  const workspace = withAnn({ guardrail: [{ ...denying, Resource: '*', Condition }] })
  expect(decisionOn(workspace, 's3:GetObject', `arn:aws:s3:::${accountId(account)}-mine/x`)).toBe('allowed')
  expect(sentenceOf(workspace)).toBe(
    'Administrator within limits: Its policies and its boundary allow everything in its account and deny none of it. Its organization has denials, which may or may not bear on it; what resources deny isn’t looked at.',
  )
})
