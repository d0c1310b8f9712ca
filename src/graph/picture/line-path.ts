import { nodeSize, widthAt } from '../node-size.ts'
import { isStructural } from '../structural.ts'
import type { BoxPlace, Positions, TrustEdge } from '../trust-graph.ts'
import type { Corridor } from './corridors.ts'
import { lanePath, lanesOf, offsetOf, type Taken } from './lanes.ts'

/** A line as SVG writes it, of absolute M, H, V and C, and the middle of its free part, where its word stands. */
export type LinePath = {
  readonly path: string
  readonly x: number
  readonly y: number
  /** Where else its word may stand, best first. */
  readonly spots: readonly Point[]
}

/** The line of an edge between the sides of its two boxes; null where one of them has no place. */
export function linePath(edge: TrustEdge, positions: Positions, taken: Taken, turn = 0): LinePath | null {
  const start = positions[edge.from]
  const end = positions[edge.to]
  if (start === undefined || end === undefined) return null
  const ahead = isStructural(edge.kind) ? -1 : 1 // groups stand left of their members
  const offset = offsetOf(edge)
  const source = besideBox(start, ahead === 1, offset)
  const target = besideBox(end, ahead === -1, offset)
  if (edge.from === edge.to) return loop(source, target)
  const lanes = lanesOf(edge, positions, taken, turn)
  const { exit, entry, past, back } = lanes
  if (exit !== null || entry !== null || past !== null || back !== null) {
    const [path, x, y] = lanePath(source, target, lanes, ahead)
    const level = back ?? past
    const spots = level === null ? [] : besideMiddle.map((share) => onLevel(level, share))
    return { path, x, y, spots }
  }
  const reach = (target.x - source.x) / 2
  const path = `M ${source.x},${source.y} C ${source.x + reach},${source.y} ${target.x - reach},${target.y} ${target.x},${target.y}`
  const spots = besideMiddle.map((share) => onCurve(source, target, reach, share))
  return { path, x: (source.x + target.x) / 2, y: (source.y + target.y) / 2, spots }
}

/** Shares of the way. */
const besideMiddle = [0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8]

/** A point of the level part. */
function onLevel({ y, from, to }: Corridor, share: number): Point {
  return { x: from + (to - from) * share, y }
}

/** A point of the curve that leaves and arrives level, its handles `reach` away from its ends. */
function onCurve(source: Point, target: Point, reach: number, share: number): Point {
  const rest = 1 - share
  const [first, second] = [3 * rest * rest * share, 3 * rest * share * share]
  const [begin, end] = [rest ** 3, share ** 3]
  return {
    x: begin * source.x + first * (source.x + reach) + second * (target.x - reach) + end * target.x,
    y: (begin + first) * source.y + (second + end) * target.y,
  }
}

type Point = { readonly x: number; readonly y: number }

function besideBox(place: BoxPlace, isRight: boolean, offset: number): Point {
  const { x, y } = place
  return { x: isRight ? x + widthAt(place) : x, y: y + nodeSize.height / 2 + offset }
}

/** Over the top of a box from its one side to the other. */
function loop(source: Point, target: Point): LinePath {
  const top = source.y - nodeSize.height * 1.5
  const path = `M ${source.x},${source.y} C ${source.x + 48},${top} ${target.x - 48},${top} ${target.x},${target.y}`
  return { path, x: (source.x + target.x) / 2, y: top + nodeSize.height / 2, spots: [] }
}
