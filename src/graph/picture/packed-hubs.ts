import type { TrustGraph } from '../trust-graph.ts'
import type { TrustHub } from './trust-hubs.ts'

/** A hub with places among the nodes and edges of the graph it was found in, in place of these: little to take from one thread to another. */
export type PackedHub = Omit<TrustHub, 'all' | 'lines'> & {
  readonly all: readonly number[]
  readonly lines: readonly { readonly id: string; readonly to: string; readonly edges: Uint32Array }[]
}

/** `hubs` of `graph`, packed. Throws where they are of another graph. Cost is linear. */
export function packHubs(hubs: readonly TrustHub[], { nodes, edges }: TrustGraph): readonly PackedHub[] {
  if (hubs.length === 0) return []
  const nodeAt = new Map(nodes.map((node, at) => [node, at]))
  const edgeAt = new Map(edges.map((edge, at) => [edge, at]))
  return hubs.map(({ all, lines, ...hub }) => ({
    ...hub,
    all: all.map((node) => placeOf(nodeAt.get(node))),
    lines: lines.map(({ id, to, edges: own }) => ({
      id,
      to,
      edges: Uint32Array.from(own, (edge) => placeOf(edgeAt.get(edge))),
    })),
  }))
}

/** The hubs that were packed, of a graph with the same nodes and edges in the same order. */
export function unpackHubs(hubs: readonly PackedHub[], { nodes, edges }: TrustGraph): readonly TrustHub[] {
  return hubs.map(({ all, lines, ...hub }) => ({
    ...hub,
    all: all.map((at) => thingAt(nodes, at)),
    lines: lines.map(({ id, to, edges: own }) => ({
      id,
      to,
      edges: Array.from(own, (at) => thingAt(edges, at)),
    })),
  }))
}

function placeOf(place: number | undefined): number {
  if (place === undefined) throw new Error('the hub is of another graph')
  return place
}

function thingAt<Thing>(things: readonly Thing[], at: number): Thing {
  const thing = things[at]
  if (thing === undefined) throw new Error(`the graph has no place ${at}`)
  return thing
}
