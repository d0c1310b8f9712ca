import type { Picture, PictureEdge, PictureNode } from './picture.ts'

/** A node whose many lines say one and the same, and how many of them are left out. */
export type Hub = { readonly node: PictureNode; readonly hidden: number }

/** So many lines of a hub can still be followed. */
const mostOfHub = 12

/**
 * The picture without the lines of its hubs: an account as a whole, and anyone. That a role trusts its account is said
 * of hundreds of roles, and lets nobody in by itself. The hub counts its lines instead. Lines that `isKept` stay, and a
 * line of hubs with few lines.
 *
 * Cost is linear.
 */
export function withoutHubLines(
  { nodes, edges }: Picture,
  isKept: (line: PictureEdge) => boolean,
): { readonly picture: Picture; readonly hubs: readonly Hub[] } {
  const candidates = new Map(nodes.filter(isHub).map((node) => [node.id, node]))
  const lines = new Map<string, PictureEdge[]>()
  for (const edge of edges) {
    if (!candidates.has(edge.from) || isKept(edge)) continue
    const known = lines.get(edge.from)
    if (known === undefined) lines.set(edge.from, [edge])
    else known.push(edge)
  }
  const hubs = [...lines].flatMap(([id, own]): Hub[] => {
    const node = candidates.get(id)
    return node === undefined || own.length <= mostOfHub ? [] : [{ node, hidden: own.length }]
  })
  if (hubs.length === 0) return { picture: { nodes, edges }, hubs }
  const hidden = new Map(hubs.map((hub) => [hub.node.id, hub.hidden]))
  const out = new Set([...hidden.keys()].flatMap((id) => lines.get(id) ?? []))
  return {
    hubs,
    picture: {
      nodes: nodes.map((node) => counting(node, hidden.get(node.id) ?? 0)),
      edges: edges.filter((edge) => !out.has(edge)),
    },
  }
}

function isHub({ kind }: PictureNode): boolean {
  return kind === 'root' || kind === 'anyone'
}

function counting(node: PictureNode, more: number): PictureNode {
  return more === 0 ? node : { ...node, beyond: node.beyond + more }
}
