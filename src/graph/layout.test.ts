import { assert, asyncProperty, constantFrom, nat, array, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { layOut } from './layout.ts'
import { nodeSize, widthAt } from './node-size.ts'
import type { Positions, TrustEdge, TrustGraph, TrustNodeKind } from './trust-graph.ts'

describe('the layout', () => {
  it('puts groups left of their members, and people and what is outside left of roles', async () => {
    const positions = await layOut(
      graphOf({ ec2: 'service', ann: 'user', ops: 'group', deploy: 'role' }, [
        ['ann', 'ops', 'member'],
        ['ann', 'deploy'],
        ['ec2', 'deploy'],
      ]),
    )
    const x = (id: string) => positions[id]?.x ?? NaN
    expect(x('ec2')).toBeLessThan(x('deploy'))
    expect(x('ops')).toBeLessThan(x('ann'))
    expect(x('ann')).toBeLessThan(x('deploy'))
  })

  it('puts a role of elsewhere right of whoever may assume it, and left of what it may itself', async () => {
    const kinds = { ann: 'user', theirs: 'external-principal', ours: 'role' } as const
    const led = await layOut(
      graphOf(kinds, [
        ['ann', 'theirs'],
        ['theirs', 'ours'],
      ]),
    )
    expect(led['ann']?.x).toBeLessThan(led['theirs']?.x ?? NaN)
    expect(led['theirs']?.x).toBeLessThan(led['ours']?.x ?? NaN)
    const leading = await layOut(
      graphOf(kinds, [
        ['theirs', 'ours'],
        ['ann', 'ours'],
      ]),
    )
    expect(leading['theirs']?.x).toBeLessThan(leading['ours']?.x ?? NaN)
  })

  it('gives what is outside a column of its own only where the people fill theirs', async () => {
    const few = await layOut(callersOf(3))
    expect(few['service-0']?.x).toBe(few['user-0']?.x)
    const many = await layOut(callersOf(28))
    expect(many['service-0']?.x).toBeLessThan(many['user-0']?.x ?? NaN)
  })

  it('puts the next role of a chain further right, and survives roles that trust each other and themselves', async () => {
    const positions = await layOut(
      graphOf({ a: 'role', b: 'role', c: 'role' }, [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'b'],
        ['a', 'a'],
      ]),
    )
    expect(positions['a']?.x).toBeLessThan(positions['b']?.x ?? NaN)
    expect(overlaps(positions)).toEqual([])
  })

  it('puts no role further right for half a line into it, where lines are many: that is no step of a way', async () => {
    const [first, next] = await ofTwo(48, 'permissionOnly')
    expect(next).toBe(first)
    const [from, to] = await ofTwo(48, 'conditional')
    expect(to).toBeGreaterThan(from)
    // few lines are followed one by one: each leads onward
    const [one, other] = await ofTwo(4, 'permissionOnly')
    expect(other).toBeGreaterThan(one)
  })

  it('makes boxes wider, for their names, where a picture is higher than a window', async () => {
    const high = await layOut(callersOf(28))
    const { 'role-5': _alone, ...tied } = high
    const widths = new Set(Object.values(tied).map(widthAt))
    expect(widths.size).toBe(1)
    expect(Math.max(...widths)).toBeGreaterThan(nodeSize.width)
    expect(overlaps(high)).toEqual([])
    const right = Math.max(...Object.values(tied).map((place) => place.x + widthAt(place)))
    const bottom = Math.max(...Object.values(high).map(({ y }) => y + nodeSize.height))
    expect(right / bottom).toBeLessThan(2.2)
    const low = await layOut(callersOf(3))
    expect(Object.values(low).map(widthAt)).toEqual(Object.values(low).map(() => nodeSize.width))
  })

  it('places nodes without edges below the rest', async () => {
    const positions = await layOut(
      graphOf({ ann: 'user', deploy: 'role', lone: 'user', alone: 'role' }, [['ann', 'deploy']]),
    )
    for (const id of ['lone', 'alone']) {
      expect(positions[id]?.y).toBeGreaterThan((positions['ann']?.y ?? NaN) + nodeSize.height)
    }
  })

  it('packs many roles that trust the same service into a block, not one long column', async () => {
    const roles = Array.from({ length: 48 }, (_, i) => `role-${i}`)
    const positions = await layOut(
      graphOf(
        { ec2: 'service', ...Object.fromEntries(roles.map((role) => [role, 'role' as const])) },
        roles.map((role) => ['ec2', role] as const),
      ),
    )
    const tallest = Math.max(...Object.values(positions).map(({ y }) => y))
    expect(tallest).toBeLessThan(48 * nodeSize.height * 0.5)
    expect(overlaps(positions)).toEqual([])
  })

  it('stands as many as a window shows in one column: a second one behind it would read as a chain', async () => {
    const roles = Array.from({ length: 13 }, (_, at) => `role-${at}`)
    const positions = await layOut(
      graphOf(
        { ann: 'user', ...Object.fromEntries(roles.map((role) => [role, 'role' as const])) },
        roles.map((role) => ['ann', role] as const),
      ),
    )
    expect(new Set(roles.map((role) => positions[role]?.x)).size).toBe(1)
  })

  it('answers an empty graph with no positions', async () => {
    expect(await layOut({ nodes: [], edges: [] })).toEqual({})
  })

  it('gives every node its own place, the same one each time', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
    const kinds: readonly TrustNodeKind[] = ['service', 'user', 'group', 'role', 'role']
    await assert(
      asyncProperty(
        array(constantFrom(...kinds), { minLength: names.length, maxLength: names.length }),
        array(record({ from: nat(9), to: nat(9) }), { maxLength: 14 }),
        async (kindsOfNodes, ties) => {
          const graph = graphOf(
            Object.fromEntries(names.map((name, i) => [name, kindsOfNodes[i] ?? 'role'])),
            ties.map(({ from, to }) => [names[from] ?? 'a', names[to] ?? 'a'] as const),
          )
          const positions = await layOut(graph)
          expect(Object.keys(positions).toSorted()).toEqual(names)
          expect(overlaps(positions)).toEqual([])
          expect(await layOut(graph)).toEqual(positions)
        },
      ),
      { numRuns: 6 },
    )
  })
})

