import { expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { assumingIn } from './assuming-administrators.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'
import { escalationsIn } from './escalations.ts'

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const inside = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
const through = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }
const allow = (Action: string, Resource: string, Condition: JsonObject) =>
  inline(statement({ Effect: 'Allow', Action, Resource, Condition }))
const keysOf = (ways: readonly (readonly { readonly key: string }[])[] | undefined) =>
  ways?.map((way) =>
    way
      .map(({ key }) => key.replace('aws:', ''))
      .toSorted()
      .join(' '),
  )

const held = (name: string, ...inlinePolicies: readonly ReturnType<typeof inline>[]) => ({
  name,
  inlinePolicies: inlinePolicies.map((policy, at) => Object.assign(policy, { name: `p${at}` })),
})
const keys = (Condition: JsonObject) => allow('iam:CreateAccessKey', user('bob'), Condition)
const passes = (Condition: JsonObject) => allow('iam:PassRole', '*', Condition)
const makes = (Condition: JsonObject) => allow('lambda:*', '*', Condition)
const trust = (Principal: JsonObject, Condition: JsonObject = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  Condition,
})
const everything = [inline(statement({ Effect: 'Allow', Action: '*', Resource: '*' }))]

const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: [
        { name: 'bob', inlinePolicies: everything },
        held('only', keys(mfa)),
        held('either', keys(mfa), keys(inside)),
        held('one-of-three', keys(mfa), keys(inside), keys(through)),
        held('two-calls', passes(mfa), passes(inside), makes(mfa), makes(through)),
      ],
      roles: [
        {
          name: 'All',
          inlinePolicies: everything,
          trustPolicy: {
            Version: '2012-10-17',
            Statement: [
              trust({ Service: 'lambda.amazonaws.com' }),
              trust({ AWS: user('only') }, mfa),
              trust({ AWS: user('only') }, inside),
            ],
          },
        },
      ],
    },
  ],
})

const waysOf = (name: string, technique: string) =>
  escalationsIn(workspace).filter((way) => way.principal === user(name) && way.technique === technique)

it('tells of a way up in which other ways its call passes, and of none where there is none', () => {
  const othersOf = (name: string) => waysOf(name, 'iam-create-access-key').map(({ others }) => keysOf(others))
  expect(othersOf('only')).toEqual([undefined])
  const [own, other] = [waysOf('either', 'iam-create-access-key')[0], othersOf('either')[0]]
  expect([...(keysOf([own?.conditions ?? []]) ?? []), ...(other ?? [])].toSorted()).toEqual([
    'MultiFactorAuthPresent',
    'SourceIp',
  ])
  expect(othersOf('one-of-three')[0]).toHaveLength(2)
})

it('puts those of several calls together, each as few as it takes', () => {
  const [way] = waysOf('two-calls', 'lambda-create-invoke')
  const all = [way?.conditions ?? [], ...(way?.others ?? [])].map((conditions) => {
    return [...new Set(conditions.map(({ key }) => key.replace('aws:', '')))].toSorted().join(' ')
  })
  expect(all.toSorted()).toEqual(['MultiFactorAuthPresent', 'SourceIp SourceVpce'])
})

it('tells of an administrator that is assumed in which other ways it is', () => {
  const memo = emptyEscalationMemo()
  const only = [...workspace.entities.values()].find((one) => one.kind === 'user' && one.name === 'only')
  const assuming = assumingIn(workspace, trustGraphOf(workspace, emptyMemo()), memo)
  const ways = only?.kind === 'user' ? assuming.waysOf(only) : []
  expect(ways.map(({ others }) => others?.length)).toEqual([1])
})
