import { hangingOf } from '../all-conditions.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import type { Relation, RelationOf } from './relation.ts'

/** An edge of the trust relation as one of all relations. */
export function relationOf(edge: TrustEdge): Relation {
  const { id, from, to, state, sentence, deciding } = edge
  const tie = { id, from, to, state, covers: 1, ...hangingOf(edge), sentence, deciding }
  if (edge.kind === 'member') return { ...tie, kind: 'member' }
  const stopped = edge.stops === undefined ? {} : { stops: edge.stops }
  return { ...tie, kind: 'assume', call: edge.kind, reason: edge.reason, ...stopped }
}

/** Edges of the trust relation by the node at either end, without memberships. */
export type Assumptions = {
  readonly from: (id: string) => readonly TrustEdge[]
  readonly to: (id: string) => readonly TrustEdge[]
}

const known = new WeakMap<TrustGraph, Assumptions>()

/** Look-ups in the relation, made once a graph. */
export function assumptionsIn(graph: TrustGraph): Assumptions {
  const found = known.get(graph)
  if (found !== undefined) return found
  const leaving = new Map<string, TrustEdge[]>()
  const arriving = new Map<string, TrustEdge[]>()
  for (const edge of graph.edges) {
    if (edge.kind === 'member') continue
    push(leaving, edge.from, edge)
    push(arriving, edge.to, edge)
  }
  const made: Assumptions = {
    from: (id) => leaving.get(id) ?? none,
    to: (id) => arriving.get(id) ?? none,
  }
  known.set(graph, made)
  return made
}

const none: readonly TrustEdge[] = []

/** Does the relation hold, be it under conditions? Half edges and what is unknown do not. */
export function holds({ state }: Pick<Relation, 'state'>): boolean {
  return state === 'allowed' || state === 'conditional'
}

/** The trust edges among relations, as relations. */
export function assumed(edges: readonly TrustEdge[]): readonly RelationOf<'assume'>[] {
  return edges.flatMap((edge) => {
    const relation = relationOf(edge)
    return relation.kind === 'assume' ? [relation] : []
  })
}

/** Edges that are access. */
export function onlyAccess(edges: readonly TrustEdge[]): readonly TrustEdge[] {
  return edges.filter(isAccess)
}

function push(map: Map<string, TrustEdge[]>, key: string, edge: TrustEdge): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [edge])
  else list.push(edge)
}
