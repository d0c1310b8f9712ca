import { assert, constantFrom, property, record, subarray } from 'fast-check'
import { expect, it } from 'vitest'

import { authorize } from '#engine/evaluate/authorize.ts'
import type { JsonObject } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import { arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, root, statement, user } from '#testing/small-trust.ts'

import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'

const things = 'arn:aws:s3:::things'
const queue = `arn:aws:sqs:eu-west-1:${account}:q`
const on = (Effect: string, Action: string, Resource: string, Condition: JsonObject = {}): JsonObject => ({
  Effect,
  Action,
  Resource,
  Condition,
})
const web = { StringEquals: { 'aws:PrincipalTag/team': 'web' } }
const region = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }

const pool = [
  on('Allow', 's3:*', '*'),
  on('Allow', 's3:Get*', `${things}/*`),
  on('Allow', 's3:GetObject', `${things}/\${aws:PrincipalTag/team}/*`),
  on('Allow', 's3:PutObject', `${things}/*`, web),
  on('Allow', 'sqs:*', '*', region),
  on('Allow', 'sqs:SendMessage', queue),
  on('Allow', 'sts:AssumeRole', role('Next')),
  on('Deny', 's3:PutObject', '*'),
  on('Deny', 's3:*', `${things}/web/*`, web),
]
const statements = subarray(pool).map((list) => inline(statement(...list)))
const few = subarray(pool, { maxLength: 2 }).map((list) => inline(statement(...list)))

const lambda = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }
const letIn = (AWS: string, more: JsonObject = {}) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: 's3:*',
  Resource: `${things}/*`,
  ...more,
})
const policy = constantFrom<JsonObject | null>(
  null,
  null,
  statement(letIn(root)),
  statement(letIn(role('Its'))),
  statement(letIn(user('ann'), { Effect: 'Deny' })),
  statement(letIn(root, { Condition: web })),
  statement(letIn(root, { Effect: 'Deny', Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } } })),
)
const next = constantFrom(root, role('Its'), user('ann')).map((AWS) =>
  statement({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }),
)
const bounds = constantFrom<JsonObject>(
  {},
  {},
  { permissionsBoundary: `arn:aws:iam::${account}:policy/Limits` },
)
const tags = constantFrom<JsonObject>({}, { tags: { team: 'web' } })

const passing = inline(
  statement(
    on('Allow', 'iam:PassRole', '*'),
    on('Allow', 'lambda:CreateFunction', '*'),
    on('Allow', 'lambda:InvokeFunction', '*'),
  ),
)

const workspaces = record({
  own: statements,
  its: few,
  policy,
  next,
  bounds,
  itsBounds: bounds,
  tags,
  itsTags: tags,
}).map((made) =>
  workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [
          {
            name: 'ann',
            inlinePolicies: [{ ...made.own, name: 'own' }, passing],
            ...made.bounds,
            ...made.tags,
          },
        ],
        roles: [
          {
            name: 'Its',
            trustPolicy: statement(lambda),
            inlinePolicies: [made.its],
            ...made.itsBounds,
            ...made.itsTags,
          },
          { name: 'Next', trustPolicy: made.next },
        ],
        policies: [
          {
            name: 'Limits',
            document: statement(
              on('Allow', 'iam:*', '*'),
              on('Allow', 'lambda:*', '*'),
              on('Allow', 's3:*', '*'),
            ),
          },
        ],
        resources: [
          { type: 's3-bucket', name: 'things', ...(made.policy === null ? {} : { policy: made.policy }) },
        ],
      },
    ],
  }),
)

const asked = [
  ...['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].flatMap((action) =>
    [`${things}/x`, `${things}/web/x`, 'arn:aws:s3:::other/x'].map((resource) => ({ action, resource })),
  ),
  { action: 'sqs:SendMessage', resource: queue },
  { action: 'sqs:ReceiveMessage', resource: queue },
  { action: 'sts:AssumeRole', resource: role('Next') },
].flatMap((one) =>
  ['eu-west-1', 'us-east-1'].map((where) =>
    Object.assign({ context: { 'aws:RequestedRegion': where } }, one),
  ),
)

/** What the credentials of every session of a role bring, and access keys don't (R6.3). */
const issued = { 'aws:MultiFactorAuthPresent': 'false', 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' }

/** What the caller may do of all that. */
function allowed(workspace: Workspace, caller: Caller): readonly (typeof asked)[number][] {
  return asked.filter((ask) => {
    const resolution = resolve(workspace, caller, ask)
    return (
      resolution.kind === 'ready' && authorize(resolution.request, resolution.policies).decision === 'allowed'
    )
  })
}

it('is what is left out: a role that may do something that one may not is always listed', () => {
  let left = 0
  assert(
    property(workspaces, (workspace) => {
      const gained = escalationsIn(workspace)
        .filter(
          ({ principal, technique }) => principal === user('ann') && technique === 'lambda-create-invoke',
        )
        .flatMap((way) => targetsOf(way).map(({ gains }) => gains))
      if (gained.includes(arn(role('Its')))) return
      left += 1
      const its = allowed(workspace, {
        kind: 'role-session',
        role: arn(role('Its')),
        sessionName: 's',
        context: issued,
        sessionPolicies: [],
      })
      const own = new Set(allowed(workspace, { kind: 'user', user: arn(user('ann')), context: {} }))
      expect(its.filter((ask) => !own.has(ask))).toEqual([])
    }),
    { numRuns: 1500, seed: 6 },
  )
  expect(left).toBeGreaterThan(30)
})
