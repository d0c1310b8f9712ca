import type { Picture } from '#graph/picture/picture.ts'
import type { TrustEdge, TrustNode, TrustNodeKind } from '#graph/trust-graph.ts'

/** Two ids, the first leading to the second. */
export type Tie = readonly [from: string, to: string]

/** A node of a made-up graph, called by its id. It stands for no entity, in no account, unless `more` says otherwise. */
export function nodeOf(id: string, kind: TrustNodeKind = 'role', more: Partial<TrustNode> = {}): TrustNode {
  return { id, kind, name: id, accountId: null, entity: null, ...more }
}

/** An edge of a made-up graph: an assumption that is allowed, unless `more` says otherwise. */
export function edgeOf(from: string, to: string, more: Partial<TrustEdge> = {}): TrustEdge {
  return {
    id: `${from} ${to}`,
    from,
    to,
    kind: 'AssumeRole',
    state: 'allowed',
    reason: 'decided',
    conditions: [],
    sentence: '',
    deciding: [],
    ...more,
  }
}

/** A picture of roles, none folded, with an edge for each tie. */
export function pictureOf(ids: readonly string[], ties: readonly Tie[]): Picture {
  return {
    nodes: ids.map((id) => {
      const node = nodeOf(id)
      return { ...node, members: [node], beyond: 0 }
    }),
    edges: ties.map(([from, to]) => {
      const edge = edgeOf(from, to)
      return { ...edge, edges: [edge] }
    }),
  }
}
