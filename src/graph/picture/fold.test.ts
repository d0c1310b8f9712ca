import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { nodeGap, nodeSize } from '../node-size.ts'
import type { TrustEdge, TrustEdgeState, TrustGraph, TrustNode, TrustNodeKind } from '../trust-graph.ts'
import { foldKeyBy } from './fold-keys.ts'
import { fold, foldsTo, linesOut } from './fold.ts'
import { makeRoom } from './make-room.ts'
import { isFold } from './picture.ts'
import { settle } from './settle.ts'

const account = accountId('111122223333')

function node(id: string, kind: TrustNodeKind = 'role'): TrustNode {
  return nodeOf(id, kind, { accountId: account })
}

function edge(from: string, to: string, state: TrustEdgeState = 'allowed'): TrustEdge {
  return edgeOf(from, to, { id: `${from} ${to} ${state}`, state })
}

function byTies(graph: TrustGraph) {
  return fold(graph, foldKeyBy({ kind: 'ties' }, graph, emptyWorkspace('w')))
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id).toSorted()
}

function asks(key: string): TrustEdge['conditions'] {
  return [{ operator: 'StringLike', key, values: ['x'], must: 'hold' }]
}

/** Of the line from a user to a fold of roles, drawn for these edges: for how many it stands, and what it says that they hang on. */
function foldedLine(...given: readonly Partial<TrustEdge>[]) {
  const edges = given.map((more, at) => edgeOf('u', `r${at}`, { state: 'conditional', ...more }))
  const nodes = [node('u', 'user'), ...edges.map(({ to }) => node(to))]
  const [line] = fold({ nodes, edges }, ({ kind }) => (kind === 'role' ? 'all' : null)).edges
  return [line?.edges.length, line?.conditions, line?.besides]
}

const random = fc
  .array(fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom<TrustEdgeState>('allowed', 'trustOnly')), {
    maxLength: 25,
  })
  .map((pairs): TrustGraph => {
    const nodes = Array.from({ length: 10 }, (_, at) => node(`n${at}`, at < 4 ? 'user' : 'role'))
    const edges = new Map(pairs.map(([a, b, state]) => [`${a} ${b}`, edge(`n${a}`, `n${b}`, state)]))
    return { nodes, edges: [...edges.values()] }
  })

describe('a picture', () => {
  it('has as many boxes and lines as is told before it is made', () => {
    const ways = fc.constantFrom(
      'nothing' as const,
      'ties' as const,
      'trust' as const,
      'class' as const,
      'account' as const,
    )
    fc.assert(
      fc.property(random, ways, fc.nat(11), fc.nat(12), (graph, kind, mostNodes, mostEdges) => {
        const keyOf = foldKeyBy({ kind }, graph, emptyWorkspace('w'))
        const { nodes, edges } = fold(graph, keyOf)
        const isWithin = nodes.length <= mostNodes && edges.length <= mostEdges
        expect(foldsTo(graph, keyOf, { nodes: mostNodes, edges: mostEdges })).toBe(isWithin)
        expect(foldsTo(graph, keyOf, { nodes: nodes.length, edges: edges.length })).toBe(true)
      }),
    )
  })

  it('draws those that are tied to the very same others as one, with one line for all', () => {
    const roles = ['a', 'b', 'c'].map((name) => node(name))
    const graph = { nodes: [node('ec2', 'service'), ...roles], edges: roles.map(({ id }) => edge('ec2', id)) }
    const { nodes, edges } = byTies(graph)
    expect(nodes.map(({ members }) => members.map(({ id }) => id))).toEqual([['ec2'], ['a', 'b', 'c']])
    expect(edges.map((line) => [line.from, line.to, line.edges.length])).toEqual([['ec2', 'fold/a', 3]])
  })

  it('never mixes states in a line, and never folds what is tied in another way', () => {
    const roles = ['a', 'b', 'c', 'd'].map((name) => node(name))
    const states: readonly TrustEdgeState[] = ['allowed', 'allowed', 'allowed', 'trustOnly']
    const graph = {
      nodes: [node('u', 'user'), ...roles],
      edges: roles.map(({ id }, at) => edge('u', id, states[at])),
    }
    expect(byTies(graph).nodes.map(({ members }) => members.length)).toEqual([1, 3, 1])
    const byAccount = fold(graph, foldKeyBy({ kind: 'account' }, graph, emptyWorkspace('w')))
    expect(byAccount.edges.map((line) => [line.state, line.edges.length])).toEqual([
      ['allowed', 3],
      ['trustOnly', 1],
    ])
  })

  it('says of a line what all its edges hang on, and nothing where they differ in any part', () => {
    const conditions = asks('aws:RequestTag/team')
    const second = (key: string) => [{ action: 'sts:TagSession', conditions: asks(key) }]
    const besides = second('aws:SourceIp')
    const whole = { conditions, besides }
    expect(foldedLine(whole, whole, whole)).toEqual([3, conditions, besides])
    expect(foldedLine({ conditions }, { conditions }, whole)).toEqual([3, [], undefined])
    expect(foldedLine(whole, whole, { conditions, besides: second('aws:SourceVpc') })).toEqual([
      3,
      [],
      undefined,
    ])
    expect(foldedLine(whole, whole, { ...whole, conditions: asks('aws:TagKeys') })).toEqual([
      3,
      [],
      undefined,
    ])
  })

  it('holds every node and every edge once, however it is folded', () => {
    fc.assert(
      fc.property(random, fc.constantFrom('ties', 'account', 'nothing'), (graph, kind) => {
        const { nodes, edges } = fold(graph, foldKeyBy({ kind }, graph, emptyWorkspace('w')))
        expect(idsOf(nodes.flatMap(({ members }) => members))).toEqual(idsOf(graph.nodes))
        expect(idsOf(edges.flatMap((line) => line.edges))).toEqual(idsOf(graph.edges))
        const drawn = new Set(nodes.map(({ id }) => id))
        expect(edges.every(({ from, to }) => drawn.has(from) && drawn.has(to))).toBe(true)
      }),
    )
  })

  it('stands for each pair of a fold’s members where it folds by ties', () => {
    fc.assert(
      fc.property(random, (graph) => {
        for (const line of byTies(graph).edges.filter(({ from, to }) => from !== to)) {
          const sizes = byTies(graph).nodes.filter(({ id }) => id === line.from || id === line.to)
          expect(line.edges.length).toBe(sizes.reduce((product, { members }) => product * members.length, 1))
        }
      }),
    )
  })

  it('draws roles as one that trust the same service, whoever else may assume them', () => {
    const roles = ['a', 'b', 'c', 'd'].map((name) => node(name))
    const people = ['u', 'v'].map((name) => node(name, 'user'))
    const graph = {
      nodes: [node('ec2', 'service'), ...people, ...roles],
      edges: [
        ...roles.slice(0, 3).map(({ id }) => edge('ec2', id)),
        edge('u', 'a'),
        edge('v', 'b'),
        edge('u', 'c'),
        edge('u', 'd'),
      ],
    }
    const { nodes } = fold(graph, foldKeyBy({ kind: 'trust' }, graph, emptyWorkspace('w')))
    expect(nodes.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ['ec2'],
      ['u'],
      ['v'],
      ['a', 'b', 'c'],
      ['d'],
    ])
  })

  it('draws strangers as one whom trusts name and who get in nowhere', () => {
    const gone = ['x', 'y', 'z', 'in'].map((name) => node(name, 'external-principal'))
    const graph = {
      nodes: [...gone, node('a'), node('b')],
      edges: [
        edge('x', 'a', 'trustOnly'),
        edge('y', 'a', 'trustOnly'),
        edge('z', 'b', 'trustOnly'),
        edge('in', 'b', 'conditional'),
      ],
    }
    const { nodes } = fold(graph, foldKeyBy({ kind: 'trust' }, graph, emptyWorkspace('w')))
    expect(nodes.map(({ members }) => members.map(({ id }) => id))).toEqual([
      ['in'],
      ['x', 'y', 'z'],
      ['a'],
      ['b'],
    ])
  })

  it('says how many lines lead on from what is drawn', () => {
    const whole = {
      nodes: ['a', 'b', 'c'].map((id) => node(id)),
      edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'b')],
    }
    const part = { nodes: whole.nodes.slice(0, 2), edges: whole.edges.slice(0, 1) }
    expect(fold(part, () => null, linesOut(part, whole)).nodes.map(({ id, beyond }) => [id, beyond])).toEqual(
      [
        ['a', 0],
        ['b', 2],
      ],
    )
  })
})

