import { foldName, sortWords } from '#console/wording/graph-wording.ts'
import { districtsOf } from '#graph/pack.ts'
import { classesOf } from '#graph/picture/classes.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

/** What is written above the nodes of one class, at the corner of their block. */
export type DistrictLabel = { readonly text: string; readonly x: number; readonly y: number }

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
    return {
      text: `${foldName(first.kind, count)}${by}`,
      x: places.reduce((least, place) => Math.min(least, place.x), Infinity),
      y: places.reduce((least, place) => Math.min(least, place.y), Infinity),
    }
  })
}
