import { isAccess } from '../reach.ts'
import type { TrustEdge, TrustGraph, TrustNode, TrustNodeKind } from '../trust-graph.ts'
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
 * The lines that differ between two graphs, `most` of them: those of everybody and of outsiders before all others, then what
 * appeared, what is gone and what changed, access before halves. Cost: that of sorting what differs.
 */
export function changesInBrief(before: TrustGraph, after: TrustGraph, most: number): ChangesInBrief {
  const all = changesBetween(before, after)
  const nodes = new Map([...before.nodes, ...after.nodes].map((node) => [node.id, node]))
  const changes = heaviest(all, (id) => nodes.get(id)?.kind, most)
  const { appeared, gone, changed } = changes
  const ends = new Set([...appeared, ...gone, ...changed.flat()].flatMap(({ from, to }) => [from, to]))
  return {
    count: all.appeared.length + all.gone.length + all.changed.length,
    changes,
    nodes: [...ends].flatMap((id) => nodes.get(id) ?? []),
  }
}

/** The `most` of `changes` that weigh most, in the order of `changesInBrief` within each list. */
export function heaviest(
  { appeared, gone, changed }: GraphChanges,
  kindOf: (nodeId: string) => TrustNodeKind | undefined,
  most: number,
): GraphChanges {
  const strangeness = ({ from }: TrustEdge) => strangenessOf(kindOf(from))
  const ranked = <Change>(changes: readonly Change[], edgeOf: (change: Change) => TrustEdge, list: number) =>
    changes.map((change) => {
      const edge = edgeOf(change)
      return { change, rank: strangeness(edge) * 10 + list * 2 + Number(!isAccess(edge)) }
    })
  const lists = {
    appeared: ranked(appeared, (edge) => edge, 0),
    gone: ranked(gone, (edge) => edge, 1),
    changed: ranked(changed, ([, edge]) => edge, 2),
  }
  const all = [...lists.appeared, ...lists.gone, ...lists.changed]
  const kept = new Set<unknown>(all.toSorted((a, b) => a.rank - b.rank).slice(0, most))
  const first = <Change>(list: readonly { readonly change: Change; readonly rank: number }[]) =>
    list
      .filter((one) => kept.has(one))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ change }) => change)
  return { appeared: first(lists.appeared), gone: first(lists.gone), changed: first(lists.changed) }
}

/** 0 for everybody, 1 for those outside, 2 for all others. */
export function strangenessOf(kind: TrustNodeKind | undefined): 0 | 1 | 2 {
  if (kind === 'anyone') return 0
  return kind === 'external-account' || kind === 'external-principal' ? 1 : 2
}
