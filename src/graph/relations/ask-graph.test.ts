import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, role, statement, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { askPaths, askReach } from './ask-graph.ts'
import { pathsIn } from './paths.ts'

const bucket = arn('arn:aws:s3:::crown')
const actions = { 's3-bucket': [{ action: 's3:GetObject', level: 'Read', isWithin: true }] } as const

/** ann may become A or B; B reads the bucket. */
function scene() {
  const reading = statement({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/*` })
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(permitting('*'))] }],
        roles: [
          { name: 'A', trustPolicy: trusting(user('ann')) },
          { name: 'B', trustPolicy: trusting(user('ann')), inlinePolicies: [inline(reading)] },
        ],
        resources: [{ type: 's3-bucket', name: 'crown' }],
      },
    ],
  })
  const memo = emptyMemo()
  return { workspace, graph: trustGraphOf(workspace, memo), memo }
}

/** A clock on which every step is a long one; counts how often messages were let in. */
function slowClock() {
  let time = 0
  const counted = { pauses: 0 }
  const pace = {
    report: () => undefined,
    giveWay: () => {
      counted.pauses += 1
      return Promise.resolve()
    },
    now: () => (time += 100),
  }
  return { counted, pace }
}

describe('messages are let in', () => {
  it('after each who is asked about the resource that ways lead to', async () => {
    const to = { kind: 'node', id: bucket } as const
    const question = { from: user('ann'), to, longest: 6, most: 25, isCertain: false, actions }
    const { counted, pace } = slowClock()
    const answer = await askPaths(scene(), question, pace)
    expect(counted.pauses).toBe(3)
    expect(answer).toEqual(pathsIn(scene(), question))
    expect(answer.paths.map(({ hops }) => hops.map(({ to: end }) => end))).toEqual([[role('B'), bucket]])
  })

  it('after each who is asked about a resource that may be reached', async () => {
    const { counted, pace } = slowClock()
    const answer = await askReach(scene(), { from: user('ann'), actions }, pace)
    // the roles, ann, A and B, then the bucket
    expect(counted.pauses).toBe(5)
    expect(answer).toEqual({ roles: 2, resources: 1, unknown: 0 })
  })
})
