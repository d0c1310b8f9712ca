import type { TrustGraph } from '../trust-graph.ts'
import type { Picture } from './picture.ts'

/** All that a picture stands for: the members of its folds and hubs, each once, and the edges of its lines. */
export function unfolded({ nodes, edges }: Picture): TrustGraph {
  const members = new Map(nodes.flatMap((node) => node.members.map((one) => [one.id, one] as const)))
  return { nodes: [...members.values()], edges: edges.flatMap((line) => line.edges) }
}
