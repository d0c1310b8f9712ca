import type { TrustGraph } from '../trust-graph.ts'
import type { Picture } from './picture.ts'

/** All that a picture stands for: the members of its folds, and the edges of its lines. */
export function unfolded({ nodes, edges }: Picture): TrustGraph {
  return {
    nodes: nodes.flatMap(({ members }) => members),
    edges: edges.flatMap((line) => line.edges),
  }
}
