import type { Judgement } from './judge.ts'
import type { TrustEdge, TrustNode } from './trust-graph.ts'

/** An edge with the node that it comes from, which may be of something that the workspace doesn't hold. */
export type Finding = { readonly from: TrustNode; readonly to: TrustNode; readonly edge: TrustEdge }

/** An edge as found. */
export function finding(
  from: TrustNode,
  to: TrustNode,
  kind: TrustEdge['kind'],
  judgement: Judgement,
): Finding {
  return {
    from,
    to,
    edge: { id: `${kind} ${from.id} ${to.id}`, from: from.id, to: to.id, kind, ...judgement },
  }
}
