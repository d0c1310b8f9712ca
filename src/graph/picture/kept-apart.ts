import type { TrustEdge } from '../trust-graph.ts'
import { mergedEdges } from './fold.ts'
import { type HubShown, type Picture, type PictureEdge, type PictureNode, standInsOf } from './picture.ts'

/**
 * The picture with the edges that `isKept` drawn between their own ends, where these are drawn, in place of a hub that
 * stood for them. Boxes count how many of their edges lead from hubs instead. Cost is linear.
 */
export function keptApart(picture: Picture, isKept: (edge: TrustEdge) => boolean): Picture {
  const hubs = new Set(picture.nodes.flatMap(({ id, hub }) => (hub === undefined ? [] : id)))
  if (hubs.size === 0) return picture
  const standIns = standInsOf(picture.nodes)
  const isApart = (edge: TrustEdge) => isKept(edge) && standIns.has(edge.from) && standIns.has(edge.to)
  const apart: TrustEdge[] = []
  const through = new Map<string, number>()
  const left = new Map<string, number>()
  const edges = picture.edges.flatMap((line): readonly PictureEdge[] => {
    if (!hubs.has(line.from)) return [line]
    const rest = line.edges.filter((edge) => !isApart(edge))
    if (rest.length < line.edges.length) apart.push(...line.edges.filter(isApart))
    left.set(line.from, (left.get(line.from) ?? 0) + rest.length)
    for (const { from } of rest) {
      const box = standIns.get(from)
      if (box !== undefined) through.set(box, (through.get(box) ?? 0) + 1)
    }
    return rest.length === 0 ? [] : [rest.length === line.edges.length ? line : { ...line, edges: rest }]
  })
  return {
    nodes: picture.nodes.map((node) =>
      node.hub === undefined
        ? counting(node, through.get(node.id) ?? 0)
        : standingFor(node, node.hub, left.get(node.id) ?? 0),
    ),
    edges: apart.length === 0 ? edges : withEdges(edges, apart, { hubs, standIns }),
  }
}

function standingFor(node: PictureNode, hub: HubShown, lines: number): PictureNode {
  return hub.lines === lines ? node : { ...node, hub: { ...hub, lines } }
}

type Boxes = { readonly hubs: ReadonlySet<string>; readonly standIns: ReadonlyMap<string, string> }

/** Between two boxes there is one line of a kind and state still. */
function withEdges(
  lines: readonly PictureEdge[],
  more: readonly TrustEdge[],
  { hubs, standIns }: Boxes,
): readonly PictureEdge[] {
  const own = lines.filter(({ from }) => !hubs.has(from)).flatMap(({ edges }) => edges)
  return [
    ...lines.filter(({ from }) => hubs.has(from)),
    ...mergedEdges([...own, ...more], (id) => standIns.get(id) ?? id),
  ]
}

function counting(node: PictureNode, more: number): PictureNode {
  return more === 0 ? node : { ...node, beyond: node.beyond + more }
}
