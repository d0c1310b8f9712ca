import { isHalf } from '#graph/half.ts'
import { strangenessOf } from '#graph/picture/changes-in-brief.ts'
import { isFold, type Picture, type PictureEdge } from '#graph/picture/picture.ts'
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

/** Up to so many lines of an overview halves are told from access at a glance. */
const mostWithHalves = 48

/**
 * An overview of many lines without its halves, which let nobody in and hide what does: they are drawn where `isKept`, such as
 * around whoever is chosen. Answers how many edges wait so. A picture without folds, or of nothing but halves, keeps them.
 */
export function withoutHalves(
  picture: Picture,
  isKept: (line: PictureEdge) => boolean,
): { readonly picture: Picture; readonly halves: number } {
  const { nodes, edges } = picture
  if (edges.length <= mostWithHalves || !nodes.some(isFold)) return { picture, halves: 0 }
  const rest = edges.filter((line) => !isHalf(line) || isKept(line))
  const waiting = edges.filter((line) => isHalf(line) && !isKept(line))
  if (rest.length === 0 || waiting.length === 0) return { picture, halves: 0 }
  return {
    picture: { nodes, edges: rest },
    halves: waiting.reduce((sum, line) => sum + line.edges.length, 0),
  }
}
