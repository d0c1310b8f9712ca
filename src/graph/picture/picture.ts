import type { TrustEdge, TrustNode } from '../trust-graph.ts'

/** A node as it is drawn: one that stands for itself, or a fold of several. */
export type PictureNode = TrustNode & {
  /** Whom it stands for: itself alone, or the members of a fold. */
  readonly members: readonly TrustNode[]
  /** How many lines lead from it to what isn't drawn. */
  readonly beyond: number
}

/** A line as it is drawn: one edge, or all of one kind and state between two folds. */
export type PictureEdge = TrustEdge & { readonly edges: readonly TrustEdge[] }

/** What is drawn of a graph. It is a graph itself, so that layout, search and summary take it as one. */
export type Picture = { readonly nodes: readonly PictureNode[]; readonly edges: readonly PictureEdge[] }

/** Does it stand for several? */
export function isFold({ members }: PictureNode): boolean {
  return members.length > 1
}
