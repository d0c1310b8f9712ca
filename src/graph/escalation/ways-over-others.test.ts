import { array, assert, constantFrom, property, record, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { allowing, trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, statement, trustWith, user } from '#testing/small-trust.ts'

import type { PathsEnd } from '../relations/graph-question.ts'
import { pathsIn } from '../relations/paths.ts'
import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'
import { stateOf, targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'
import { waysBeside, type WaysOfOne } from './ways-beside.ts'

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const saml = `arn:aws:iam::${account}:saml-provider/SignOn`
const bucket = 'arn:aws:s3:::jewels'
const key = (of: string, Condition?: JsonObject) =>
  inline(
    statement({
      Effect: 'Allow',
      Action: 'iam:CreateAccessKey',
      Resource: user(of),
      ...(Condition === undefined ? {} : { Condition }),
    }),
  )
const reads = inline(statement({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/*` }))

/**
 * To Vault get jun at once, mia over Step, and eve under MFA; who takes a key of whom is in the names. ann becomes Helper, who takes
 * jun's key. The provider lets people into Staff, which gets to Vault.
 */
const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: [
        { name: 'jun', inlinePolicies: [reads] },
        { name: 'mia' },
        { name: 'eve' },
        { name: 'nobody' },
        { name: 'ann' },
        { name: 'takes-jun', inlinePolicies: [key('jun')] },
        { name: 'takes-mia', inlinePolicies: [key('mia', mfa)] },
        { name: 'takes-eve', inlinePolicies: [key('eve')] },
        { name: 'takes-nobody', inlinePolicies: [key('nobody')] },
        { name: 'takes-all', inlinePolicies: [inline(allowing('iam:CreateAccessKey'))] },
        {
          name: 'provides',
          inlinePolicies: [
            inline(statement({ Effect: 'Allow', Action: 'iam:UpdateSAMLProvider', Resource: saml })),
          ],
        },
      ],
      samlProviders: [{ name: 'SignOn' }],
      roles: [
        {
          name: 'Vault',
          trustPolicy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: [user('jun'), role('Step'), role('Staff')] },
                Action: 'sts:AssumeRole',
              },
              { Effect: 'Allow', Principal: { AWS: user('eve') }, Action: 'sts:AssumeRole', Condition: mfa },
            ],
          },
          inlinePolicies: [inline(allowing('s3:ListBucket'))],
        },
        { name: 'Step', trustPolicy: trusting(user('mia')) },
        { name: 'Helper', trustPolicy: trustWith({ AWS: user('ann') }, {}), inlinePolicies: [key('jun')] },
        {
          name: 'Staff',
          trustPolicy: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Federated: saml }, Action: 'sts:AssumeRoleWithSAML' },
            ],
          },
        },
      ],
      resources: [{ type: 's3-bucket', name: 'jewels', arn: bucket }],
    },
  ],
})
const memo = emptyMemo()
const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
const climbs = emptyEscalationMemo()
const vault: PathsEnd = { kind: 'node', id: role('Vault') }

const waysOf = (from: string, at: PathsEnd = vault) =>
  [...waysBeside(scene, climbs, { from, to: { at, actions: {} } })].filter(
    (one): one is WaysOfOne => one !== null,
  )
const overOf = (from: string, at?: PathsEnd) => waysOf(user(from), at).map(({ over }) => over)

describe('ways up to one end', () => {
  it('are those, too, that make one act as somebody else who gets there, over other roles as well', () => {
    expect(waysOf(user('takes-jun'))).toEqual([
      expect.objectContaining({
        count: 1,
        open: 0,
        leads: {},
        over: { count: 1, those: [{ id: user('jun'), state: 'allowed' }], total: 1 },
      }),
    ])
    expect(waysOf(user('takes-nobody'))).toEqual([])
  })

  it('hang on conditions where the way up does, or the way from there', () => {
    for (const who of ['mia', 'eve']) {
      expect(waysOf(user(`takes-${who}`))).toMatchObject([
        { count: 1, open: 1, unknown: 0, over: { those: [{ id: user(who), state: 'conditional' }] } },
      ])
    }
  })

  it('are told of whoever is on the way, and of all as whom they make one act, the surest first', () => {
    expect(waysOf(user('ann'))).toMatchObject([
      { principal: role('Helper'), hops: 1, over: { those: [{ id: user('jun') }] } },
    ])
    expect(overOf('takes-all')[0]?.those).toEqual([
      { id: user('jun'), state: 'allowed' },
      { id: user('mia'), state: 'allowed' },
      { id: user('eve'), state: 'conditional' },
    ])
  })

  it('hang on what a trust policy asks where they change a provider, also where that is the end', () => {
    expect(overOf('provides')).toMatchObject([{ those: [{ id: role('Staff'), state: 'conditional' }] }])
    expect(waysOf(user('provides'), { kind: 'node', id: role('Staff') })).toMatchObject([
      { count: 1, open: 1, leads: { identity: 1 } },
    ])
  })

  it('lead to an action, too, where somebody else may do it', () => {
    const reading: PathsEnd = { kind: 'action', action: 's3:GetObject', resource: `${bucket}/k` }
    expect(overOf('takes-jun', reading)).toMatchObject([{ those: [{ id: user('jun'), state: 'allowed' }] }])
    expect(overOf('takes-mia', reading)).toEqual([])
    const listing: PathsEnd = { kind: 'action', action: 's3:ListBucket', resource: bucket }
    expect(overOf('takes-eve', listing)).toMatchObject([
      { those: [{ id: user('eve'), state: 'conditional' }] },
    ])
  })

  it('make nobody act as whom it can become anyway', () => {
    expect(overOf('jun')).toEqual([])
  })
})

