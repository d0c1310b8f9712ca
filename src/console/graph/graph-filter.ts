import type { Picture, PictureEdge, PictureNode } from '#graph/picture/picture.ts'
import type { TrustEdge, TrustEdgeState, TrustNode, TrustNodeKind } from '#graph/trust-graph.ts'
import { unconnectedNodes } from '#graph/units.ts'

/** What the legend has switched off. */
export type GraphFilter = {
  readonly hiddenStates: readonly TrustEdgeState[]
  readonly hiddenKinds: readonly TrustNodeKind[]
  readonly memberships: boolean
  /** Whether nodes without any edge are drawn. */
  readonly unconnected: boolean
  /** Is shown whatever else is said: whoever is in focus. */
  readonly kept?: string | null
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
  const nodes = graph.nodes.filter(
    ({ id, kind }) => id === filter.kept || (!filter.hiddenKinds.includes(kind) && !out.has(id)),
  )
  const shown = new Set(nodes.map(({ id }) => id))
  const edges = graph.edges.filter(
    (edge) => shown.has(edge.from) && shown.has(edge.to) && passes(edge, filter),
  )
  return { nodes, edges }
}

/** The same of a picture, whose hubs stand for users and roles alike: of a kind that isn't shown they stand for nobody. */
export function filteredPicture(picture: Picture, filter: GraphFilter): Picture {
  const { hiddenKinds } = filter
  if (hiddenKinds.length === 0) return filtered(picture, filter)
  const out = new Set<string>()
  const nodes = picture.nodes.map((node): PictureNode => {
    if (node.hub === undefined) return node
    for (const { id, kind } of node.hub.all) if (hiddenKinds.includes(kind)) out.add(id)
    return withoutKinds(node, node.hub, hiddenKinds)
  })
  const hubs = new Set(nodes.flatMap(({ id, hub }) => (hub === undefined ? [] : id)))
  const edges = picture.edges.flatMap((line): readonly PictureEdge[] => {
    if (!hubs.has(line.from)) return [line]
    const left = line.edges.filter(({ from }) => !out.has(from))
    return left.length === 0 ? [] : [{ ...line, edges: left }]
  })
  return filtered({ nodes, edges }, filter)
}

function withoutKinds(
  node: PictureNode,
  hub: NonNullable<PictureNode['hub']>,
  hidden: readonly TrustNodeKind[],
): PictureNode {
  const all = hub.all.filter(({ kind }) => !hidden.includes(kind))
  const members = node.members.filter(({ kind }) => !hidden.includes(kind))
  return { ...node, kind: all[0]?.kind ?? node.kind, members, hub: { ...hub, all } }
}

function passes({ kind, state }: TrustEdge, filter: GraphFilter): boolean {
  return kind === 'member' ? filter.memberships : !filter.hiddenStates.includes(state)
}

/** `list` with `item` taken out or put in. */
export function toggled<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
}
