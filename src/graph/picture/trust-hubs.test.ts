import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import type {
  SecondPermission,
  TrustEdge,
  TrustEdgeState,
  TrustGraph,
  TrustNode,
  TrustNodeKind,
} from '../trust-graph.ts'
import { fold } from './fold.ts'
import { keptApart } from './kept-apart.ts'
import { packHubs, unpackHubs } from './packed-hubs.ts'
import type { Picture } from './picture.ts'
import { throughHubs, withHubs } from './through-hubs.ts'
import { hubsOf } from './trust-hubs.ts'
import { unfolded } from './unfolded.ts'

const none: TrustEdge['conditions'] = []
const account = accountId('111122223333')
const users = Array.from({ length: 10 }, (_, at) => node(`user-${at}`, 'user'))
const roles = Array.from({ length: 8 }, (_, at) => node(`role-${at}`, 'role'))
const root = node('root', 'root')
const trusts = roles.map(({ id }) => edge('root', id, 'trustOnly'))
const everyPair = roles.flatMap((role) => users.map((user) => edge(user.id, role.id)))

describe('a hub', () => {
  it('stands for all whom roles trust with their whole account, with one line a role', () => {
    const { nodes, edges } = drawn({ nodes: [root, ...users, ...roles], edges: [...trusts, ...everyPair] })
    const hub = nodes.find((one) => one.hub !== undefined)
    expect(hub?.hub).toMatchObject({ everybody: 18, lines: 80, account: 'root' })
    expect(hub?.members).toHaveLength(10)
    expect(edges.filter(({ from }) => from === hub?.id).map((line) => line.edges.length)).toEqual(
      roles.map(() => 10),
    )
    expect(nodes.some(({ kind, hub: its }) => kind === 'user' && its === undefined)).toBe(false)
  })

  it('stands for nobody whom a role trusts by name', () => {
    const named = drawn({ nodes: [root, ...users, ...roles], edges: everyPair })
    expect(named.nodes.some(({ hub }) => hub !== undefined)).toBe(false)
  })

  it('leaves out who is let in by other conditions, or not everywhere', () => {
    const odd = everyPair
      .filter(({ from, to }) => from !== 'user-0' || to !== 'role-3')
      .map((one) => (one.from === 'user-1' ? edge(one.from, one.to, 'allowed', mfa) : one))
    const { nodes, edges } = drawn({ nodes: [root, ...users, ...roles], edges: [...trusts, ...odd] })
    const hub = nodes.find((one) => one.hub !== undefined)
    expect(hub?.hub?.all.map(({ id }) => id)).toEqual(users.slice(2).map(({ id }) => id))
    expect(edges.filter(({ from }) => from === 'user-0')).toHaveLength(7)
    expect(edges.filter(({ from }) => from === 'user-1')).toHaveLength(8)
  })

  it('keeps those apart who need a second permission under conditions, and says which', () => {
    const odd = everyPair.map((one) => {
      const asked = { ...edge(one.from, one.to, 'conditional', mfa) }
      return one.from < 'user-4' ? asked : { ...asked, besides: tagging }
    })
    const { nodes, edges } = drawn({ nodes: [root, ...users, ...roles], edges: [...trusts, ...odd] })
    const hubs = nodes.filter((one) => one.hub !== undefined)
    expect(hubs.map(({ hub }) => hub?.all.map(({ id }) => id))).toEqual([users.slice(4).map(({ id }) => id)])
    const lines = edges.filter(({ from }) => from === hubs[0]?.id)
    expect(lines.map(({ besides }) => besides)).toEqual(roles.map(() => tagging))
    expect(edges.filter(({ from }) => from < 'user-4' && from > 'user')).toHaveLength(4 * 8)
  })

  it('lets the lines of one box be drawn by themselves, and counts those of the others on their boxes', () => {
    const group = node('group', 'group')
    const member = { ...edge('user-0', 'group'), kind: 'member' as const }
    const whole = drawn({
      nodes: [root, group, ...users, ...roles],
      edges: [...trusts, ...everyPair, member],
    })
    const quiet = keptApart(whole, () => false)
    expect(quiet.nodes.find(({ id }) => id === 'user-0')?.beyond).toBe(8)
    const apart = keptApart(whole, ({ from }) => from === 'user-0')
    expect(apart.nodes.find(({ id }) => id === 'user-0')?.beyond).toBe(0)
    expect(apart.edges.filter(({ from, kind }) => from === 'user-0' && kind !== 'member')).toHaveLength(8)
    expect(apart.edges.filter(({ edges }) => edges.length === 9)).toHaveLength(8)
  })

  it('neither adds nor loses a pair, and says of none what does not hold', () => {
    fc.assert(
      fc.property(random, fc.subarray(users.map(({ id }) => id)), (graph, apart) => {
        const whole = drawn(graph)
        expect(idsOf(unfolded(whole).edges)).toEqual(idsOf(graph.edges))
        expect(idsOf(unfolded(whole).nodes)).toEqual(idsOf(graph.nodes))
        const kept = keptApart(whole, ({ from }) => apart.includes(from))
        expect(idsOf(unfolded(kept).edges)).toEqual(idsOf(graph.edges))
        expect(new Set(idsOf(kept.edges)).size).toBe(kept.edges.length)
        for (const line of whole.edges) {
          const hub = whole.nodes.find(({ id }) => id === line.from)?.hub
          if (hub === undefined) continue
          expect(idsOf(line.edges.map(({ from }) => ({ id: from })))).toEqual(idsOf(hub.all))
          for (const { to, state, conditions, besides } of line.edges)
            expect([to, state, conditions, besides]).toEqual([
              line.to,
              line.state,
              line.conditions,
              line.besides,
            ])
        }
      }),
    )
  })

  it('is the same after it was taken from one thread to another, by the places of what it stands for', () => {
    fc.assert(
      fc.property(random, (graph) => {
        const hubs = hubsOf(graph, graph, () => false)
        const [packed, other] = structuredClone([packHubs(hubs, graph), graph] as const)
        expect(unpackHubs(packed, other)).toEqual(hubs)
      }),
    )
    const hubs = hubsOf(
      { nodes: [root, ...users, ...roles], edges: [...trusts, ...everyPair] },
      { nodes: [root], edges: trusts },
      () => false,
    )
    expect(hubs).toHaveLength(1)
    expect(() => packHubs(hubs, { nodes: [], edges: [] })).toThrow('another graph')
    expect(() =>
      unpackHubs(packHubs(hubs, { nodes: users, edges: everyPair }), { nodes: users, edges: [] }),
    ).toThrow('no place')
  })
})

