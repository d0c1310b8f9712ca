import { nodeGap, nodeSize, widthAt } from '../node-size.ts'
import type { BoxPlace, Positions, TrustEdge, TrustNode } from '../trust-graph.ts'
import { columnsOf, gridOf, placesIn } from '../units.ts'
import { mergedEdges } from './fold.ts'
import { type Picture, type PictureNode, standInsOf } from './picture.ts'

/** Lines of one node that lie over a picture without a say in its layout, with their ends. */
export type Overlay = { readonly nodes: readonly TrustNode[]; readonly edges: readonly TrustEdge[] }

/** A picture with an overlay drawn on it. `hidden`: the edges that lead to what is not drawn. */
export type Overlaid = {
  readonly picture: Picture
  readonly positions: Positions
  readonly hidden: number
  /** The ends that the picture had not, in the order of their block. */
  readonly added: readonly string[]
}

/**
 * Draw the edges of `over` on `picture`, of which nothing moves. Ends that the picture has, in a fold or by themselves,
 * are tied where they stand; the first `most` of the others, those that are known for sure before those that aren't,
 * stand in a block of their own right of everything, level with `focus`. Cost is linear.
 */
export function overlaid(
  { nodes, edges }: Picture,
  positions: Positions,
  over: Overlay,
  { focus, most }: { readonly focus: string; readonly most: number },
): Overlaid {
  const standIn = standInsOf(nodes)
  const added = new Map(
    strangersOf(over, standIn)
      .slice(0, most)
      // what holds for the one in focus before what it reaches
      .toSorted((a, b) => Number(b.kind === 'policy') - Number(a.kind === 'policy'))
      .map((node) => [node.id, node]),
  )
  const isDrawn = (id: string) => standIn.has(id) || added.has(id)
  const drawn = over.edges.filter(({ from, to }) => isDrawn(from) && isDrawn(to))
  return {
    picture: {
      nodes: [...nodes, ...[...added.values()].map(boxOf)],
      edges: [...edges, ...mergedEdges(drawn, (id) => standIn.get(id) ?? id)],
    },
    positions: {
      ...positions,
      ...blockOf([...added.values()], placesOf(nodes, positions), positions[standIn.get(focus) ?? focus]),
    },
    hidden: over.edges.length - drawn.length,
    added: [...added.keys()],
  }
}

function boxOf(node: TrustNode): PictureNode {
  return { ...node, members: [node], beyond: 0 }
}

/** The ends that the picture hasn't, by the best of their edges, one of each kind of edge after the other. */
function strangersOf({ nodes, edges }: Overlay, standIn: ReadonlyMap<string, string>): readonly TrustNode[] {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const kinds = new Map<string, Set<string>>()
  for (const { kind, from, to } of order.flatMap((state) => edges.filter((edge) => edge.state === state))) {
    const ids = kinds.get(kind) ?? new Set()
    kinds.set(kind, ids)
    for (const id of [from, to]) if (!standIn.has(id)) ids.add(id)
  }
  const ids = new Set(inTurn([...kinds.values()].map((some) => Array.from(some))))
  return [...ids].flatMap((id) => known.get(id) ?? [])
}

/** The first of each list, then the second of each … */
function inTurn(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0)
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
}

const order = ['allowed', 'conditional', 'unknown', 'trustOnly', 'permissionOnly'] as const

function placesOf(nodes: Picture['nodes'], positions: Positions): readonly BoxPlace[] {
  return nodes.flatMap(({ id }) => positions[id] ?? [])
}

/** More than this in one column is a strip that nobody sees the ends of. */
const mostInColumn = 24

function blockOf(
  nodes: readonly TrustNode[],
  places: readonly BoxPlace[],
  beside: BoxPlace | undefined,
): Positions {
  const block = gridOf(nodes, nodes.length > mostInColumn ? columnsOf(nodes.length) : 1)
  const right = Math.max(nodeSize.width, ...places.map((place) => place.x + widthAt(place)))
  const top = (beside?.y ?? 0) + (nodeSize.height - block.height) / 2
  return Object.fromEntries(placesIn(block, right + nodeGap.across, top))
}
