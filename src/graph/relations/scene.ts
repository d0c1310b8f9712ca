import type { Workspace } from '#model/workspace.ts'

import { isAccess } from '../reach.ts'
import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import type { TrustMemo } from '../trust-memo.ts'
import { withReasons } from '../trust.ts'
import { assumptionsIn, relationOf } from './assumptions.ts'
import { type Hops, onlyHops } from './hops.ts'
import { withItsReason } from './reasons.ts'
import { endsOf, nodesNamed } from './relation-nodes.ts'
import type { Relation, RelationNode, RelationOf } from './relation.ts'

/** A workspace with the trust relation that was found in it, and what was remembered on the way. */
export type Scene = { readonly workspace: Workspace; readonly graph: TrustGraph; readonly memo: TrustMemo }

/** The hops by which one becomes another: those that are access; with `isCertain` only those without conditions. */
export function assumeHops({ graph }: Pick<Scene, 'graph'>, isCertain = false): Hops<TrustEdge> {
  return onlyHops(
    assumptionsIn(graph),
    isCertain ? (edge) => isAccess(edge) && edge.state === 'allowed' : isAccess,
  )
}

/** A hop of a way: an assumption, or what is done at its end. */
export type AnyHop = TrustEdge | Relation

/** Ways as relations, each hop with its reason. Cost: one explanation for each assumption that they share. */
export function explainedWays(
  { workspace, memo }: Scene,
  ways: readonly (readonly AnyHop[])[],
): readonly (readonly Relation[])[] {
  const edges = [...new Set(ways.flat().filter(isAssumption))]
  const explained = withReasons(workspace, edges, memo)
  const relations = new Map<AnyHop, Relation>(
    edges.map((edge, at) => [edge, relationOf(explained[at] ?? edge)]),
  )
  return ways.map((way) =>
    way.flatMap((hop) => relations.get(hop) ?? (isAssumption(hop) ? [] : withItsReason(workspace, hop))),
  )
}

/** Relations each with its reason. */
export function explainedRelations(
  { workspace, memo }: Scene,
  relations: readonly Relation[],
): readonly Relation[] {
  const edges = relations.flatMap((one) => (one.kind === 'assume' ? [edgeOf(one)] : []))
  const explained = new Map(withReasons(workspace, edges, memo).map((edge) => [edge.id, edge]))
  return relations.map((one) => {
    const edge = explained.get(one.id)
    return edge === undefined ? withItsReason(workspace, one) : relationOf(edge)
  })
}

function edgeOf({ call, kind: _kind, covers: _covers, ...tie }: RelationOf<'assume'>): TrustEdge {
  return { ...tie, kind: call }
}

function isAssumption(hop: AnyHop): hop is TrustEdge {
  return (
    hop.kind !== 'assume' &&
    hop.kind !== 'access' &&
    hop.kind !== 'pass' &&
    hop.kind !== 'change' &&
    hop.kind !== 'attachment' &&
    hop.kind !== 'boundary'
  )
}

/** The nodes at the ends of relations, and those of `ids`. */
export function nodesOf(
  { workspace, graph }: Scene,
  relations: readonly Relation[],
  ids: readonly string[] = [],
): readonly RelationNode[] {
  return nodesNamed(workspace, graph, [...ids, ...endsOf(relations)])
}
