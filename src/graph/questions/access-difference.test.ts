import { describe, expect, it } from 'vitest'

import { allowing, smallCompany, the, trusting, workspaceOf } from '#testing/accounts.ts'
import { people, teachingSample, things } from '#testing/sample.ts'

import { accessDifference } from './access-difference.ts'
import type { Access } from './access-of.ts'
import { isNewAccess, kindOf } from './difference.ts'

const accesses: Readonly<Record<Access['state'], Access>> = {
  allowed: { state: 'allowed' },
  denied: { state: 'denied' },
  conditional: {
    state: 'conditional',
    conditions: [],
    ways: [],
    isExact: false,
    witness: {},
    isOutside: false,
  },
  unknown: { state: 'unknown', reasons: [], conditions: [] },
}

describe('the difference of two answers', () => {
  it.each([
    ['denied', 'allowed', 'gained', true],
    ['denied', 'conditional', 'gained', true],
    ['denied', 'unknown', 'now-unknown', true],
    ['allowed', 'denied', 'lost', false],
    ['allowed', 'conditional', 'now-conditional', false],
    ['conditional', 'allowed', 'no-longer-conditional', true],
    ['conditional', 'denied', 'lost', false],
    ['unknown', 'allowed', 'gained', true],
    ['unknown', 'denied', 'now-known', false],
  ] as const)('%s to %s is %s, new access: %s', (before, after, kind, isNew) => {
    expect(kindOf(accesses[before], accesses[after])).toBe(kind)
    expect(isNewAccess({ kind })).toBe(isNew)
  })

  it('is there where both hang on conditions, but on other ones', () => {
    const mfa = {
      operator: 'Bool',
      key: 'aws:MultiFactorAuthPresent',
      values: ['true'],
      must: 'hold',
    } as const
    const conditional = {
      state: 'conditional',
      conditions: [],
      isExact: false,
      witness: {},
      isOutside: false,
    } as const
    const other: Access = { ...conditional, ways: [[mfa]] }
    expect(kindOf({ ...conditional, ways: [] }, other)).toBe('other-conditions')
    expect(kindOf(other, other)).toBeNull()
  })
})

function reading(bucket: string) {
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${bucket}/*` }],
  }
}

function role(name: string, bucket: string) {
  return {
    name,
    trustPolicy: trusting('111111111111'),
    inlinePolicies: [
      { name: 'read', document: reading(bucket) },
      { name: 'more', document: allowing('sqs:SendMessage') },
    ],
  }
}

describe('what two principals may do', () => {
  it('is told action by action, with what only one of them may', () => {
    const workspace = smallCompany()
    const actions = ['s3:PutObject', 's3:ListBucket', 'sqs:SendMessage']
    const sides = [the.alice, the.deploy].map((principal) => ({ workspace, principal }))
    const [before, after] = sides
    if (before === undefined || after === undefined) throw new Error('two sides')
    const found = [...accessDifference(before, after, actions)].flat()
    expect(found.map(({ action, kind }) => [action, kind])).toEqual([
      ['s3:PutObject', 'gained'],
      ['sqs:SendMessage', 'lost'],
    ])
  })

  it('differs where both may do the same on other resources', () => {
    const accounts = [
      { accountId: '111111111111', name: 'a', roles: [role('One', 'one'), role('Two', 'two')] },
    ]
    const workspace = workspaceOf({ rolescape: 1, name: 'two roles', accounts })
    const side = (name: string) => ({ workspace, principal: `arn:aws:iam::111111111111:role/${name}` })
    const actions = ['s3:GetObject', 'sqs:SendMessage']
    const found = [...accessDifference(side('One'), side('Two'), actions)].flat()
    expect(found.map(({ kind, resource }) => [kind, resource])).toEqual([
      ['lost', 'arn:aws:s3:::one/example'],
      ['gained', 'arn:aws:s3:::two/example'],
    ])
  })

  it('differs on what is each one’s own, whoever comes first', () => {
    const workspace = teachingSample()
    const side = (principal: string) => ({ workspace, principal })
    const pairs = [
      ['carol', 'bob'],
      ['alice', 'dave'],
    ] as const
    for (const [before, after] of pairs) {
      const found = [
        ...accessDifference(side(people[before]), side(people[after]), ['iam:ChangePassword']),
      ].flat()
      expect(found.map(({ kind, resource }) => [kind, resource])).toEqual([
        ['lost', people[before]],
        ['gained', people[after]],
      ])
    }
  })

  it('is told on the resource where most of it shows', () => {
    const workspace = teachingSample()
    const [before, after] = [people.carol, people.bob].map((principal) => ({ workspace, principal }))
    if (before === undefined || after === undefined) throw new Error('two sides')
    const found = [...accessDifference(before, after, ['ec2:RebootInstances'])].flat()
    expect(found).toMatchObject([{ kind: 'gained', resource: things.instance, after: { state: 'allowed' } }])
  })
})
