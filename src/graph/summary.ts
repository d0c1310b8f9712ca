import { isGone, type LineMarks } from './picture/compared.ts'
import { isStructural } from './structural.ts'
import type { TrustEdge, TrustEdgeKind, TrustEdgeState, TrustGraph, TrustNodeKind } from './trust-graph.ts'

/** A graph in numbers, for those who can't see the picture and for checks. Kinds and states that don't occur are absent. */
export type TrustSummary = {
  readonly nodes: ReadonlyMap<TrustNodeKind, number>
  /** Of the nodes that are drawn only to say that they are gone: they are counted nowhere else. */
  readonly goneNodes: ReadonlyMap<TrustNodeKind, number>
  /** How many of them may do everything in their account. */
  readonly administrators: number
  readonly edges: ReadonlyMap<TrustEdgeKind, number>
  /** Of the edges of trust, that is without what is structural. */
  readonly states: ReadonlyMap<TrustEdgeState, number>
  /** Of the edges that are drawn only to say that they are gone: they are counted nowhere else. */
  readonly gone: ReadonlyMap<TrustEdgeState, number>
}

const nothingMarked: LineMarks = new Map()

/** Count `graph` by kind and by state. */
export function summaryOf(graph: TrustGraph): TrustSummary {
  return comparedSummary(graph, nothingMarked)
}

/** Count a graph that is drawn with what was there before, by what `marks` say became of its edges and its nodes say of themselves. */
export function comparedSummary(graph: TrustGraph, marks: LineMarks): TrustSummary {
  const nodes = graph.nodes.filter((node) => node.isGone !== true)
  const goneNodes = graph.nodes.filter((node) => node.isGone === true)
  const gone = graph.edges.filter((edge) => isGone(edge, marks))
  const edges = gone.length === 0 ? graph.edges : graph.edges.filter((edge) => !isGone(edge, marks))
  return {
    nodes: countBy(nodes.map(({ kind }) => kind)),
    goneNodes: countBy(goneNodes.map(({ kind }) => kind)),
    administrators: nodes.reduce(
      (sum, { administrator }) => (administrator === undefined ? sum : sum + 1),
      0,
    ),
    edges: countBy(edges.map(({ kind }) => kind)),
    states: statesOf(edges),
    gone: statesOf(gone),
  }
}

function statesOf(edges: readonly TrustEdge[]): ReadonlyMap<TrustEdgeState, number> {
  return countBy(edges.filter(({ kind }) => !isStructural(kind)).map(({ state }) => state))
}

function countBy<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
