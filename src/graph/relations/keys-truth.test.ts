import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { arn } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, other, statement, stranger, user } from '#testing/small-trust.ts'

import { accessAmong } from './access-among.ts'
import type { AccessActions } from './relation.ts'

const bucket = 'arn:aws:s3:::reports'
const actions: AccessActions = {
  's3-bucket': [
    { action: 's3:GetObject', level: 'Read', isWithin: true },
    { action: 's3:PutObject', level: 'Write', isWithin: true },
  ],
}
const names = ['ann', 'bob', 'cat']
const eve = `arn:aws:iam::${other}:user/eve`
const folders = Array.from({ length: 40 }, (_, nth) => `f${nth}`)

const condition = fc.constantFrom<JsonObject | null>(
  null,
  null,
  null,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'web' } },
  { StringNotEquals: { 'aws:PrincipalTag/team': 'web' } },
  { ArnLike: { 'aws:PrincipalArn': [user('a*'), eve] } },
)
const folder = fc.constantFrom(...folders)
const pattern = fc.oneof(
  { weight: 12, arbitrary: folder.map((one) => `${bucket}/${one}/*`) },
  { weight: 3, arbitrary: folder.map((one) => `${bucket}/${one}/*.csv`) },
  fc.constantFrom(`${bucket}/*`, `${bucket}/*.csv`, `${bucket}/f1*`, `${bucket}/f?/*`, '*'),
)
const action = fc.constantFrom<JsonValue>('s3:GetObject', 's3:PutObject', 's3:*', ['s3:Get*', 'ec2:*'])
const principals = fc.constantFrom<JsonValue>(
  '*',
  ...[stranger, stranger, account, other, user('ann'), user('bob'), user('gone'), eve].map((AWS) => ({
    AWS,
  })),
)

const statementWith = (effects: readonly string[], elements: readonly string[]) =>
  fc
    .record({
      Effect: fc.constantFrom(...effects),
      action,
      element: fc.constantFrom(...elements),
      resources: fc.oneof(
        fc.array(pattern, { minLength: 1, maxLength: 2 }),
        fc.array(pattern, { minLength: 30, maxLength: 40 }),
      ),
      asked: condition,
    })
    .map(({ Effect, action: Action, element, resources, asked }): JsonObject => {
      const one = { Effect, Action, [element]: resources }
      return asked === null ? one : Object.assign(one, { Condition: asked })
    })

const ofBucket = fc
  .record({ one: statementWith(['Allow', 'Allow', 'Allow', 'Deny'], ['Resource']), Principal: principals })
  .map(({ one, Principal }): JsonObject => Object.assign({ Principal }, one))
const ofUser = statementWith(['Allow', 'Allow', 'Deny'], ['Resource', 'Resource', 'NotResource'])
const limiting = statementWith(['Allow'], ['Resource', 'NotResource'])

const many = fc.oneof(
  fc.array(ofBucket, { minLength: 1, maxLength: 4 }),
  fc.array(ofBucket, { minLength: 30, maxLength: 45 }),
)

/** Accounts with one bucket whose policy, and that of whoever reads it, may have many statements, each about others. */
const accounts: fc.Arbitrary<Workspace> = fc
  .record({
    policy: many,
    own: fc.array(fc.array(ofUser, { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    limits: fc.array(limiting, { minLength: 1, maxLength: 2 }),
    bounded: fc.constantFrom('', 'ann', 'bob'),
  })
  .map(({ policy, own, limits, bounded }) => {
    const userNamed = (name: string, at: number): JsonObject => ({
      name,
      tags: name === 'bob' ? { team: 'web' } : {},
      inlinePolicies: own[at]?.length === 0 ? [] : [inline(statement(...(own[at] ?? [])))],
      ...(name === bounded ? { permissionsBoundary: `arn:aws:iam::${account}:policy/Limits` } : {}),
    })
    return workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: names.map(userNamed),
          policies: [{ name: 'Limits', document: statement(...limits) }],
          resources: [{ type: 's3-bucket', name: 'reports', policy: statement(...policy) }],
        },
        { accountId: other, name: 'b', users: [userNamed('eve', 3)] },
      ],
    })
  })

const ofEachCall = { 'aws:CurrentTime': '2030-01-01T00:00:00Z', 'aws:SecureTransport': 'true' }
const contexts = [ofEachCall, { ...ofEachCall, 'aws:MultiFactorAuthPresent': 'true' }]
const keys = folders.flatMap((one) => [`${one}/x`, `${one}/x.csv`])
const strongestFirst = ['allowed', 'conditional']

/** The strongest that the engine says of anything inside, and of `resource`. */
function strongest(workspace: Workspace, caller: string, request: Pick<Ask, 'action' | 'resource'>): string {
  const states = new Set(
    [request.resource, ...keys.map((key) => `${bucket}/${key}`)].map((resource): string => {
      const answers = contexts.map((context) => {
        const ask = { ...request, resource, context }
        const asked = resolve(workspace, { kind: 'user', user: arn(caller), context: {} }, ask)
        return asked.kind !== 'unknown' && authorizeAll(asked.checks).decision === 'allowed'
      })
      return answers.every(Boolean) ? 'allowed' : answers.some(Boolean) ? 'conditional' : 'none'
    }),
  )
  return strongestFirst.find((state) => states.has(state)) ?? 'none'
}

function expectTold(workspace: Workspace): void {
  const ids = [...names.map(user), eve]
  const wrong = entitiesOf(workspace, 'resource').flatMap((resource) => {
    const found = accessAmong({ workspace }, ids, { kind: 'resource', id: resource.arn, resource, actions })
    return ids.flatMap((id) => {
      const relation = found.find(({ from }) => from === id)
      const levels = relation?.kind === 'access' ? relation.levels : []
      return (actions['s3-bucket'] ?? []).flatMap(({ action: name, level }) => {
        const told = levels.find((one) => one.level === level)
        const state = told?.state ?? 'none'
        const answer = strongest(workspace, id, {
          action: name,
          resource: told?.resource ?? `${bucket}/f0/x`,
        })
        return state === answer ? [] : [`${id} ${level}: told ${state}, but ${answer}`]
      })
    })
  })
  expect(wrong).toEqual([])
}

describe('of 40 random accounts with a bucket', () => {
  it(
    'who has access inside is what the engine says, however many statements there are',
    { timeout: 240_000 },
    () => {
      fc.assert(fc.property(accounts, expectTold), { numRuns: 40, seed: 3, endOnFailure: true })
    },
  )
})
