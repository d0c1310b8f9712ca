import type { TrustEdge, TrustEdgeState, TrustNode, TrustNodeKind } from '#graph/trust-graph.ts'
import { unconnectedNodes } from '#graph/units.ts'

/** What the legend has switched off. */
export type GraphFilter = {
  readonly hiddenStates: readonly TrustEdgeState[]
  readonly hiddenKinds: readonly TrustNodeKind[]
  readonly memberships: boolean
  /** Whether nodes without any edge are drawn. */
  readonly unconnected: boolean
}

export const everythingTied: GraphFilter = {
  hiddenStates: [],
  hiddenKinds: [],
  memberships: true,
  unconnected: false,
}

/** What of `graph` the filter lets through. An edge goes with either of its ends. */
export function filtered<Node extends TrustNode, Edge extends TrustEdge>(
  graph: { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] },
  filter: GraphFilter,
): { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] } {
  const alone = filter.unconnected ? [] : unconnectedNodes(graph)
  const out = new Set(alone.map(({ id }) => id))
  const nodes = graph.nodes.filter(({ id, kind }) => !filter.hiddenKinds.includes(kind) && !out.has(id))
  const shown = new Set(nodes.map(({ id }) => id))
  const edges = graph.edges.filter(
    (edge) => shown.has(edge.from) && shown.has(edge.to) && passes(edge, filter),
  )
  return { nodes, edges }
}

function passes({ kind, state }: TrustEdge, filter: GraphFilter): boolean {
  return kind === 'member' ? filter.memberships : !filter.hiddenStates.includes(state)
}

/** `list` with `item` taken out or put in. */
export function toggled<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
}
