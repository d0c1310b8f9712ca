import { describe, expect, it } from 'vitest'

import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import {
  account,
  edge,
  inline,
  permitting,
  role,
  sessionOf,
  statement,
  stranger,
  user,
  withRole,
} from '#testing/small-trust.ts'

import { eitherOf, hangOnTheSame } from './all-conditions.ts'

const network = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }
const externalId = { StringEquals: { 'sts:ExternalId': 'x-1' } }

/** A role of another account by the beginning of its name. */
const named = (start: string) => ({
  ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${stranger}:role/${start}*` },
})

function letting(AWS: string | readonly string[], condition: JsonObject = {}): JsonObject {
  const asked = Object.keys(condition).length === 0 ? {} : { Condition: condition }
  return { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', ...asked }
}

function on(key: string): OpenCondition {
  return { operator: 'Bool', key, values: ['true'], must: 'hold' }
}

/** Keys and values of each way in, and whether those are said to be all. */
function waysInto(workspace: Workspace, from: string) {
  const found = edge(workspace, from, role('Target'))
  if (found === undefined) return null
  const { conditions, others } = found
  return { ways: [conditions, ...(others ?? [])].map(wordsOf).toSorted(), isAll: others?.length !== 0 }
}

function wordsOf(way: readonly OpenCondition[]): string {
  return way.map(({ key, values }) => `${key} ${values.join(' ')}`).join(', ')
}

/** The ways in of somebody of an account that isn't ours. */
function fromElsewhere(...statements: readonly JsonObject[]) {
  return waysInto(withRole('Target', statement(...statements)), `arn:aws:iam::${stranger}:root`)
}

/** The ways in of a role of ours that may assume any. */
function ofRole(...statements: readonly JsonObject[]) {
  const roles = [
    { name: 'A', trustPolicy: statement(letting(account)), inlinePolicies: [inline(permitting('*'))] },
    { name: 'Target', trustPolicy: statement(...statements) },
  ]
  const accounts = [{ accountId: account, name: 'a', roles }]
  return waysInto(workspaceOf({ rolescape: 1, name: 'w', accounts }), role('A'))
}

const deploy = `aws:PrincipalArn arn:aws:iam::${stranger}:role/Deploy*`
const [fromNetwork, withId] = ['aws:SourceIp 203.0.113.0/24', 'sts:ExternalId x-1']

describe('several ways in', () => {
  it('each hang on who somebody of another account has to be', () => {
    expect(
      fromElsewhere(
        letting(stranger, { ...named('Deploy'), ...network }),
        letting(stranger, { ...named('Deploy'), ...externalId }),
      ),
    ).toEqual({ ways: [`${deploy}, ${fromNetwork}`, `${deploy}, ${withId}`], isAll: true })
  })

  it('R3.6 each hang on the name of the session that is trusted alone', () => {
    const session = sessionOf('A', 'x')
    expect(ofRole(letting(session, network), letting(session, externalId))).toEqual({
      ways: [`aws:userid *:x, ${fromNetwork}`, `aws:userid *:x, ${withId}`],
      isAll: true,
    })
  })

  it('are told of all who stand in for another account, not of the first alone', () => {
    expect(fromElsewhere(letting(stranger, externalId), letting(stranger, named('Deploy')))).toEqual({
      ways: [deploy, withId],
      isAll: true,
    })
    expect(fromElsewhere(letting(stranger, named('Deploy')), letting(stranger, named('Build')))).toEqual({
      ways: [deploy.replace('Deploy', 'Build'), deploy],
      isAll: true,
    })
    expect(fromElsewhere(letting(stranger, externalId))).toEqual({ ways: [withId], isAll: true })
  })

  it('are told of some of many who stand in for another account, and that there may be others', () => {
    const many = Array.from({ length: 40 }, (_, at) => named(`R${at}-`))
    const letIn = fromElsewhere(...many.map((one) => letting(stranger, one)))
    expect(letIn?.ways.length).toBeGreaterThan(1)
    const denied = many.map((one) => Object.assign(letting(stranger, one), { Effect: 'Deny' }))
    expect(fromElsewhere(letting(stranger, externalId), ...denied)).toEqual({ ways: [withId], isAll: false })
  })

  it('are told of all who stand in for anyone', () => {
    const workspace = withRole('Target', statement(letting('*', network), letting('*', named('Deploy'))))
    expect(waysInto(workspace, '*')).toEqual({ ways: [deploy, fromNetwork], isAll: true })
  })

  it('R3.6 are told of each session that is trusted by name, and of the role by itself', () => {
    const [x, y] = ['x', 'y'].map((name) => sessionOf('A', name))
    if (x === undefined || y === undefined) throw new Error('no sessions')
    expect(ofRole(letting([x, y]))).toEqual({ ways: ['aws:userid *:x', 'aws:userid *:y'], isAll: true })
    expect(ofRole(letting(x), letting(role('A'), network))).toEqual({
      ways: [fromNetwork, 'aws:userid *:x'],
      isAll: true,
    })
    // what is so of all sessions needn't be said of one
    expect(ofRole(letting(x, network), letting(role('A'), network))).toEqual({
      ways: [fromNetwork],
      isAll: true,
    })
  })
})

it('who hang on the same ways, told in whatever order, hang on the very same', () => {
  const workspace = withRole(
    'Target',
    statement(
      ...[network, externalId].map((one) => letting(user('ann'), one)),
      ...[externalId, network].map((one) => letting(user('bob'), one)),
    ),
  )
  const [ann, bob] = ['ann', 'bob'].map((name) => edge(workspace, user(name), role('Target')))
  if (ann === undefined || bob === undefined) throw new Error('no lines')
  expect(hangOnTheSame(ann, bob)).toBe(true)
  const second = { action: 'sts:TagSession', conditions: bob.conditions }
  expect(hangOnTheSame(ann, { ...bob, others: [] })).toBe(false)
  expect(hangOnTheSame(ann, { ...bob, besides: [second] })).toBe(false)
})

it('of several answers those count that hang on least, with what second permissions hang on', () => {
  const [a, b, c] = [on('a'), on('b'), on('c')]
  const besides = [{ action: 'sts:TagSession', conditions: [b] }]
  expect(eitherOf([{ conditions: [a], besides }, { conditions: [c] }], true)).toEqual({
    conditions: [a],
    besides,
    others: [[c]],
  })
  expect(eitherOf([{ conditions: [a], besides }, { conditions: [b] }], true)).toEqual({ conditions: [b] })
  expect(eitherOf([{ conditions: [a], besides }, { conditions: [b, a] }], true)).toEqual({
    conditions: [a],
    besides,
  })
  expect(eitherOf([{ conditions: [a] }, { conditions: [a, c] }], false)).toEqual({
    conditions: [a],
    others: [],
  })
  expect(eitherOf([{ conditions: [] }, { conditions: [c] }], false)).toEqual({ conditions: [] })
})
