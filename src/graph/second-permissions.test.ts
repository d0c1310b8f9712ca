import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import {
  account,
  edge,
  inline,
  role,
  root,
  statement,
  stranger,
  user,
  withRole,
} from '#testing/small-trust.ts'

import { emptyMemo } from './trust-memo.ts'
import { trustGraphOf } from './trust.ts'

const tagged = { StringLike: { 'aws:RequestTag/team': '*' } }
const identified = { StringLike: { 'sts:SourceIdentity': '*' } }

/** Trusts somebody to make these calls, assuming the role under a condition. */
function trust(AWS: string, Condition: JsonObject, ...more: readonly string[]): JsonObject {
  const assuming = { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', Condition }
  return statement(assuming, ...more.map((Action) => ({ Effect: 'Allow', Principal: { AWS }, Action })))
}

const calling = (...Action: readonly string[]) => statement({ Effect: 'Allow', Action, Resource: '*' })

function stateOf(trustPolicy: JsonObject, own?: JsonObject) {
  const workspace = withRole('A', trustPolicy, own === undefined ? {} : { ann: own })
  return edge(workspace, user('ann'), role('A'))?.state
}

describe.each([
  ['R9.11 session tags', tagged, 'sts:TagSession'],
  ['R9.13 a source identity', identified, 'sts:SetSourceIdentity'],
])('a role that asks for %s', (_, condition, second) => {
  it('lets in whom its trust policy names only where that allows bringing it', () => {
    expect(stateOf(trust(user('ann'), condition))).toBeUndefined()
    expect(stateOf(trust(user('ann'), condition, second))).toBe('conditional')
  })

  it('lets in who is permitted by the account only where that is permitted, too', () => {
    const open = trust(root, condition, second)
    expect(stateOf(open, calling('sts:AssumeRole'))).toBe('trustOnly')
    expect(stateOf(open, calling('sts:AssumeRole', second))).toBe('conditional')
    expect(stateOf(trust(root, condition), calling('sts:AssumeRole', second))).toBe('permissionOnly')
  })
})

it('R9.11 a role that lets in whoever brings no tags asks for no second permission', () => {
  expect(stateOf(trust(user('ann'), { Null: { 'aws:TagKeys': 'true' } }))).toBe('allowed')
})

/** Ann's way in by tags, which she may bring until a day. */
const until = (day: string) => {
  const assuming = {
    Effect: 'Allow',
    Principal: { AWS: user('ann') },
    Action: 'sts:AssumeRole',
    Condition: tagged,
  }
  const Condition = { DateLessThan: { 'aws:CurrentTime': day } }
  const tagging = { Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:TagSession', Condition }
  return stateOf(statement(assuming, tagging))
}

it('R9.11 a role lets in nobody by tags that nobody may bring any more', () => {
  expect(until('2020-01-01T00:00:00Z')).toBeUndefined()
  expect(until('2099-01-01T00:00:00Z')).toBe('conditional')
})

/** Two who may assume both roles, of whom bob may bring tags as well, or not. */
const team = (tagging: boolean, trustPolicy = trust(root, tagged, 'sts:TagSession')) =>
  workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [
          { name: 'ann', inlinePolicies: [inline(calling('sts:AssumeRole'))] },
          {
            name: 'bob',
            inlinePolicies: [
              inline(calling('sts:AssumeRole')),
              ...(tagging ? [{ name: 'q', document: calling('sts:TagSession') }] : []),
            ],
          },
        ],
        roles: ['A', 'B'].map((name) => ({ name, trustPolicy })),
      },
    ],
  })

const states = ({ edges }: ReturnType<typeof trustGraphOf>) =>
  edges.filter(({ to }) => to === role('B')).map(({ from, state }) => [from, state])

describe('whoever may bring session tags', () => {
  const [ann, bob] = [user('ann'), user('bob')]

  it('is told apart from who may assume as much and bring none', () => {
    expect(states(trustGraphOf(team(true)))).toEqual(
      expect.arrayContaining([
        [ann, 'trustOnly'],
        [bob, 'conditional'],
      ]),
    )
  })

  it('is let in once that is permitted, and no more once it isn’t', () => {
    const memo = emptyMemo()
    for (const tagging of [false, true, false]) {
      const found = states(trustGraphOf(team(tagging), memo))
      expect(found).toContainEqual([bob, tagging ? 'conditional' : 'trustOnly'])
    }
  })
})

/** Ann, whom the role lets in with a tag of a team, and to bring tags under a condition. */
function letInByTag(value: string, Condition: JsonObject) {
  const Principal = { AWS: user('ann') }
  const assuming = {
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    Condition: { StringLike: { 'aws:RequestTag/team': value } },
  }
  const workspace = withRole(
    'A',
    statement(assuming, { Effect: 'Allow', Principal, Action: 'sts:TagSession', Condition }),
  )
  return edge(workspace, user('ann'), role('A'))
}

