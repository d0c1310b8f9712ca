import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import { changesBetween, type GraphChanges } from './changes-between.ts'

/** What became of a line between two graphs. */
export type LineMark = 'added' | 'removed' | 'changed'
export type LineMarks = ReadonlyMap<string, LineMark>

/** Was the line there only before? Then it is drawn to say so, and counts as none. */
export function isGone({ id }: Pick<TrustEdge, 'id'>, marks: LineMarks): boolean {
  return marks.get(id) === 'removed'
}

/** What became of all the edges that one line stands for; where it is not the same of all, the line has changed. Null where nothing did. */
export function markOfLine(edges: readonly Pick<TrustEdge, 'id'>[], marks: LineMarks): LineMark | null {
  if (marks.size === 0) return null
  const [mark = null, ...others] = new Set(edges.map(({ id }) => marks.get(id) ?? null))
  return others.length === 0 ? mark : 'changed'
}

/** Two graphs as one: all that is there after, and what was there before alone. */
export type ComparedGraphs = {
  readonly graph: TrustGraph
  readonly marks: LineMarks
  /** Only the lines that differ, with their ends. */
  readonly differing: TrustGraph
  readonly changes: GraphChanges
}

/** Compare `before` with `after`. Cost is linear in both. */
export function comparedGraphs(before: TrustGraph, after: TrustGraph): ComparedGraphs {
  const changes = changesBetween(before, after)
  const marks = marksOf(changes)
  const there = new Set(after.nodes.map(({ id }) => id))
  const graph = {
    nodes: [
      ...after.nodes,
      ...before.nodes.flatMap((node) => (there.has(node.id) ? [] : { ...node, isGone: true as const })),
    ],
    edges: [...after.edges, ...changes.gone],
  }
  const edges = graph.edges.filter(({ id }) => marks.has(id))
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]))
  return { graph, marks, changes, differing: { nodes: graph.nodes.filter(({ id }) => ends.has(id)), edges } }
}

/** The lines of `changes` by id. */
export function marksOf({ appeared, gone, changed }: GraphChanges): LineMarks {
  return new Map([
    ...appeared.map(({ id }) => [id, 'added'] as const),
    ...gone.map(({ id }) => [id, 'removed'] as const),
    ...changed.map(([, { id }]) => [id, 'changed'] as const),
  ])
}
