import type { TrustGraph } from './trust-graph.ts'

/**
 * The part of `graph` within `hops` edges of a node, followed in either direction, with all edges among the nodes
 * reached. Empty where there is no such node.
 */
export function neighbourhood(graph: TrustGraph, nodeId: string, hops: number): TrustGraph {
  const reached = new Set(graph.nodes.some(({ id }) => id === nodeId) ? [nodeId] : [])
  let frontier = new Set(reached)
  for (let hop = 0; hop < hops && frontier.size > 0; hop++) {
    const next = new Set<string>()
    for (const { from, to } of graph.edges) {
      if (frontier.has(from) && !reached.has(to)) next.add(to)
      if (frontier.has(to) && !reached.has(from)) next.add(from)
    }
    for (const id of next) reached.add(id)
    frontier = next
  }
  return {
    nodes: graph.nodes.filter(({ id }) => reached.has(id)),
    edges: graph.edges.filter(({ from, to }) => reached.has(from) && reached.has(to)),
  }
}

/** What is around a node, or, where it is null how far, all there is. */
export function partAround(graph: TrustGraph, nodeId: string | null, hops: number | null): TrustGraph {
  return nodeId === null || hops === null ? graph : neighbourhood(graph, nodeId, hops)
}

/** The lines that the first `hops` steps from a node, in either direction, follow, with their ends. */
export function linesAround(graph: TrustGraph, nodeId: string, hops: number): TrustGraph {
  const inside = new Set(neighbourhood(graph, nodeId, hops - 1).nodes.map(({ id }) => id))
  const edges = graph.edges.filter(({ from, to }) => inside.has(from) || inside.has(to))
  const ends = new Set([...inside, ...edges.flatMap(({ from, to }) => [from, to])])
  return { nodes: graph.nodes.filter(({ id }) => ends.has(id)), edges }
}
