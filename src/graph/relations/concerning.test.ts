import { describe, expect, it } from 'vitest'

import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import { entitiesOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, other, role, root, sessionOf, statement, stranger, user } from '#testing/small-trust.ts'

import { concerning } from './concerning.ts'
import { statementsRead } from './statements-read.ts'

const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: [{ name: 'ann', uniqueId: 'AIDAANNANNANNANNANNAN', tags: { Team: 'web' } }],
      roles: [{ name: 'R', path: '/ops/', uniqueId: 'AROARRRRRRRRRRRRRRRRR', trustPolicy: statement() }],
    },
  ],
})
const r = role('ops/R')

/** Whom of these a statement may concern, by the ids under which they ask. */
function concerned(more: JsonObject): readonly string[] {
  const [one] = statementsRead(statement({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more }))
  const held = new Map(
    [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')].map((each) => [
      String(each.arn),
      each,
    ]),
  )
  const ids = [
    user('ann'),
    r,
    root,
    sessionOf('R', 'ci'),
    theirs('root'),
    theirs('role/X'),
    'ec2.amazonaws.com',
    '*',
  ]
  return ids.filter(
    (id) => one !== undefined && concerning({ id, principal: held.get(id) ?? null }).mayConcern(one),
  )
}

const theirs = (rest: string) => `arn:aws:iam::${stranger}:${rest}`
const everybody = [
  user('ann'),
  r,
  root,
  sessionOf('R', 'ci'),
  theirs('root'),
  theirs('role/X'),
  'ec2.amazonaws.com',
  '*',
]

describe('whom a statement may concern', () => {
  it.each<[string, JsonValue, readonly string[]]>([
    ['R3.1 everyone', '*', everybody],
    ['R3.2 an account', { AWS: account }, [user('ann'), r, root, sessionOf('R', 'ci')]],
    ['R3.2 another account', { AWS: other }, []],
    [
      'R3.2 an account of elsewhere, and whoever is of it',
      { AWS: theirs('root') },
      [theirs('root'), theirs('role/X')],
    ],
    ['R3.3 a user', { AWS: user('ann') }, [user('ann')]],
    ['R3.3 another user', { AWS: user('bob') }, []],
    ['R3.4 a role, and its sessions', { AWS: r }, [r, sessionOf('R', 'ci')]],
    ['R3.4 a role by another path', { AWS: role('R') }, [sessionOf('R', 'ci')]],
    ['R3.5 a session, and the role whose it is', { AWS: sessionOf('R', 'ci') }, [r, sessionOf('R', 'ci')]],
    ['R3.7 a service', { Service: 'ec2.amazonaws.com' }, ['ec2.amazonaws.com']],
    [
      'R3.10 a user by its id, or whoever isn’t known to have another',
      { AWS: 'AIDAANNANNANNANNANNAN' },
      [user('ann'), sessionOf('R', 'ci'), theirs('role/X'), 'ec2.amazonaws.com'],
    ],
    ['several', { AWS: [user('ann'), theirs('role/X')] }, [user('ann'), theirs('role/X')]],
    ['somebody whom IAM would refuse', { AWS: 'arn:aws:iam::1:user/x' }, everybody],
  ])('%s', (_, Principal, expected) => {
    expect(concerned({ Principal })).toEqual(expected)
  })

  it('R3.9 all whom `NotPrincipal` may leave', () => {
    expect(concerned({ NotPrincipal: { AWS: user('ann') } })).toEqual(everybody)
  })

  it.each<[string, JsonObject, boolean]>([
    ['the tag that it asks for', { StringEquals: { 'aws:PrincipalTag/team': 'web' } }, true],
    ['another tag than it asks for', { StringEquals: { 'aws:PrincipalTag/team': 'ops' } }, false],
    [
      'not the tag that it asks for, which a session might bring',
      { StringEquals: { 'aws:PrincipalTag/x': 'y' } },
      true,
    ],
    ['another ARN than it asks for', { ArnLike: { 'aws:PrincipalArn': user('b*') } }, false],
    ['the name that it asks for', { StringLike: { 'aws:username': 'a*' } }, true],
    [
      'a value that hangs on a variable',
      { StringEquals: { 'aws:username': '${aws:PrincipalTag/team}' } },
      true,
    ],
    ['keys that the call brings', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, true],
    ['what IAM would refuse', { Equals: { 'aws:username': 'bob' } }, true],
  ])('a user with %s', (_, Condition, expected) => {
    expect(concerned({ Condition }).includes(user('ann'))).toBe(expected)
  })
})
