import { describe, expect, it } from 'vitest'

import { trusting } from '#testing/accounts.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'
import { permitting, role, root, trustWith, user, withRole } from '#testing/small-trust.ts'

import { nearestWays } from './nearest-ways.ts'
import type { TrustEdge } from './trust-graph.ts'
import { trustGraphOf } from './trust.ts'

const graphOf = (...edges: readonly TrustEdge[]) => ({
  nodes: [...new Set(edges.flatMap(({ from, to }) => [from, to]))].map((id) => nodeOf(id)),
  edges,
})
const half = (from: string, to: string) => edgeOf(from, to, { state: 'trustOnly' })
const waysIn = (graph: Parameters<typeof nearestWays>[0], from: string, to: string) =>
  nearestWays(graph, from, to, 5).map((way) => way.map(({ id }) => id))

const only = (arn: string) =>
  trustGraphOf(withRole('A', trustWith({ AWS: root }, { ArnEquals: { 'aws:PrincipalArn': arn } })))

describe('where no way leads, what comes nearest', () => {
  it('misses as few lines as can be, over as few steps', () => {
    const graph = graphOf(
      half('a', 'c'),
      edgeOf('a', 'b'),
      half('b', 'c'),
      half('b', 'z'),
      edgeOf('c', 'z'),
      edgeOf('y', 'z', { state: 'unknown' }),
    )
    expect(waysIn(graph, 'a', 'z')).toEqual([
      ['a c', 'c z'],
      ['a b', 'b z'],
    ])
    expect(waysIn(graph, 'y', 'z')).toEqual([['y z']])
  })

  it('is nothing where a way is whole, where too much is missing, and where nothing leads there', () => {
    expect(waysIn(graphOf(edgeOf('a', 'b'), edgeOf('b', 'z'), half('a', 'z')), 'a', 'z')).toEqual([])
    expect(waysIn(graphOf(half('a', 'b'), half('b', 'c'), half('c', 'z')), 'a', 'z')).toEqual([])
    expect(waysIn(graphOf(edgeOf('z', 'a')), 'a', 'z')).toEqual([])
    expect(waysIn(graphOf(edgeOf('a', 'g', { kind: 'member' }), half('g', 'z')), 'a', 'z')).toEqual([])
  })

  it('names the half of a role that trusts the account of the caller, and that of a caller whom no role trusts', () => {
    const delegated = trustGraphOf(withRole('A', trusting(root)))
    expect(nearestWays(delegated, user('ann'), role('A'), 5)).toMatchObject([
      [{ from: root, to: role('A'), reason: 'delegated' }],
    ])
    expect(nearestWays(only(user('a*')), user('ann'), role('A'), 5)).toMatchObject([
      [{ to: role('A'), reason: 'delegated', conditions: [{ key: 'aws:PrincipalArn' }] }],
    ])
    expect(nearestWays(only(user('bob')), user('ann'), role('A'), 5)).toEqual([]) // whatever ann were permitted
    const permitted = trustGraphOf(withRole('A', trusting(user('bob')), { ann: permitting(role('A')) }))
    expect(nearestWays(permitted, user('ann'), role('A'), 5)).toMatchObject([
      [{ from: user('ann'), to: role('A'), state: 'permissionOnly', reason: 'not-trusted' }],
    ])
  })
})