const names = ['u0', 'u1', 'u2', 'u3']
const roles = ['R0', 'R1', 'R2', 'R3']
const some = constantFrom<JsonObject>({}, {}, { Condition: mfa })
const anybody = constantFrom(...names.map(user), ...roles.map(role))
const takes = record({ of: constantFrom(...names.map(user), ...roles.map(role), '*'), some }).map(
  ({ of, some: on }) => {
    const Action = of.includes(':role/') ? 'iam:UpdateAssumeRolePolicy' : 'iam:CreateAccessKey'
    return Object.assign({ Effect: 'Allow', Action, Resource: of }, on)
  },
)
const lets = record({ who: anybody, some }).map(({ who, some: on }) =>
  Object.assign({ Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole' }, on),
)
const policy = (Statement: readonly JsonObject[]) => ({ Version: '2012-10-17', Statement: [...Statement] })
const own = array(takes, { maxLength: 1 }).map((list) => (list.length === 0 ? [] : [inline(policy(list))]))

/** Users and roles who take keys of one another, rewrite trusts and assume one another. */
const accounts = record({
  users: tuple(...names.map((name) => own.map((inlinePolicies) => ({ name, inlinePolicies })))),
  made: tuple(
    ...roles.map((name) =>
      tuple(own, array(lets, { minLength: 1, maxLength: 2 })).map(([inlinePolicies, list]) => {
        return { name, inlinePolicies, trustPolicy: policy(list) }
      }),
    ),
  ),
}).map(({ users, made }) =>
  workspaceOf({ rolescape: 1, name: 'w', accounts: [{ accountId: account, name: 'a', users, roles: made }] }),
)

describe('as whom ways up make somebody act who gets to a role', () => {
  it('is each whom a way gains and from whom a way leads there, as surely as both, and nobody else', () => {
    let found = 0
    assert(
      property(accounts, (held) => {
        const kept = emptyMemo()
        const ground = { workspace: held, graph: trustGraphOf(held, kept), memo: kept }
        const leads = (from: string, to: string, isCertain = false) => {
          const end = { kind: 'node', id: to } as const
          return (
            pathsIn(ground, { from, to: end, longest: 8, most: 1, isCertain, actions: {} }).paths.length > 0
          )
        }
        const ways = escalationsIn(held)
        for (const from of names.map(user)) {
          for (const to of roles.map(role)) {
            const end = { at: { kind: 'node', id: to } as const, actions: {} }
            const told = [...waysBeside(ground, emptyEscalationMemo(), { from, to: end })]
            const itself = told.find((one) => one?.principal === from)?.over?.those ?? []
            const expected = new Map<string, string>()
            for (const way of ways) {
              const gains = targetsOf(way).flatMap((one) => one.gains ?? [])
              if (way.principal !== from || gains.includes(to)) continue
              for (const id of gains) {
                if (leads(from, id) || !leads(id, to)) continue
                const isSure = stateOf(way) === 'allowed' && leads(id, to, true)
                if (isSure || !expected.has(id)) expected.set(id, isSure ? 'allowed' : 'conditional')
              }
            }
            found += expected.size
            expect(new Map(itself.map(({ id, state }) => [id, state]))).toEqual(expected)
          }
        }
      }),
      { numRuns: 100, seed: 7 },
    )
    expect(found).toBeGreaterThan(100)
  })
})
