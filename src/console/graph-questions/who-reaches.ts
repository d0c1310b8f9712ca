import { levelOrder } from '#console/parts/graph-tools/relation-lines.ts'
import { isAccess } from '#graph/reach.ts'
import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'

import { type AnswerRow, type Found, isUnknown } from './answer-row.ts'

/** So many rows are told of one question. */
export const mostRows = 2000

/**
 * Who gets to a role, or to a resource by `accesses`: those that have access themselves, and whoever can become one of
 * them over the shortest way. The strongest access comes first, then the shortest way, and last whatever is unknown. Ends
 * as soon as there are `mostRows`, so that the cost is about that of what is told.
 */
export function whoReaches(
  graph: TrustGraph,
  target: string,
  accesses: readonly TrustEdge[] | null,
): Pick<Found, 'rows' | 'isComplete'> {
  const found = accesses === null ? rowsInto(graph, target) : rowsOver(graph, target, accesses)
  const rows: AnswerRow[] = []
  let isComplete = true
  for (const row of found) {
    isComplete = rows.length < mostRows
    if (!isComplete) break
    rows.push(row)
  }
  return { rows: accesses === null ? rows : rows.toSorted(byStrength), isComplete }
}

function* rowsInto(graph: TrustGraph, role: string): Generator<AnswerRow> {
  for (const [from, hops] of waysInto(graph, role)) yield rowOf(from, role, hops)
}

/** Those that have access themselves, then those that can become one of them. */
function* rowsOver(graph: TrustGraph, target: string, accesses: readonly TrustEdge[]): Generator<AnswerRow> {
  const direct = accesses.map((access) => rowOf(access.from, target, [access])).toSorted(byStrength)
  yield* direct
  for (const { from: via, hops: access } of direct) {
    for (const [from, hops] of waysInto(graph, via)) yield rowOf(from, target, [...hops, ...access])
  }
}

function byStrength(a: AnswerRow, b: AnswerRow): number {
  return (
    Number(isUnknown(a)) - Number(isUnknown(b)) ||
    rankOf(a) - rankOf(b) ||
    openHops(a) - openHops(b) ||
    a.hops.length - b.hops.length
  )
}

function rowOf(from: string, to: string, hops: readonly TrustEdge[]): AnswerRow {
  const note = hops.at(-1)?.note ?? ''
  return { id: hops.map(({ id }) => id).join(' '), from, to, hops, note }
}

function openHops({ hops }: AnswerRow): number {
  return hops.filter(({ state }) => state !== 'allowed').length
}

function rankOf({ note }: AnswerRow): number {
  const rank = levelOrder.findIndex((level) => note.startsWith(level))
  return rank < 0 ? levelOrder.length : rank
}

/** The shortest way of everybody who can become `target`, the nearest first. */
function* waysInto(graph: TrustGraph, target: string): Generator<readonly [string, readonly TrustEdge[]]> {
  const arriving = arrivingIn(graph)
  const ways = new Map<string, readonly TrustEdge[]>([[target, []]])
  for (const [at, way] of ways) {
    for (const edge of arriving.get(at) ?? []) {
      if (ways.has(edge.from)) continue
      const longer = [edge, ...way]
      ways.set(edge.from, longer)
      yield [edge.from, longer]
    }
  }
}

const remembered = new WeakMap<TrustGraph, ReadonlyMap<string, readonly TrustEdge[]>>()

function arrivingIn(graph: TrustGraph): ReadonlyMap<string, readonly TrustEdge[]> {
  const known = remembered.get(graph)
  if (known !== undefined) return known
  const arriving = new Map<string, TrustEdge[]>()
  for (const edge of graph.edges) {
    if (!isAccess(edge)) continue
    const list = arriving.get(edge.to)
    if (list === undefined) arriving.set(edge.to, [edge])
    else list.push(edge)
  }
  remembered.set(graph, arriving)
  return arriving
}