const mfa: TrustEdge['conditions'] = [
  { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'], must: 'hold' },
]

const tagging: readonly SecondPermission[] = [{ action: 'sts:TagSession', conditions: mfa }]

/** Mostly alike, so that there are hubs, and odd in places. */
const random = fc
  .tuple(
    fc.array(
      fc.tuple(
        fc.nat(9),
        fc.nat(7),
        fc.constantFrom<TrustEdgeState | 'gone' | 'tagging'>('gone', 'conditional', 'tagging'),
      ),
      {
        maxLength: 20,
      },
    ),
    fc.subarray(roles.map(({ id }) => id)),
    fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }),
  )
  .map(([odd, trusting, among]): TrustGraph => {
    const edges = new Map(everyPair.map((one) => [one.id, one]))
    for (const [user, role, state] of odd) {
      const id = `user-${user} role-${role}`
      if (state === 'gone') edges.delete(id)
      else if (state === 'tagging') {
        edges.set(id, { ...edge(`user-${user}`, `role-${role}`, 'conditional'), besides: tagging })
      } else edges.set(id, edge(`user-${user}`, `role-${role}`, state))
    }
    for (const [one, other] of among) {
      const between = edge(`role-${one}`, `role-${other}`)
      edges.set(between.id, between)
    }
    return {
      nodes: [root, ...users, ...roles],
      edges: [...trusts.filter(({ to }) => trusting.includes(to)), ...edges.values()],
    }
  })

function drawn(graph: TrustGraph): Picture {
  const hubs = hubsOf(graph, graph, () => false)
  const through = throughHubs(graph, hubs)
  return withHubs(
    fold(through, () => null),
    through,
    hubs,
  )
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id).toSorted()
}

function node(id: string, kind: TrustNodeKind): TrustNode {
  return nodeOf(id, kind, { accountId: account })
}

function edge(from: string, to: string, state: TrustEdgeState = 'allowed', conditions = none): TrustEdge {
  return edgeOf(from, to, { state, conditions })
}
