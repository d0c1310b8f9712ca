import { hangingOf } from './all-conditions.ts'
import type { Judgement, Reason } from './judge.ts'
import type { SideLookup } from './pair-sides.ts'
import type { TrustEdge, TrustNode } from './trust-graph.ts'

/** An edge whose reason is told when asked. */
export type FoundEdge = { readonly edge: TrustEdge; readonly why: (sides: SideLookup) => Reason }

/** An edge with the nodes at its ends, which may be of something that the workspace doesn't hold. */
export type Finding = FoundEdge & { readonly from: TrustNode; readonly to: TrustNode }

/** An edge as found, without its reason. */
export function foundEdge(
  from: string,
  to: string,
  kind: TrustEdge['kind'],
  { state, reason, why, ...hanging }: Omit<Judgement, 'why'> & Pick<FoundEdge, 'why'>,
): FoundEdge {
  const edge = { from, to, kind, state, reason, ...hangingOf(hanging), sentence: '', deciding: [] }
  return { edge: { id: `${kind} ${from} ${to}`, ...edge }, why }
}

/** The edge with the nodes at its ends. */
export function between(from: TrustNode, to: TrustNode, { edge, why }: FoundEdge): Finding {
  return { from, to, edge, why }
}