describe('the places in a picture', () => {
  const step = nodeSize.height + nodeGap.along
  const base = {
    'fold/a': { x: 0, y: 0 },
    below: { x: 0, y: step },
    right: { x: 304, y: 0 },
    above: { x: 0, y: -step },
  }
  const graph = { nodes: ['a', 'b', 'c'].map((id) => node(id)), edges: [] }
  const [folded] = fold(graph, () => 'same').nodes

  it('make room for a fold that opens where it stood', () => {
    expect(folded === undefined ? null : makeRoom(base, [folded])).toEqual({
      a: { x: 0, y: 32 },
      b: { x: 0, y: 32 + step },
      c: { x: 0, y: 32 + 2 * step },
      below: { x: 0, y: 64 + 3 * step },
      right: { x: 336, y: 0 },
      above: { x: 0, y: -step },
    })
  })

  it('stay to the pixel through a change elsewhere, and no two nodes share one', () => {
    fc.assert(
      fc.property(random, fc.subarray(['n0', 'n1', 'n2', 'n5', 'n9']), (whole, gone) => {
        const before = fold(
          { ...whole, nodes: whole.nodes.filter(({ id }) => !gone.includes(id)), edges: [] },
          () => null,
        )
        const places = Object.fromEntries(
          before.nodes.map(({ id }, at) => [id, { x: (at % 2) * 304, y: 68 * at }]),
        )
        const after = fold({ ...whole, edges: [] }, () => null)
        const fresh = Object.fromEntries(after.nodes.map(({ id }, at) => [id, { x: 0, y: 68 * (at % 3) }]))
        const settled = settle({ picture: before, positions: places }, after, fresh)
        for (const { id } of before.nodes) expect(settled[id]).toEqual(places[id])
        const spots = after.nodes.map(({ id }) => JSON.stringify(settled[id]))
        expect(new Set(spots).size).toBe(after.nodes.length)
      }),
    )
  })

  it('keep a fold where it was when its first member leaves it', () => {
    const after = fold({ nodes: graph.nodes.concat(node('d')).slice(1), edges: [] }, () => 'same')
    const before = { picture: { nodes: folded === undefined ? [] : [folded], edges: [] }, positions: base }
    expect(settle(before, after, { 'fold/b': { x: 900, y: 900 } })).toEqual({ 'fold/b': { x: 0, y: 0 } })
    expect(after.nodes.every(isFold)).toBe(true)
  })
})
