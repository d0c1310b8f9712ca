import { hangingOf } from '../all-conditions.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '../trust-graph.ts'
import type { Picture, PictureEdge, PictureNode } from './picture.ts'
import type { TrustHub } from './trust-hubs.ts'

/**
 * `graph` with the edges of each hub led from it: one to each of its roles. Members that nothing else ties stand in their
 * hubs alone. What else there is stays.
 *
 * Cost is linear.
 */
export function throughHubs(graph: TrustGraph, hubs: readonly TrustHub[]): TrustGraph {
  if (hubs.length === 0) return graph
  // the very edges of the graph: to tell objects apart takes less than to read ids
  const covered = new Set<TrustEdge>()
  for (const { lines } of hubs) for (const line of lines) for (const edge of line.edges) covered.add(edge)
  const edges = graph.edges.filter((edge) => !covered.has(edge))
  const inside = insideOnly(edges, hubs)
  return {
    nodes: [...graph.nodes.filter(({ id }) => !inside.has(id)), ...hubs.map(nodeOf)],
    edges: [...edges, ...hubs.flatMap((hub) => hub.lines.flatMap((line) => edgeOf(hub, line)))],
  }
}

/** What `throughHubs` put in place of members and their edges, as nodes and lines that tell what they stand for. */
export function withHubs(picture: Picture, graph: TrustGraph, hubs: readonly TrustHub[]): Picture {
  if (hubs.length === 0) return picture
  const drawn = new Set(graph.nodes.map(({ id }) => id))
  const byId = new Map(hubs.map((hub) => [hub.id, hub]))
  const edgesOf = new Map(hubs.flatMap(({ lines }) => lines.map(({ id, edges }) => [id, edges] as const)))
  return {
    nodes: picture.nodes.map((node): PictureNode => {
      const hub = byId.get(node.id)
      if (hub === undefined) return node
      const { all, everybody, account } = hub
      const lines = hub.lines.reduce((sum, { edges }) => sum + edges.length, 0)
      return {
        ...node,
        members: all.filter(({ id }) => !drawn.has(id)),
        hub: { all, everybody, lines, account: account.name },
      }
    }),
    edges: picture.edges.map((line): PictureEdge => {
      if (!byId.has(line.from)) return line
      return { ...line, edges: line.edges.flatMap((edge) => edgesOf.get(edge.id) ?? [edge]) }
    }),
  }
}

/** The members that no edge of `rest` ties. */
function insideOnly(rest: readonly TrustEdge[], hubs: readonly TrustHub[]): ReadonlySet<string> {
  const inside = new Set(hubs.flatMap(({ all }) => all.map(({ id }) => id)))
  for (const { from, to } of rest) {
    inside.delete(from)
    inside.delete(to)
  }
  for (const { lines } of hubs) for (const { to } of lines) inside.delete(to)
  return inside
}

function nodeOf({ id, account, all }: TrustHub): TrustNode {
  const kind = all.some((one) => one.kind === 'user') ? 'user' : 'role'
  return { id, kind, name: account.name, accountId: account.id, entity: null }
}

function edgeOf(hub: TrustHub, { id, to, edges: [first] }: TrustHub['lines'][number]): readonly TrustEdge[] {
  if (first === undefined) return []
  const { kind, state, reason } = first
  return [{ id, from: hub.id, to, kind, state, reason, ...hangingOf(first), sentence: '', deciding: [] }]
}
