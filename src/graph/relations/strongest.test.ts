import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { arn } from '#model/entities/names.ts'
import { entityOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, statement, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { accessAmong } from './access-among.ts'
import type { AccessActions, Relation } from './relation.ts'
import { relationsOf } from './relations-of.ts'

const bucket = 'arn:aws:s3:::reports'
const actions: AccessActions = {
  's3-bucket': [
    { action: 's3:GetObject', isWithin: true, level: 'Read' },
    { action: 's3:PutObject', isWithin: true, level: 'Write' },
  ],
}

const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
const network = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
const [byMfa, fromNetwork] = ['aws:MultiFactorAuthPresent', 'aws:SourceIp']

function allowing(Action: string, Resource: string, Condition: JsonObject): JsonObject {
  return { Effect: 'Allow', Action, Resource, Condition }
}

function denying(part: string, Condition: JsonObject): JsonObject {
  return { ...allowing('s3:*', `${bucket}/${part}/*`, Condition), Effect: 'Deny' }
}

function companyOf(statements: readonly JsonObject[]) {
  const trustPolicy = statement({
    Effect: 'Allow',
    Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
    Action: 'sts:AssumeRole',
  })
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(...statements))] }],
        roles: [{ name: 'Runs', trustPolicy }],
        resources: [{ type: 's3-bucket', name: 'reports' }],
      },
    ],
  })
}

function passing(service: string, condition: JsonObject): JsonObject {
  return allowing('iam:PassRole', '*', { ...condition, StringEquals: { 'iam:PassedToService': service } })
}

/** The keys of what a relation hangs on, then those of each other way; and whether those are said to be all. */
function waysOf(relation: Relation | undefined) {
  if (relation === undefined) return null
  const { conditions, others } = relation
  const ways = [conditions, ...(others ?? [])].map((way) => way.map(({ key }) => key).join(' '))
  return [...ways, others?.length === 0 ? 'and maybe others' : 'no others']
}

function accessOf(...statements: readonly JsonObject[]) {
  const workspace = companyOf(statements)
  const resource = entityOf(workspace, 'resource', arn(bucket))
  if (resource === undefined) throw new Error('no bucket')
  const goal = { kind: 'resource' as const, id: resource.id, resource, actions }
  return waysOf(accessAmong({ workspace }, [user('ann')], goal)[0])
}

function passOf(...statements: readonly JsonObject[]) {
  const workspace = companyOf(statements)
  const memo = emptyMemo()
  const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
  const focus = { direction: 'from', id: user('ann') } as const
  const steps = [...relationsOf(scene, { focus, kinds: ['pass'], actions: {} })]
  return waysOf(steps.flatMap(({ relations }) => relations).find(({ to }) => to === role('Runs')))
}

describe('what hangs on something else for each part', () => {
  it('has a way of its own for each part of a resource', () => {
    const [team, ops] = ['team', 'ops'].map((part) => `${bucket}/${part}/*`)
    if (team === undefined || ops === undefined) throw new Error('no parts')
    expect(accessOf(allowing('s3:GetObject', team, mfa), allowing('s3:GetObject', ops, network))).toEqual([
      byMfa,
      fromNetwork,
      'no others',
    ])
    expect(
      accessOf(
        allowing('s3:GetObject', team, { ...mfa, ...network }),
        allowing('s3:GetObject', ops, network),
      ),
    ).toEqual([fromNetwork, 'no others'])
    expect(accessOf(allowing('s3:GetObject', team, mfa), allowing('s3:GetObject', ops, mfa))).toEqual([
      byMfa,
      'no others',
    ])
  })

  it('has a way of its own where another Deny stands against each part of the same permission', () => {
    const parts = ['a', 'b'].map((part) => `arn:aws:s3:::repor?s/${part}/*`)
    const found = accessOf(
      { Effect: 'Allow', Action: 's3:GetObject', Resource: parts },
      denying('a', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
      denying('b', { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }),
    )
    expect(found?.toSorted()).toEqual([fromNetwork, 'aws:SourceVpc', 'no others'].toSorted())
  })

  it('has a way of its own for each level of access', () => {
    expect(
      accessOf(
        allowing('s3:GetObject', `${bucket}/*`, mfa),
        allowing('s3:PutObject', `${bucket}/*`, network),
      ),
    ).toEqual([fromNetwork, byMfa, 'no others'])
  })

  it('has a way of its own for each service that a role is passed to', () => {
    expect(passOf(passing('ec2.amazonaws.com', mfa), passing('lambda.amazonaws.com', network))).toEqual(
      expect.arrayContaining([byMfa, fromNetwork, 'no others']),
    )
  })
})
