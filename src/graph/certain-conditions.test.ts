import { describe, expect, it } from 'vitest'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { onDayOf } from '#model/today.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, statement, user } from '#testing/small-trust.ts'

import { escalationsIn } from './escalation/escalations.ts'

const policy = (name: string) => `arn:aws:iam::${account}:policy/${name}`

/** The states of ann's ways by that technique. */
function told(
  technique: string,
  statements: readonly JsonObject[],
  more: JsonObject = {},
  day = '2025-01-01',
) {
  const own = { name: 'ann', inlinePolicies: [inline(statement(...statements))] }
  const { versions = [{ versionId: 'v1', document: statement() }], ...rest } = more
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ ...own, attachedPolicies: [policy('Two')] }],
        policies: [{ name: 'Two', defaultVersionId: 'v1', versions }],
        ...rest,
      },
    ],
  })
  return escalationsIn(onDayOf(workspace, Date.parse(day)))
    .filter((way) => way.principal === user('ann') && way.technique === technique)
    .map(({ state, conditions }) => [state, conditions.map(({ key, operator }) => `${operator} ${key}`)])
}

const attach = (Condition: JsonObject): JsonObject => ({
  Effect: 'Allow',
  Action: 'iam:AttachUserPolicy',
  Resource: '*',
  Condition,
})
const attaching = (...conditions: readonly JsonObject[]) =>
  told('iam-attach-user-policy', conditions.map(attach))
const unless = (Condition: JsonObject) =>
  told('iam-attach-user-policy', [
    { Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: '*' },
    { Effect: 'Deny', Action: 'iam:AttachUserPolicy', Resource: '*', Condition },
  ])

const onDay = (day: string, Condition: JsonObject) =>
  told('iam-attach-user-policy', [attach(Condition)], {}, day)
const until = (text: string) => ({ DateLessThan: { 'aws:CurrentTime': text } })
const since = (text: string) => ({ DateGreaterThan: { 'aws:CurrentTime': text } })

describe('conditions that a call meets or fails whoever makes it', () => {
  it('are that a key that each such call has be absent', () => {
    expect(attaching({ Null: { 'iam:PolicyARN': 'true' } })).toEqual([])
    expect(attaching({ Null: { 'iam:PolicyARN': 'false' } })).toEqual([['allowed', []]])
    expect(unless({ Null: { 'iam:PolicyARN': 'true' } })).toEqual([['allowed', []]])
    expect(unless({ Null: { 'iam:PolicyARN': 'false' } })).toEqual([])
    expect(attaching({ Null: { 'aws:SourceIp': 'true' } })).toEqual([['conditional', ['Null aws:SourceIp']]])
  })

  it('are times that are over', () => {
    expect(attaching({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })).toEqual([])
    expect(attaching({ DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })).toEqual([
      ['allowed', []],
    ])
    expect(unless({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })).toEqual([['allowed', []]])
    const later = ['conditional', ['DateLessThan aws:CurrentTime']]
    expect(attaching({ DateLessThan: { 'aws:CurrentTime': '2099-01-01T00:00:00Z' } })).toEqual([later])
    const window = {
      DateGreaterThan: { 'aws:CurrentTime': '2019-01-01' },
      DateLessThan: { 'aws:CurrentTime': '2020-01-01' },
    }
    expect(attaching(window)).toEqual([])
  })

  it('are times that are over on the day that is told, and by credentials that were issued before', () => {
    const noon = until('2026-03-01T12:00:00Z')
    const open = [['conditional', ['DateLessThan aws:CurrentTime']]]
    expect(onDay('2026-02-28T23:00:00Z', noon)).toEqual(open)
    // that very day the hours that are left are not told apart
    expect(onDay('2026-03-01T23:00:00Z', noon)).toEqual(open)
    expect(onDay('2026-03-02T01:00:00Z', noon)).toEqual([])
    const later = { NumericGreaterThan: { 'aws:EpochTime': '1772366400' } }
    expect(onDay('2026-03-02T01:00:00Z', later)).toEqual([['allowed', []]])
    expect(onDay('2026-02-28T23:00:00Z', later)).toEqual([['conditional', [expect.any(String)]]])
    const all = [{ Effect: 'Allow', Action: 'iam:AttachUserPolicy', Resource: '*' }]
    const revoking = (text: string) =>
      told('iam-attach-user-policy', [
        ...all,
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': text } },
        },
      ])
    expect(revoking('2024-01-01T00:00:00Z')).toEqual([['allowed', []]])
    expect(revoking('2099-01-01T00:00:00Z')).toEqual([['conditional', [expect.any(String)]]])
  })

  it('leave the other ways, with what those hang on', () => {
    const ip = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
    const over = { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }
    expect(attaching(over, ip)).toEqual([['conditional', ['IpAddress aws:SourceIp']]])
    expect(attaching({ ...over, ...ip })).toEqual([])
  })

  it('are the region of a call to IAM, which is the same everywhere', () => {
    expect(attaching({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } })).toEqual([])
    expect(attaching({ StringEquals: { 'aws:RequestedRegion': 'us-east-1' } })).toEqual([['allowed', []]])
  })
})

