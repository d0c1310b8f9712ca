import { isAccess } from '#graph/reach.ts'
import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'

import { levelOrder, type AnswerRow } from './answer-row.ts'

/** So many rows are told of one question. */
export const mostRows = 2000

/**
 * All who get to a role, or to a resource by `accesses`: those that have access themselves, and whoever can become one of
 * them over the shortest way. The strongest access comes first, then the shortest way. Linear in the edges for each of
 * those that have access.
 */
export function whoReaches(
  graph: TrustGraph,
  target: string,
  accesses: readonly TrustEdge[] | null,
): readonly AnswerRow[] {
  if (accesses === null) return [...waysInto(graph, target)].map(([from, hops]) => rowOf(from, target, hops))
  const rows = accesses.flatMap((access) => [
    rowOf(access.from, target, [access]),
    ...[...waysInto(graph, access.from)].map(([from, hops]) => rowOf(from, target, [...hops, access])),
  ])
  return rows.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || openHops(a) - openHops(b) || a.hops.length - b.hops.length,
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
function waysInto(graph: TrustGraph, target: string): ReadonlyMap<string, readonly TrustEdge[]> {
  const arriving = arrivingIn(graph)
  const ways = new Map<string, readonly TrustEdge[]>([[target, []]])
  for (const [at, way] of ways) {
    for (const edge of arriving.get(at) ?? []) {
      if (!ways.has(edge.from)) ways.set(edge.from, [edge, ...way])
    }
  }
  ways.delete(target)
  return ways
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
