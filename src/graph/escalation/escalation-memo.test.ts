import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { onDayOf } from '#model/today.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, other, permitting, role, statement, user } from '#testing/small-trust.ts'

import { emptyEscalationMemo } from './escalation-memo.ts'
import { escalationsIn } from './escalations.ts'

const group = `arn:aws:iam::${account}:group/admins`
const made = `arn:aws:lambda:eu-west-1:${account}:function:f`

const allow = (actions: readonly string[], resource: string) => ({
  Effect: 'Allow',
  Action: actions,
  Resource: resource,
})
const joining = allow(['iam:CreateGroup', 'iam:AttachGroupPolicy', 'iam:AddUserToGroup'], group)
const running = [
  allow(['iam:PassRole'], role('Target')),
  allow(['lambda:CreateFunction', 'lambda:InvokeFunction'], made),
]
const letting = (service: string) =>
  statement({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' })
const trust = letting('lambda.amazonaws.com')
const denying = statement({
  Effect: 'Deny',
  Principal: { AWS: user('ann') },
  Action: 'lambda:*',
  Resource: made,
})

/** An account in which ann may make what its statements spell out, and what is there already. */
function workspaceWith(statements: readonly JsonObject[], there: JsonObject = {}): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [{ name: 'p', document: statement(...statements) }] }],
        roles: [{ name: 'Target', trustPolicy: trust, inlinePolicies: [inline(permitting('*'))] }],
        ...there,
      },
    ],
  })
}

/** The same workspace with that entity as the changed one has it, so that all others are the very same. */
function withEntity(workspace: Workspace, changed: Workspace, id: string): Workspace {
  const entity = changed.entities.get(id)
  if (entity === undefined) throw new Error(`no such entity: ${id}`)
  return { ...workspace, entities: new Map(workspace.entities).set(id, entity) }
}

const techniquesIn = (workspace: Workspace, memo = emptyEscalationMemo()) =>
  escalationsIn(workspace, memo).map(({ technique }) => technique)

it('forgets that a group can be made and joined once there is one of that name', () => {
  const memo = emptyEscalationMemo()
  const before = workspaceWith([joining])
  expect(techniquesIn(before, memo)).toContain('iam-create-group-and-join')
  const after = withEntity(before, workspaceWith([joining], { groups: [{ name: 'admins' }] }), group)
  expect(techniquesIn(after)).not.toContain('iam-create-group-and-join')
  expect(techniquesIn(after, memo)).toEqual(techniquesIn(after))
})

it('asks again about a thing to be made once one of that ARN is there, and once its policy denies it', () => {
  const memo = emptyEscalationMemo()
  const holding = (policy: JsonObject) =>
    workspaceWith(running, {
      resources: [{ type: 'lambda-function', name: 'f', arn: made, ...policy }],
    })
  const before = workspaceWith(running)
  expect(techniquesIn(before, memo)).toContain('lambda-create-invoke')
  const denied = withEntity(before, holding({ policy: denying }), made)
  expect(techniquesIn(denied)).not.toContain('lambda-create-invoke')
  expect(techniquesIn(denied, memo)).toEqual(techniquesIn(denied))
  const silent = withEntity(before, holding({}), made)
  expect(techniquesIn(silent, memo)).toEqual(techniquesIn(silent))
  expect(techniquesIn(denied, memo)).toEqual(techniquesIn(denied))
})

it('tells of another day what is so on that day', () => {
  const until = { Condition: { DateLessThan: { 'aws:CurrentTime': '2026-03-01' } } }
  const workspace = workspaceWith([Object.assign({}, allow(['iam:PutUserPolicy'], '*'), until)])
  const memo = emptyEscalationMemo()
  const on = (day: string) => onDayOf(workspace, Date.parse(day))
  expect(techniquesIn(on('2026-02-01'), memo)).toEqual(['iam-put-user-policy'])
  expect(techniquesIn(on('2026-04-01'), memo)).toEqual([])
  expect(techniquesIn(on('2026-02-01'), memo)).toEqual(['iam-put-user-policy'])
})

it('asks again about a group once a policy that is attached to it allows something', () => {
  const policy = `arn:aws:iam::${account}:policy/Own`
  const holding = (document: JsonObject) =>
    workspaceWith([allow(['iam:AddUserToGroup'], '*')], {
      groups: [{ name: 'admins', attachedPolicies: [policy] }],
      policies: [{ name: 'Own', document }],
    })
  const memo = emptyEscalationMemo()
  const before = holding(statement(Object.assign({}, allow(['s3:*'], '*'), { Effect: 'Deny' })))
  expect(techniquesIn(before, memo)).toEqual([])
  const after = withEntity(before, holding(statement(allow(['s3:*'], '*'))), policy)
  expect(techniquesIn(after, memo)).toEqual(['iam-add-user-to-group'])
})

it('asks again about what is in a bucket of another account once its policy lets nobody in any more', () => {
  const bucket = 'arn:aws:s3:::workflows'
  const theirs = (...statements: readonly JsonObject[]) =>
    workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', inlinePolicies: [{ name: 'p', document: statement(...starting) }] }],
          roles: [
            {
              name: 'Target',
              trustPolicy: letting('omics.amazonaws.com'),
              inlinePolicies: [inline(permitting('*'))],
            },
          ],
        },
        {
          accountId: other,
          name: 'b',
          resources: [{ type: 's3-bucket', name: 'workflows', policy: statement(...statements) }],
        },
      ],
    })
  const starting = [
    allow(['iam:PassRole'], role('Target')),
    allow(['omics:CreateWorkflow', 'omics:StartRun'], '*'),
    allow(['s3:GetObject'], `${bucket}/*`),
  ]
  const reading = Object.assign({}, allow(['s3:GetObject'], `${bucket}/*`), {
    Principal: { AWS: user('ann') },
  })
  const memo = emptyEscalationMemo()
  const before = theirs(reading)
  expect(techniquesIn(before, memo)).toEqual(['omics-workflow'])
  const after = withEntity(before, theirs(Object.assign({}, reading, { Effect: 'Deny' })), bucket)
  expect(techniquesIn(after, memo)).toEqual([])
})
