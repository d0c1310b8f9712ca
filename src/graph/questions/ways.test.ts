import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import type { Workspace } from '#model/workspace.ts'
import { allowing, dev, trusting, workspaceOf } from '#testing/accounts.ts'
import { statement } from '#testing/small-trust.ts'

import type { TrustEdge } from '../trust-graph.ts'
import { trustGraphOf } from '../trust.ts'
import { waysTo } from './ways.ts'

const of = (kind: string, name: string) => `arn:aws:iam::${dev}:${kind}/${name}`
const [alice, first, second, apart] = [
  of('user', 'alice'),
  of('role', 'first'),
  of('role', 'second'),
  of('role', 'apart'),
] as const

const bucket = 'arn:aws:s3:::reports'

/** alice may become `first`, and that `second`, which alone reads; `apart` trusts nobody who asks. The bucket has that policy. */
function withPolicy(policy: JsonObject | null): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: dev,
        name: 'dev',
        users: [{ name: 'alice' }],
        roles: [
          { name: 'first', trustPolicy: trusting(alice) },
          {
            name: 'second',
            trustPolicy: trusting(first),
            inlinePolicies: [{ name: 'p', document: allowing('s3:GetObject') }],
          },
          {
            name: 'apart',
            trustPolicy: trusting(second),
            inlinePolicies: [{ name: 'no', document: allowing('sqs:SendMessage') }],
          },
        ],
        resources: [{ type: 's3-bucket', name: 'reports', policy }],
      },
    ],
  })
}
const workspace = withPolicy(null)
const graph = trustGraphOf(workspace)

function named(from: string, to: Parameters<typeof waysTo>[2]['to']) {
  const { ways, isComplete } = waysTo(workspace, graph, { from, to })
  return { isComplete, ways: ways.map(({ hops, end }) => ({ hops: hops.map((hop) => hop.to), end })) }
}

describe('how somebody gets somewhere', () => {
  it('is over every role between, each step with the statements that decide it', () => {
    expect(named(alice, { kind: 'role', role: second })).toEqual({
      isComplete: true,
      ways: [{ hops: [first, second], end: second }],
    })
    const { ways } = waysTo(workspace, graph, { from: alice, to: { kind: 'role', role: second } })
    expect(ways[0]?.hops.every(({ deciding }) => deciding.length > 0)).toBe(true)
  })

  it('to an action ends with whoever may do it', () => {
    const to = { kind: 'action', action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q1' } as const
    expect(named(alice, to).ways).toEqual([{ hops: [first, second], end: second }])
    expect(named(second, to).ways).toEqual([{ hops: [], end: second }])
  })

  it('R3.4 to an action ends with a role of which sessions of one name are let in, under that name', () => {
    const session = `arn:aws:sts::${dev}:assumed-role/apart/nightly`
    const policy = statement({
      Effect: 'Allow',
      Principal: { AWS: session },
      Action: 's3:GetObject',
      Resource: `${bucket}/*`,
    })
    const to = { kind: 'action', action: 's3:GetObject', resource: `${bucket}/q1` } as const
    const { ways } = waysTo(withPolicy(policy), graph, { from: apart, to })
    expect(ways.map(({ hops, end, access }) => ({ hops, end, access }))).toMatchObject([
      {
        hops: [],
        end: apart,
        access: { state: 'conditional', conditions: [{ key: 'aws:userid', values: ['*:nightly'] }] },
      },
    ])
  })

  it('is no way at all where no chain leads there', () => {
    expect(named(apart, { kind: 'role', role: first })).toEqual({ isComplete: true, ways: [] })
  })

  it('is found however many others lead from role to role', () => {
    const crowd = some('near').flatMap((near) => some('far').map((far) => line(near, far)))
    const way = [line(alice, first), line(first, second), line(second, apart)]
    const edges = [...some('near').map((near) => line(alice, near)), ...crowd, ...way]
    const to = { kind: 'role', role: apart } as const
    const found = waysTo(workspace, { nodes: [], edges }, { from: alice, to })
    expect(found).toMatchObject({ isComplete: true, ways: [{ hops: way }] })
  })
})

function some(name: string): readonly string[] {
  return Array.from({ length: 150 }, (_, at) => of('role', `${name}-${at}`))
}

function line(from: string, to: string): TrustEdge {
  const [kind, state, reason] = ['AssumeRole', 'allowed', 'decided'] as const
  return {
    id: `${kind} ${from} ${to}`,
    from,
    to,
    kind,
    state,
    reason,
    conditions: [],
    sentence: '',
    deciding: [],
  }
}