describe('a second permission that has conditions', () => {
  it('tells them besides those of the call', () => {
    expect(letInByTag('*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'aws:RequestTag/team' }],
      besides: [
        { action: 'sts:TagSession', conditions: [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }] },
      ],
    })
  })

  it('tells nothing besides where they are those of the call', () => {
    const found = letInByTag('*', { StringLike: { 'aws:RequestTag/team': '*' } })
    expect(found).toMatchObject({ state: 'conditional' })
    expect(found?.besides).toBeUndefined()
  })

  it('is found by what it asks for where the call alone was seen with something else', () => {
    expect(letInByTag('*', { StringEquals: { 'aws:RequestTag/team': 'blue' } })).toMatchObject({
      state: 'conditional',
      besides: [{ conditions: [{ operator: 'StringEquals', values: ['blue'] }] }],
    })
  })

  it('lets nobody in where no call meets both, nor for certain where none was seen', () => {
    expect(letInByTag('red', { StringEquals: { 'aws:RequestTag/team': 'blue' } })).toBeUndefined()
    expect(letInByTag('r*', { StringLike: { 'aws:RequestTag/team': '*d' } })).toMatchObject({
      state: 'unknown',
      reason: 'undetermined',
      conditions: [{ values: ['r*'] }],
      besides: [{ conditions: [{ values: ['*d'] }] }],
    })
  })

  it('is not asked for where the call passes without what it brings', () => {
    const Principal = { AWS: user('ann') }
    const workspace = withRole(
      'A',
      statement(
        {
          Effect: 'Allow',
          Principal,
          Action: 'sts:AssumeRole',
          Condition: {
            StringNotEquals: { 'aws:RequestTag/team': 'red' },
            Bool: { 'aws:SecureTransport': 'true' },
          },
        },
        {
          Effect: 'Allow',
          Principal,
          Action: 'sts:TagSession',
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        },
      ),
    )
    const found = edge(workspace, user('ann'), role('A'))
    expect(found?.state).toBe('conditional')
    expect(found?.besides).toBeUndefined()
  })
})

/** Allows assuming roles with a tag of a team, and bringing tags with MFA, or without; each as `given` says. */
function byTag(mfa: string, given: JsonObject, asked: JsonObject = {}): JsonObject {
  const byTeam = { StringLike: { 'aws:RequestTag/team': '*' }, ...asked }
  const byMfa = { Bool: { 'aws:MultiFactorAuthPresent': mfa } }
  return statement(
    { Effect: 'Allow', Action: 'sts:AssumeRole', Condition: byTeam, ...given },
    { Effect: 'Allow', Action: 'sts:TagSession', Condition: byMfa, ...given },
  )
}

describe('a second permission of a pair of which one side alone counts', () => {
  it('tells what the caller hangs on where the role is out of sight', () => {
    const far = `arn:aws:iam::${stranger}:role/Hub`
    const workspace = withRole('A', statement(), { ann: byTag('true', { Resource: far }) })
    expect(edge(workspace, user('ann'), far)).toMatchObject({
      reason: 'role-out-of-sight',
      conditions: [{ key: 'aws:RequestTag/team' }],
      besides: [{ action: 'sts:TagSession', conditions: [{ key: 'aws:MultiFactorAuthPresent' }] }],
    })
  })

  it('tells what both sides hang on where no call meets both', () => {
    const [one, other] = ['one', 'two'].map((id) => ({ StringEquals: { 'sts:ExternalId': id } }))
    const trusting = byTag('true', { Principal: { AWS: root } }, one)
    const workspace = withRole('A', trusting, { ann: byTag('false', { Resource: '*' }, other) })
    expect(edge(workspace, user('ann'), role('A'))).toMatchObject({
      reason: 'at-odds',
      besides: [{ action: 'sts:TagSession', conditions: [{ values: ['true'] }, { values: ['false'] }] }],
    })
  })
})

/** Ann, of whom the role asks for a tag and a source identity, each of which she may bring under a condition. */
function letInByBoth(tagging: JsonObject, identifying: JsonObject) {
  const Principal = { AWS: user('ann') }
  const allow = (Action: string, Condition: JsonObject) => ({ Effect: 'Allow', Principal, Action, Condition })
  const trustPolicy = statement(
    allow('sts:AssumeRole', { StringLike: { ...tagged.StringLike, ...identified.StringLike } }),
    allow('sts:TagSession', tagging),
    allow('sts:SetSourceIdentity', identifying),
  )
  return edge(withRole('A', trustPolicy), user('ann'), role('A'))
}

const mfa = (value: string) => ({ Bool: { 'aws:MultiFactorAuthPresent': value } })
const ofTeam = (value: string) => ({ StringEquals: { 'aws:RequestTag/team': value } })
const named = (value: string) => ({ StringEquals: { 'sts:SourceIdentity': value } })

describe('two second permissions that one call needs', () => {
  it('let in for certain whoever was seen to meet both', () => {
    expect(letInByBoth(mfa('true'), mfa('true'))?.state).toBe('conditional')
    expect(letInByBoth(mfa('true'), ofTeam('blue'))?.state).toBe('conditional')
    expect(letInByBoth(ofTeam('blue'), mfa('true'))?.state).toBe('conditional')
    expect(letInByBoth(ofTeam('blue'), named('ann'))?.state).toBe('conditional')
    expect(letInByBoth(named('ann'), { ...mfa('true'), ...ofTeam('blue') })?.state).toBe('conditional')
  })

  it('let nobody in where they exclude each other', () => {
    for (const [one, other] of [
      [mfa('true'), mfa('false')],
      [mfa('false'), mfa('true')],
      [ofTeam('blue'), ofTeam('red')],
    ] as const)
      expect(letInByBoth(one, other)).toBeUndefined()
  })
})

describe('what shuts out the call itself', () => {
  const Null = { 'aws:MultiFactorAuthPresent': 'true' }
  const Principal = { AWS: user('ann') }
  const shutOut = (StringLike: JsonObject, ...seconds: readonly string[]) =>
    stateOf(
      statement(
        { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition: { Null, StringLike } },
        ...seconds.map((Action) => ({ Effect: 'Allow', Principal, Action, Condition: mfa('true') })),
      ),
    )

  it('does not meet the second permissions that it needs', () => {
    const both = { ...tagged.StringLike, ...identified.StringLike }
    expect(shutOut(tagged.StringLike, 'sts:TagSession')).toBeUndefined()
    expect(shutOut(both, 'sts:TagSession', 'sts:SetSourceIdentity')).toBeUndefined()
  })
})
