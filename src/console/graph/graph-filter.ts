import type { Picture, PictureEdge, PictureNode } from '#graph/picture/picture.ts'
import type { TrustEdge, TrustEdgeState, TrustNode, TrustNodeKind } from '#graph/trust-graph.ts'
import { unconnectedNodes } from '#graph/units.ts'

/** What the legend has switched off. */
export type GraphFilter = {
  readonly hiddenStates: readonly TrustEdgeState[]
  readonly hiddenKinds: readonly TrustNodeKind[]
  /** Ids of accounts. */
  readonly hiddenAccounts: readonly string[]
  readonly memberships: boolean
  /** Whether nodes without any edge are drawn. */
  readonly unconnected: boolean
  /** Is shown whatever else is said: whoever is in focus. */
  readonly kept?: string | null
}

export const everythingTied: GraphFilter = {
  hiddenStates: [],
  hiddenKinds: [],
  hiddenAccounts: [],
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
    (node) => node.id === filter.kept || (!isHidden(node, filter) && !out.has(node.id)),
  )
  const shown = new Set(nodes.map(({ id }) => id))
  const edges = graph.edges.filter(
    (edge) => shown.has(edge.from) && shown.has(edge.to) && passes(edge, filter),
  )
  return { nodes, edges }
}

/** Is it of a kind, or of an account, that isn't shown? */
export function isHidden(
  { kind, accountId }: TrustNode,
  { hiddenKinds, hiddenAccounts }: GraphFilter,
): boolean {
  return hiddenKinds.includes(kind) || (accountId !== null && hiddenAccounts.includes(accountId))
}

/**
 * The same of a picture, whose hubs stand for users and roles alike, and whose folds for some of several accounts: of a kind or an account that
 * isn't shown they stand for nobody.
 */
export function filteredPicture(picture: Picture, filter: GraphFilter): Picture {
  if (filter.hiddenKinds.length + filter.hiddenAccounts.length === 0) return filtered(picture, filter)
  const out = new Set<string>()
  const nodes = picture.nodes.flatMap((node): readonly PictureNode[] => {
    const all = node.hub?.all ?? node.members
    const left = all.filter((one) => one.id === filter.kept || !isHidden(one, filter))
    if (left.length === all.length) return [node]
    for (const one of all) if (!left.includes(one)) out.add(one.id)
    return left.length === 0 ? [] : [withOnly(node, left)]
  })
  const edges = picture.edges.flatMap((line): readonly PictureEdge[] => {
    const left = line.edges.filter(({ from, to }) => !out.has(from) && !out.has(to))
    if (left.length === line.edges.length) return [line]
    return left.length === 0 ? [] : [{ ...line, edges: left }]
  })
  return filtered({ nodes, edges }, filter)
}

/** A box that stands for these alone of all that it stood for. */
function withOnly(node: PictureNode, left: readonly TrustNode[]): PictureNode {
  const { hub } = node
  const ids = new Set(left.map(({ id }) => id))
  const members = node.members.filter(({ id }) => ids.has(id))
  const kind = left[0]?.kind ?? node.kind
  return hub === undefined
    ? { ...node, kind, members }
    : { ...node, kind, members, hub: { ...hub, all: left } }
}

function passes({ kind, state }: TrustEdge, filter: GraphFilter): boolean {
  return kind === 'member' ? filter.memberships : !filter.hiddenStates.includes(state)
}

/** `list` with `item` taken out or put in. */
export function toggled<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
}
