import { isStructural } from './structural.ts'
import type { TrustEdgeKind, TrustEdgeState, TrustGraph, TrustNodeKind } from './trust-graph.ts'

/** A graph in numbers, for those who can't see the picture and for checks. Kinds and states that don't occur are absent. */
export type TrustSummary = {
  readonly nodes: ReadonlyMap<TrustNodeKind, number>
  /** How many of them may do everything in their account. */
  readonly administrators: number
  readonly edges: ReadonlyMap<TrustEdgeKind, number>
  /** Of the edges of trust, that is without what is structural. */
  readonly states: ReadonlyMap<TrustEdgeState, number>
}

/** Count `graph` by kind and by state. */
export function summaryOf({ nodes, edges }: TrustGraph): TrustSummary {
  return {
    nodes: countBy(nodes.map(({ kind }) => kind)),
    administrators: nodes.reduce(
      (sum, { administrator }) => (administrator === undefined ? sum : sum + 1),
      0,
    ),
    edges: countBy(edges.map(({ kind }) => kind)),
    states: countBy(edges.filter(({ kind }) => !isStructural(kind)).map(({ state }) => state)),
  }
}

function countBy<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
