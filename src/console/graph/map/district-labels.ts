import { foldName, sortWords } from '#console/wording/graph-wording.ts'
import { nodeGap, nodeSize } from '#graph/node-size.ts'
import { districtsOf } from '#graph/pack.ts'
import { classesOf } from '#graph/picture/classes.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { Positions, TrustNodeKind } from '#graph/trust-graph.ts'

/** What is written above the nodes of one class, at the corner of their block. */
export type DistrictLabel = {
  readonly text: string
  readonly kind: TrustNodeKind
  readonly x: number
  readonly y: number
}

/** The labels of a map's districts, the biggest district first. */
export function districtLabels(picture: Picture, positions: Positions): readonly DistrictLabel[] {
  const classes = classesOf(picture)
  const standsFor = new Map(picture.nodes.map(({ id, members }) => [id, members.length]))
  return districtsOf(picture).flatMap(({ members }) => {
    const [first] = members
    const places = members.flatMap(({ id }) => positions[id] ?? [])
    if (first === undefined || places.length === 0) return []
    const count = members.reduce((sum, { id }) => sum + (standsFor.get(id) ?? 1), 0)
    const { reachedBy = [] } = classes.get(first.id) ?? {}
    const by =
      first.kind === 'role' && reachedBy.length > 0
        ? ` · ${reachedBy.map((sort) => sortWords[sort]).join(', ')}`
        : ''
    if (!isBlock(places)) return []
    return {
      text: `${foldName(first.kind, count)}${by}`,
      kind: first.kind,
      x: places.reduce((least, place) => Math.min(least, place.x), Infinity),
      y: places.reduce((least, place) => Math.min(least, place.y), Infinity),
    }
  })
}

/** Where a district's boxes stand among those of others, a label at its corner would name the wrong ones. */
function isBlock(places: readonly { readonly x: number; readonly y: number }[]): boolean {
  const own = places.length * (nodeSize.width + nodeGap.along) * (nodeSize.height + nodeGap.along)
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)]
  const width = spread(xs) + nodeSize.width + nodeGap.along
  const height = spread(ys) + nodeSize.height + nodeGap.along
  return own >= 0.6 * width * height
}

function spread(numbers: readonly number[]): number {
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity)
  return numbers.reduce((a, b) => Math.max(a, b), -Infinity) - least
}
