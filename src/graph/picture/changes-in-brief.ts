import { isAccess } from '../reach.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '../trust-graph.ts'
import { changesBetween, type GraphChanges } from './changes-between.ts'

/** What became of the lines of a graph, as much of it as is read at a glance. */
export type ChangesInBrief = {
  /** How many lines differ in all. */
  readonly count: number
  /** The first of them. */
  readonly changes: GraphChanges
  /** The ends of those. */
  readonly nodes: readonly TrustNode[]
}

/**
 * The lines that differ between two graphs: what appeared first, then what is gone, then what changed, access before
 * halves; `most` of them. Cost is linear.
 */
export function changesInBrief(before: TrustGraph, after: TrustGraph, most: number): ChangesInBrief {
  const all = changesBetween(before, after)
  const appeared = accessFirst(all.appeared).slice(0, most)
  const gone = accessFirst(all.gone).slice(0, most - appeared.length)
  const changed = all.changed.slice(0, most - appeared.length - gone.length)
  const ends = new Set([...appeared, ...gone, ...changed.flat()].flatMap(({ from, to }) => [from, to]))
  const nodes = new Map([...before.nodes, ...after.nodes].map((node) => [node.id, node]))
  return {
    count: all.appeared.length + all.gone.length + all.changed.length,
    changes: { appeared, gone, changed },
    nodes: [...ends].flatMap((id) => nodes.get(id) ?? []),
  }
}

function accessFirst(edges: readonly TrustEdge[]): readonly TrustEdge[] {
  return [...edges.filter(isAccess), ...edges.filter((edge) => !isAccess(edge))]
}
