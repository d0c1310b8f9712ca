import type { TrustGraph } from '../trust-graph.ts'
import { type ComparedGraphs, isGone } from './compared.ts'
import type { Picture, PictureEdge } from './picture.ts'

/**
 * `picture`, which was drawn of a comparison, without what was there only before: `after` is the graph as it is. Whoever takes it
 * elsewhere takes the marks along with it that say what is gone no longer. Cost is linear.
 */
export function asItIs(
  picture: Picture,
  { graph, marks }: Pick<ComparedGraphs, 'graph' | 'marks'>,
  after: TrustGraph,
): Picture {
  const there = new Set(after.nodes.map(({ id }) => id))
  const before = new Set(graph.nodes.flatMap(({ id }) => (there.has(id) ? [] : id)))
  const nodes = picture.nodes.flatMap((node) => {
    const members = node.members.filter(({ id }) => !before.has(id))
    return members.length === 0 && node.hub === undefined ? [] : { ...node, members }
  })
  const drawn = new Set(nodes.map(({ id }) => id))
  return {
    nodes,
    edges: picture.edges.flatMap((line): readonly PictureEdge[] => {
      const edges = line.edges.filter((edge) => !isGone(edge, marks))
      const isLeft = edges.length > 0 && drawn.has(line.from) && drawn.has(line.to)
      return isLeft ? [{ ...line, edges }] : []
    }),
  }
}