/** How far right two of so many roles stand, one of which leads to the other by an edge of that state. */
async function ofTwo(roles: number, state: TrustEdge['state']): Promise<readonly [number, number]> {
  const nodes = [nodeOf('ann', 'user'), nodeOf('bob', 'user')]
  const names = Array.from({ length: roles }, (_, at) => `role-${at}`)
  const calls = names.map((role, at) => edgeOf(at % 2 === 0 ? 'ann' : 'bob', role))
  const positions = await layOut({
    nodes: [...nodes, ...names.map((name) => nodeOf(name))],
    edges: [...calls, edgeOf('role-0', 'role-1', { state })],
  })
  return [positions['role-0']?.x ?? NaN, positions['role-1']?.x ?? NaN]
}

/** So many services and as many users, no two of which call the same of six roles. */
function callersOf(count: number): TrustGraph {
  const kinds: Record<string, TrustNodeKind> = {}
  const calls: (readonly [string, string])[] = []
  for (const kind of ['service', 'user'] as const) {
    for (let at = 0; at < count; at++) {
      kinds[`${kind}-${at}`] = kind
      for (let role = 0; role < 6; role++) {
        if ((((at + 1) >> role) & 1) === 1) calls.push([`${kind}-${at}`, `role-${role}`])
      }
    }
  }
  for (let role = 0; role < 6; role++) kinds[`role-${role}`] = 'role'
  return graphOf(kinds, calls)
}

function graphOf(
  kinds: Readonly<Record<string, TrustNodeKind>>,
  ties: readonly (readonly [from: string, to: string, kind?: TrustEdge['kind']])[],
): TrustGraph {
  return {
    nodes: Object.entries(kinds).map(([id, kind]) => nodeOf(id, kind)),
    edges: ties.map(([from, to, kind = 'AssumeRole'], index) =>
      edgeOf(from, to, { id: String(index), kind }),
    ),
  }
}

/** Pairs of nodes whose boxes cover each other. */
function overlaps(positions: Positions): readonly (readonly [string, string])[] {
  const all = Object.entries(positions)
  return all.flatMap(([a, at], index) =>
    all
      .slice(index + 1)
      .filter(
        ([, other]) =>
          at.x < other.x + widthAt(other) &&
          other.x < at.x + widthAt(at) &&
          Math.abs(at.y - other.y) < nodeSize.height,
      )
      .map(([b]) => [a, b] as const),
  )
}
