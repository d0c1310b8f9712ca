import { strangenessOf } from '#graph/picture/changes-in-brief.ts'
import type { Picture, PictureEdge } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdgeState } from '#graph/trust-graph.ts'

/** More lines than this hide one another. */
const mostLines = 300

/** The first to be left out stand last. */
const weight: Readonly<Record<TrustEdgeState, number>> = {
  allowed: 4,
  conditional: 3,
  unknown: 2,
  trustOnly: 1,
  permissionOnly: 0,
}

/** As many lines as can be told apart: everybody's and outsiders' first, access before halves; and how many were left out. */
export function withinBudget(picture: Picture): { readonly picture: Picture; readonly left: number } {
  const left = picture.edges.length - mostLines
  if (left <= 0) return { picture, left: 0 }
  const kinds = new Map(picture.nodes.map(({ id, kind }) => [id, kind]))
  const weightOf = ({ from, kind, state }: PictureEdge) =>
    (isStructural(kind) ? 0.5 : weight[state]) - 10 * strangenessOf(kinds.get(from))
  const byWeight = picture.edges.toSorted((a, b) => weightOf(b) - weightOf(a))
  return { picture: { ...picture, edges: byWeight.slice(0, mostLines) }, left }
}
