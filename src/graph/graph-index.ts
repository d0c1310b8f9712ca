import type { TrustEdge, TrustGraph, TrustNode } from './trust-graph.ts'

type Nodes = ReadonlyMap<string, TrustNode>
type Edges = ReadonlyMap<string, readonly TrustEdge[]>

/** The node of that id. Cost: one walk over the graph for all that is asked of it. */
export function nodeIn(graph: Pick<TrustGraph, 'nodes'>, id: string): TrustNode | undefined {
  return nodesById(graph).get(id)
}

/** The nodes by id, made once for each list of them. */
export function nodesById({ nodes }: Pick<TrustGraph, 'nodes'>): Nodes {
  const known = byNodes.get(nodes)
  if (known !== undefined) return known
  const made = new Map(nodes.map((node) => [node.id, node]))
  byNodes.set(nodes, made)
  return made
}

/** The edges that come to or leave `id`, each once, in the order of the graph. Cost as for `nodeIn`. */
export function edgesAt({ edges }: Pick<TrustGraph, 'edges'>, id: string): readonly TrustEdge[] {
  const known = byEdges.get(edges)
  if (known !== undefined) return known.get(id) ?? []
  const made = new Map<string, TrustEdge[]>()
  for (const edge of edges) {
    for (const end of edge.from === edge.to ? [edge.to] : [edge.from, edge.to]) {
      const list = made.get(end)
      if (list === undefined) made.set(end, [edge])
      else list.push(edge)
    }
  }
  byEdges.set(edges, made)
  return made.get(id) ?? []
}

/** Graphs are never changed in place. */
const byNodes = new WeakMap<TrustGraph['nodes'], Nodes>()
const byEdges = new WeakMap<TrustGraph['edges'], Edges>()
