import { array, constantFrom, nat, option, record, type Arbitrary } from 'fast-check'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'

import { workspaceOf } from '../accounts.ts'

const id = '111111111111'
const iam = (rest: string) => `arn:aws:iam::${id}:${rest}`
const inline = (...statements: readonly JsonObject[]) => [
  { name: 'p', document: { Version: '2012-10-17', Statement: statements } },
]
const trust = (who: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' }],
})

const word = constantFrom(
  'a',
  'ab',
  'abc',
  'Ab',
  'ab-c',
  'ab-cd',
  'b',
  'path-1',
  'p2-',
  'role',
  's3',
  'team',
  'value-3',
  'x-ab',
)
const pattern = constantFrom(
  'a*',
  'ab*',
  'ab-*',
  'ab-c*',
  '*b',
  '*-c*',
  '*',
  'a?',
  '??',
  'p*',
  'p2-*',
  'r*',
  'v*',
  's*',
  'ab',
  'Ab',
  '${aws:PrincipalTag/team}',
  'x-${aws:PrincipalTag/team}',
  '${aws:PrincipalTag/ab}*',
  '${aws:username}',
  'x-${aws:username}',
  "${aws:PrincipalTag/team, 'ab'}",
)
const condition: Arbitrary<JsonValue> = record({
  operator: constantFrom(
    'StringEquals',
    'StringLike',
    'StringNotLike',
    'StringEqualsIgnoreCase',
    'StringNotEquals',
    'StringLikeIfExists',
  ),
  key: constantFrom(
    'aws:ResourceTag/team',
    'aws:PrincipalTag/team',
    'aws:PrincipalTag/ab',
    'aws:PrincipalTag/Ab',
    'aws:username',
    'aws:RequestedRegion',
  ),
  value: pattern,
}).map(({ operator, key, value }) => ({ [operator]: { [key]: value } }))
const someStatement = record({
  Effect: constantFrom('Allow', 'Allow', 'Deny'),
  Action: constantFrom('s3:*', 'sts:AssumeRole', '*'),
  Resource: pattern.map((one) => (one === '*' ? '*' : `arn:aws:s3:::${one}`)),
  Role: pattern,
  Condition: option(condition, { nil: {} }),
}).map(({ Effect, Action, Resource, Role, Condition }): JsonObject => ({
  Effect,
  Action,
  Resource: [Resource, `${Resource}/*`, iam(`role/${Role}`), iam(`role/${Role}/*`)].filter(
    (one) => !one.startsWith('*/'),
  ),
  Condition,
}))
const tags = record({ team: word, ab: word })

/** An account of names, tags and paths that are nearly alike, with policies that tell them apart. */
export const alikeAccount: Arbitrary<Workspace> = record({
  buckets: array(record({ name: word, tags }), { minLength: 1, maxLength: 3 }),
  user: record({ name: word, tags, policies: array(someStatement, { minLength: 1, maxLength: 3 }) }),
  role: record({
    name: word,
    path: option(word),
    tags,
    policies: array(someStatement, { minLength: 1, maxLength: 3 }),
  }),
  trusted: nat(1),
}).map(({ buckets, user, role, trusted }) =>
  workspaceOf({
    rolescape: 1,
    name: 'alike',
    accounts: [
      {
        accountId: id,
        name: 'main',
        users: [{ name: user.name, tags: user.tags, inlinePolicies: inline(...user.policies) }],
        roles: [
          {
            name: role.name,
            path: role.path === null ? '/' : `/${role.path}/`,
            tags: role.tags,
            trustPolicy: trust(iam(trusted === 0 ? 'root' : `user/${user.name}`)),
            inlinePolicies: inline(...role.policies),
          },
        ],
        resources: [...new Map(buckets.map((one) => [one.name, one])).values()].map((one) => ({
          type: 's3-bucket',
          name: one.name,
          tags: one.tags,
        })),
      },
    ],
  }),
)
