import { edgesAt } from './graph-index.ts'
import { isHalf } from './half.ts'
import { isGone, type LineMarks } from './picture/compared.ts'
import { isAccess } from './reach.ts'
import type { TrustEdge, TrustGraph } from './trust-graph.ts'

/** The lines of one node by what they say. Each is in one list alone; a loop, which comes and leaves, among those that come. */
export type LinesOfNode = {
  /** Those that hold, be it under conditions. */
  readonly reachedBy: readonly TrustEdge[]
  readonly reaches: readonly TrustEdge[]
  /** One side alone says yes: no access. */
  readonly halves: readonly TrustEdge[]
  /** Of which it can't be told whether they hold. */
  readonly unknown: readonly TrustEdge[]
  /** Roles passed and changes, which answers to questions have: nobody is reached by them. */
  readonly deeds: readonly TrustEdge[]
  /** Memberships in it, and its own in groups. */
  readonly members: readonly TrustEdge[]
  readonly groups: readonly TrustEdge[]
  /** Those that were there before what `graph` is compared with, and are no more. */
  readonly gone: readonly TrustEdge[]
}

/**
 * The lines at `id`, told apart by whether they are access, so that no more is counted as reaching than does. Cost: its edges, and once
 * one walk over all.
 */
export function linesOfNode(graph: TrustGraph, id: string, marks: LineMarks): LinesOfNode {
  const all = edgesAt(graph, id)
  const gone = all.filter((edge) => isGone(edge, marks))
  const at = gone.length === 0 ? all : all.filter((edge) => !isGone(edge, marks))
  const calls = at.filter((edge) => !isMember(edge) && !isDeed(edge))
  return {
    reachedBy: calls.filter((edge) => isAccess(edge) && edge.to === id),
    reaches: calls.filter((edge) => isAccess(edge) && edge.to !== id),
    halves: calls.filter(isHalf),
    unknown: calls.filter(({ state }) => state === 'unknown'),
    deeds: at.filter(isDeed),
    members: at.filter((edge) => isMember(edge) && edge.to === id),
    groups: at.filter((edge) => isMember(edge) && edge.to !== id),
    gone,
  }
}

function isMember({ kind }: TrustEdge): boolean {
  return kind === 'member'
}

function isDeed({ kind }: TrustEdge): boolean {
  return kind === 'pass' || kind === 'change'
}
