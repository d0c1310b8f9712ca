import { nodeSize } from '#graph/node-size.ts'
import type { Positions } from '#graph/trust-graph.ts'
import { widthOf } from '#interchange/export-graph/fit-text.ts'

type Point = { readonly x: number; readonly y: number }
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Finds a place for each word in turn: the first of its spots where it covers no box and no word placed before, else the first. */
export function labelPlaces(positions: Positions): (text: string, spots: readonly Point[]) => Point {
  const taken: Box[] = Object.values(positions).map(({ x, y }) => ({
    left: x,
    right: x + nodeSize.width,
    top: y,
    bottom: y + nodeSize.height,
  }))
  return (text, spots) => {
    const half = widthOf(text, 11) / 2 + 8
    const boxAt = ({ x, y }: Point): Box => ({ left: x - half, right: x + half, top: y - 11, bottom: y + 11 })
    const spot = spots.find((one) => !taken.some((box) => areOver(box, boxAt(one)))) ?? spots[0]
    if (spot === undefined) throw new Error(`no spot for ${text}`)
    taken.push(boxAt(spot))
    return spot
  }
}

function areOver(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
