import { hangOnTheSame } from '../all-conditions.ts'
import type { TrustEdge, TrustGraph } from '../trust-graph.ts'

/** What became of the lines of a graph. */
export type GraphChanges = {
  readonly appeared: readonly TrustEdge[]
  readonly gone: readonly TrustEdge[]
  /** Lines between the same two in the same way, in another state or under other conditions. */
  readonly changed: readonly (readonly [before: TrustEdge, after: TrustEdge])[]
}

/** The lines that differ between two graphs, in their order. Cost is linear in both. */
export function changesBetween(before: TrustGraph, after: TrustGraph): GraphChanges {
  const earlier = new Map(before.edges.map((edge) => [edge.id, edge]))
  const later = new Set(after.edges.map(({ id }) => id))
  const appeared: TrustEdge[] = []
  const changed: (readonly [TrustEdge, TrustEdge])[] = []
  for (const edge of after.edges) {
    const was = earlier.get(edge.id)
    if (was === undefined) appeared.push(edge)
    else if (isDifferent(was, edge)) changed.push([was, edge])
  }
  return { appeared, changed, gone: before.edges.filter(({ id }) => !later.has(id)) }
}

function isDifferent(one: TrustEdge, other: TrustEdge): boolean {
  return one.state !== other.state || !hangOnTheSame(one, other)
}