const lambda = (...conditions: readonly JsonObject[]): JsonValue =>
  statement(
    ...conditions.map((Condition) => ({
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition,
    })),
  )

const passing = (...conditions: readonly JsonObject[]) =>
  told(
    'lambda-create-invoke',
    [
      {
        Effect: 'Allow',
        Action: ['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'],
        Resource: '*',
      },
    ],
    {
      roles: [
        { name: 'Target', trustPolicy: lambda(...conditions), inlinePolicies: [inline(permitting('*'))] },
      ],
    },
  )

describe('a service that is let in for an account', () => {
  it('acts for no other than the one that the role is in', () => {
    expect(passing({ StringEquals: { 'aws:SourceAccount': '999999999999' } })).toEqual([])
    expect(passing({ StringNotEquals: { 'aws:SourceAccount': account } })).not.toEqual([['allowed', []]])
    expect(passing({ StringNotEqualsIfExists: { 'aws:SourceAccount': '999999999999' } })).toEqual([
      ['allowed', []],
    ])
  })

  it('is let in for a time that is over by nobody, and from a time that is over on by everybody', () => {
    expect(passing(until('2024-01-01T00:00:00Z'))).toEqual([])
    expect(passing(since('2024-01-01T00:00:00Z'))).toEqual([['allowed', []]])
    expect(passing({ ...since('2098-01-01T00:00:00Z'), ...until('2099-01-01T00:00:00Z') })).toEqual([
      ['conditional', ['DateGreaterThan aws:CurrentTime', 'DateLessThan aws:CurrentTime']],
    ])
    expect(passing({ ...since('2023-01-01T00:00:00Z'), ...until('2024-01-01T00:00:00Z') })).toEqual([])
  })

  it('is let in by everybody where one statement ends as another begins', () => {
    const day = '2098-01-01T00:00:00Z'
    const from = { DateGreaterThanEquals: { 'aws:CurrentTime': day } }
    expect(passing(until(day), from)).toEqual([['allowed', []]])
    expect(passing(until(day), since(day))).not.toEqual([['allowed', []]])
  })

  it('is not known to say for which', () => {
    expect(passing({ StringEquals: { 'aws:SourceAccount': account } })).toEqual([
      ['conditional', ['StringEquals aws:SourceAccount']],
    ])
    expect(passing({ ArnLike: { 'aws:SourceArn': `arn:aws:lambda:*:${account}:function:f` } })).toEqual([
      ['conditional', ['ArnLike aws:SourceArn']],
    ])
  })
})

const versions = (second: JsonObject) => [
  { versionId: 'v1', document: statement({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
  { versionId: 'v2', document: statement(second) },
]

it('sets no other version as the default where none says anything else', () => {
  const setting = { Effect: 'Allow', Action: 'iam:SetDefaultPolicyVersion', Resource: '*' }
  const technique = 'iam-set-default-policy-version'
  const same = versions({ Effect: 'Allow', Action: 's3:*', Resource: '*' })
  expect(told(technique, [setting], { versions: same })).toEqual([])
  const other = versions({ Effect: 'Allow', Action: '*', Resource: '*' })
  expect(told(technique, [setting], { versions: other })).toEqual([['allowed', []]])
})
