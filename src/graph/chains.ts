import { isAccess } from './reach.ts'
import type { TrustEdge, TrustGraph } from './trust-graph.ts'

const leaving = new WeakMap<TrustGraph, ReadonlyMap<string, readonly TrustEdge[]>>()

/** The shortest way from one node to another over edges that are access; empty where there is none. Cost: linear in the edges. */
export function chainTo(graph: TrustGraph, from: string, to: string): readonly TrustEdge[] {
  const next = edgesLeaving(graph)
  const reached = new Map<string, TrustEdge>()
  const open = [from]
  for (const at of open) {
    for (const edge of next.get(at) ?? []) {
      if (reached.has(edge.to)) continue
      reached.set(edge.to, edge)
      if (edge.to === to) return backFrom(edge, from, reached)
      open.push(edge.to)
    }
  }
  return []
}

function backFrom(
  last: TrustEdge,
  from: string,
  reached: ReadonlyMap<string, TrustEdge>,
): readonly TrustEdge[] {
  const chain = [last]
  for (let at = last.from; at !== from;) {
    const edge = reached.get(at)
    if (edge === undefined) return []
    chain.unshift(edge)
    at = edge.from
  }
  return chain
}

/** Every way without a node twice, of at most `longest` hops and `most` ways; the shortest first. `isComplete`: are those all? */
export function chainsTo(
  graph: TrustGraph,
  [from, to]: readonly [from: string, to: string],
  { longest, most }: { readonly longest: number; readonly most: number },
): { readonly chains: readonly (readonly TrustEdge[])[]; readonly isComplete: boolean } {
  const next = edgesLeaving(graph)
  const chains: (readonly TrustEdge[])[] = []
  let level: readonly (readonly TrustEdge[])[] = [[]]
  for (let hops = 0; hops < longest && level.length > 0; hops++) {
    const longer: (readonly TrustEdge[])[] = []
    for (const chain of level) {
      for (const edge of next.get(chain.at(-1)?.to ?? from) ?? []) {
        if (edge.to === from || chain.some((one) => one.to === edge.to)) continue
        if (edge.to !== to) longer.push([...chain, edge])
        else if (chains.length >= most) return { chains, isComplete: false }
        else chains.push([...chain, edge])
        if (longer.length > mostOpen) return { chains, isComplete: false }
      }
    }
    level = longer
  }
  return { chains, isComplete: true }
}

/** Half-built ways that are kept at once. */
const mostOpen = 20_000

function edgesLeaving(graph: TrustGraph): ReadonlyMap<string, readonly TrustEdge[]> {
  const known = leaving.get(graph)
  if (known !== undefined) return known
  const found = new Map<string, TrustEdge[]>()
  for (const edge of graph.edges) {
    if (!isAccess(edge)) continue
    const list = found.get(edge.from)
    if (list === undefined) found.set(edge.from, [edge])
    else list.push(edge)
  }
  leaving.set(graph, found)
  return found
}
