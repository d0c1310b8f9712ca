import type { TrustEdge } from '../trust-graph.ts'
import type { Picture } from './picture.ts'

/** What a picture doesn't draw. */
export type LeftOut = {
  /** How many nodes the filter lets not through, those without a line among them. */
  readonly nodes: number
  /** Edges that pass the filter and aren't drawn. */
  readonly edges: readonly TrustEdge[]
}

/** What `part`, which is drawn of `passed`, the filtered `whole`, leaves out. Cost is linear. */
export function leftOutOf(part: Picture, passed: Picture, whole: Picture): LeftOut {
  return { nodes: notIn(part, whole), edges: linesNotIn(part, passed) }
}

/** How many nodes that a box of `whole` stands for no box of `part` does. A fold counts as all that are in it, as the legend counts them. */
function notIn(part: Pick<Picture, 'nodes'>, whole: Pick<Picture, 'nodes'>): number {
  const drawn = nodesIn(part)
  return [...nodesIn(whole)].filter((id) => !drawn.has(id)).length
}

/** The edges for which a line of `whole` stands, and none of `part`. */
function linesNotIn(part: Pick<Picture, 'edges'>, whole: Pick<Picture, 'edges'>): readonly TrustEdge[] {
  if (part.edges === whole.edges) return []
  const drawn = new Set(part.edges.flatMap(({ edges }) => edges.map(({ id }) => id)))
  return whole.edges.flatMap(({ edges }) => edges.filter(({ id }) => !drawn.has(id)))
}

function nodesIn({ nodes }: Pick<Picture, 'nodes'>): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ members }) => members.map(({ id }) => id)))
}
