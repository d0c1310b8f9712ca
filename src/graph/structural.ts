import type { TrustEdgeKind } from './trust-graph.ts'

/** Kinds of edges that the workspace states, and of which nothing has to be decided. */
export type StructuralKind = 'member' | 'attachment' | 'boundary'

/** Does the workspace state it? Its far end stands left of where it begins: a group of its members, a principal of its policies. */
export function isStructural(kind: TrustEdgeKind): kind is StructuralKind {
  return kind === 'member' || kind === 'attachment' || kind === 'boundary'
}
