import { nodeGap, nodeSize, widthAt } from '../node-size.ts'
import type { BoxPlace, Positions } from '../trust-graph.ts'
import type { Picture, PictureNode } from './picture.ts'

/** A picture that was laid out, and where its nodes stood. */
export type Settled = { readonly picture: Picture; readonly positions: Positions }

/**
 * Places for `picture` after a change: what was there before stays to the pixel, what is new stands at the nearest free
 * place below where `fresh`, a layout from nothing, would put it. A fold whose first member changed stays where most
 * of its members were.
 */
export function settle(before: Settled | null, picture: Picture, fresh: Positions): Positions {
  if (before === null) return fresh
  const placeOfMember = placesByMember(before)
  const kept = new Map<string, BoxPlace>()
  const taken = new Set<string>()
  const keep = (id: string, place: BoxPlace) => {
    kept.set(id, place)
    taken.add(spot(place))
  }
  const others: PictureNode[] = []
  for (const node of picture.nodes) {
    const place = before.positions[node.id]
    if (place === undefined) others.push(node)
    else keep(node.id, place)
  }
  for (const node of others) {
    const former = commonest(node.members.flatMap(({ id }) => placeOfMember.get(id) ?? []))
    const wanted = former ?? fresh[node.id]
    if (wanted !== undefined) keep(node.id, freeFrom(wanted, taken, kept))
  }
  return Object.fromEntries(kept)
}

function placesByMember({ picture, positions }: Settled): ReadonlyMap<string, BoxPlace> {
  return new Map(
    picture.nodes.flatMap(({ id, members }) => {
      const place = positions[id]
      return place === undefined ? [] : members.map((member) => [member.id, place] as const)
    }),
  )
}

function commonest(places: readonly BoxPlace[]): BoxPlace | undefined {
  const counts = new Map<string, { place: BoxPlace; count: number }>()
  for (const place of places) {
    const key = spot(place)
    const known = counts.get(key) ?? { place, count: 0 }
    counts.set(key, { place, count: known.count + 1 })
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.place
}

/** The first place from `wanted` down that no node covers. */
function freeFrom(
  wanted: BoxPlace,
  taken: ReadonlySet<string>,
  kept: ReadonlyMap<string, BoxPlace>,
): BoxPlace {
  let { y } = wanted
  const inColumn = [...kept.values()].filter((other) => isBeside(other, wanted))
  const covers = (other: BoxPlace) => Math.abs(other.y - y) < nodeSize.height
  while (taken.has(spot({ x: wanted.x, y })) || inColumn.some(covers)) y += nodeSize.height + nodeGap.along
  return { ...wanted, y }
}

function spot({ x, y }: BoxPlace): string {
  return `${x} ${y}`
}

/** Do both take some of the same from left to right? */
function isBeside(one: BoxPlace, other: BoxPlace): boolean {
  return one.x < other.x + widthAt(other) && other.x < one.x + widthAt(one)
}
