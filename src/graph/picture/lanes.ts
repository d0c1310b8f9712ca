import { isHalf } from '../half.ts'
import { nodeGap, nodeSize, widthAt } from '../node-size.ts'
import { isStructural } from '../structural.ts'
import type { BoxPlace, Positions, TrustEdge } from '../trust-graph.ts'
import { type Boxes, boxesAt, type Corridor, corridorFor } from './corridors.ts'
import { turnHandle, wayBack } from './way-back.ts'

type Point = { readonly x: number; readonly y: number }

/**
 * Where an edge leaves the block of nodes that it starts in, and enters the one that it ends in. Null where no
 * other node of the block stands in its way.
 */
export type Lanes = {
  readonly exit: Point | null
  readonly entry: Point | null
  /** The level part of a line that bends past what stands between its ends. */
  readonly past: Corridor | null
  /** The level part of a line whose target doesn't stand ahead of its source. */
  readonly back: Corridor | null
}

/** Half an edge leaves and arrives so far below the middle, beside the ends of whole ones: an end over another hides it. */
const beside = nodeSize.height / 2 - 7

/** How far below the middle of its boxes' sides a line of that kind and state begins and ends. */
export function offsetOf(line: Pick<TrustEdge, 'kind' | 'state'>): number {
  return isHalf(line) ? beside : 0
}

/** Straight on. */
export const straight: Lanes = { exit: null, entry: null, past: null, back: null }

const step = nodeSize.width + nodeGap.along
const half = nodeGap.along / 2

/** The places that nodes take. */
export type Taken = {
  /** Is there a node whose top left corner stands there? */
  readonly isAt: (x: number, y: number) => boolean
  readonly boxes: Boxes
}

/** Where those of the nodes stand that have a place. */
export function placesOf(nodes: readonly { readonly id: string }[], positions: Positions): Positions {
  return Object.fromEntries(
    nodes.flatMap(({ id }) => {
      const place = positions[id]
      return place === undefined ? [] : [[id, place]]
    }),
  )
}

/** Look-up of the places that are taken. */
export function takenBy(positions: Positions): Taken {
  const places = Object.values(positions)
  const taken = new Set(places.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`))
  return { isAt: (x, y) => taken.has(`${Math.round(x)} ${Math.round(y)}`), boxes: boxesAt(places) }
}

/**
 * The lanes of an edge. A straight line into the second column of a block would run behind the first and come out
 * again as if it began there, so it takes the gap above its row instead; and one that would run behind whatever stands
 * between its ends takes a gap between them. `turn` tells lines apart that take one gap.
 */
export function lanesOf({ from, to, kind }: TrustEdge, positions: Positions, taken: Taken, turn = 0): Lanes {
  const start = positions[from]
  const end = positions[to]
  if (start === undefined || end === undefined || from === to) return straight
  const ahead = isStructural(kind) ? -1 : 1 // groups stand left of their members
  const back = wayBack({ ...sidesOf(start, end, ahead), ahead }, taken.boxes, turn)
  if (back !== null) return { ...straight, back }
  const exit = wayOut(start, ahead, taken)
  const entry = wayOut(end, ahead === 1 ? -1 : 1, taken)
  if (exit !== null || entry !== null) return { ...straight, exit, entry }
  // from left to right, whichever way it leads
  const [left, right] = ahead === 1 ? [start, end] : [end, start]
  const { source, target } = sidesOf(left, right, 1)
  const past = corridorFor(source, target, taken.boxes, turn)
  if (past === null) return straight
  return { ...straight, past: ahead === 1 ? past : { ...past, from: past.to, to: past.from } }
}

/** The middles of the sides that a line leaves and arrives by. */
function sidesOf(
  start: BoxPlace,
  end: BoxPlace,
  ahead: 1 | -1,
): { readonly source: Point; readonly target: Point } {
  const middle = nodeSize.height / 2
  const [out, into] = ahead === 1 ? [widthAt(start), 0] : [0, widthAt(end)]
  return { source: { x: start.x + out, y: start.y + middle }, target: { x: end.x + into, y: end.y + middle } }
}

/** The point beside the block, level with the gap above the row of `place`, on its side `toward`. */
function wayOut({ x, y }: Point, toward: 1 | -1, { isAt }: Taken): Point | null {
  let last = x
  while (isAt(last + toward * step, y)) last += toward * step
  if (last === x) return null
  return { x: toward === 1 ? last + nodeSize.width + half : last - half, y: y - half }
}

/** The path of an edge with lanes as SVG, and the middle of its free part, where its word stands. */
export function lanePath(
  source: Point,
  target: Point,
  { exit, entry, past, back }: Lanes,
  ahead: 1 | -1,
): readonly [path: string, labelX: number, labelY: number] {
  if (back !== null) return pathBack(source, target, back, ahead)
  if (past !== null) return bentPath(source, target, past)
  const a = exit ?? source
  const b = entry ?? target
  const bend = Math.max(40, Math.abs(b.x - a.x) / 2) * ahead
  const out = exit === null ? '' : ` H ${source.x + half * ahead} V ${exit.y} H ${exit.x}`
  const into = entry === null ? '' : ` H ${target.x - half * ahead} V ${target.y} H ${target.x}`
  const curve = ` C ${a.x + bend},${a.y} ${b.x - bend},${b.y} ${b.x},${b.y}`
  return [`M ${source.x},${source.y}${out}${curve}${into}`, (a.x + b.x) / 2, (a.y + b.y) / 2]
}

function bentPath(
  source: Point,
  target: Point,
  { y, from, to }: Corridor,
): readonly [path: string, labelX: number, labelY: number] {
  const [out, into] = [(from - source.x) / 2, (target.x - to) / 2]
  const start = `M ${source.x},${source.y} C ${source.x + out},${source.y} ${from - out},${y} ${from},${y}`
  const end = `C ${to + into},${y} ${target.x - into},${target.y} ${target.x},${target.y}`
  return [`${start} H ${to} ${end}`, (from + to) / 2, y]
}

function pathBack(
  source: Point,
  target: Point,
  { y }: Corridor,
  ahead: 1 | -1,
): readonly [path: string, labelX: number, labelY: number] {
  const out = turnHandle * ahead
  const start = `M ${source.x},${source.y} C ${source.x + out},${source.y} ${source.x + out},${y} ${source.x},${y}`
  const end = `C ${target.x - out},${y} ${target.x - out},${target.y} ${target.x},${target.y}`
  return [`${start} H ${target.x} ${end}`, (source.x + target.x) / 2, y]
}
