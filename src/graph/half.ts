import { isStructural } from './structural.ts'
import type { TrustEdge, TrustEdgeState } from './trust-graph.ts'

type HalfState = Extract<TrustEdgeState, 'trustOnly' | 'permissionOnly'>

/** Does the edge say of one side alone that it allows the call? That is no access. */
export function isHalf({ kind, state }: Pick<TrustEdge, 'kind' | 'state'>): boolean {
  return isHalfState(state) && !isStructural(kind)
}

/** Is that the state of half an edge, whatever the edge is? */
export function isHalfState(state: string): state is HalfState {
  return state === 'trustOnly' || state === 'permissionOnly'
}
