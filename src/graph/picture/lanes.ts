import { nodeGap, nodeSize } from '../node-size.ts'
import type { Positions, TrustEdge } from '../trust-graph.ts'

type Point = { readonly x: number; readonly y: number }

/**
 * Where an edge leaves the block of nodes that it starts in, and enters the one that it ends in. Null where no
 * other node of the block stands in its way.
 */
export type Lanes = { readonly exit: Point | null; readonly entry: Point | null }

const step = nodeSize.width + nodeGap.along
const half = nodeGap.along / 2

/** Is there a node whose top left corner stands there? */
export type Occupied = (x: number, y: number) => boolean

/** Look-up of the places that are taken. */
export function occupiedBy(positions: Positions): Occupied {
  const taken = new Set(Object.values(positions).map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`))
  return (x, y) => taken.has(`${Math.round(x)} ${Math.round(y)}`)
}

/**
 * The lanes of an edge. A straight line into the second column of a block would run behind the first and come out
 * again as if it began there, so it takes the gap above its row instead.
 */
export function lanesOf({ from, to, kind }: TrustEdge, positions: Positions, isOccupied: Occupied): Lanes {
  const start = positions[from]
  const end = positions[to]
  if (start === undefined || end === undefined || from === to) return { exit: null, entry: null }
  const ahead = kind === 'member' ? -1 : 1 // groups stand left of their members
  return { exit: wayOut(start, ahead, isOccupied), entry: wayOut(end, ahead === 1 ? -1 : 1, isOccupied) }
}

/** The point beside the block, level with the gap above the row of `place`, on its side `toward`. */
function wayOut({ x, y }: Point, toward: 1 | -1, isOccupied: Occupied): Point | null {
  let last = x
  while (isOccupied(last + toward * step, y)) last += toward * step
  if (last === x) return null
  return { x: toward === 1 ? last + nodeSize.width + half : last - half, y: y - half }
}

/** The path of an edge with lanes as SVG, and the middle of its free part, where its word stands. */
export function lanePath(
  source: Point,
  target: Point,
  { exit, entry }: Lanes,
  ahead: 1 | -1,
): readonly [path: string, labelX: number, labelY: number] {
  const a = exit ?? source
  const b = entry ?? target
  const bend = Math.max(40, Math.abs(b.x - a.x) / 2) * ahead
  const out = exit === null ? '' : ` H ${source.x + half * ahead} V ${exit.y} H ${exit.x}`
  const into = entry === null ? '' : ` H ${target.x - half * ahead} V ${target.y} H ${target.x}`
  const curve = ` C ${a.x + bend},${a.y} ${b.x - bend},${b.y} ${b.x},${b.y}`
  return [`M ${source.x},${source.y}${out}${curve}${into}`, (a.x + b.x) / 2, (a.y + b.y) / 2]
}
