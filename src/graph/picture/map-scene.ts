import { nodeSize } from '../node-size.ts'
import { isStructural } from '../structural.ts'
import type { Positions } from '../trust-graph.ts'
import type { Picture, PictureEdge, PictureNode } from './picture.ts'

export type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type MapBox = {
  readonly node: PictureNode
  readonly x: number
  readonly y: number
  /** Is it, or does it hold, one that is there and may do everything? Looked up once, not on each frame. */
  readonly hasAdministrator: boolean
}

/** From the side of one box to the side of another, as lines run: a group's members come in from its right. */
export type MapLine = {
  readonly edge: PictureEdge
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

/** A picture with its places, asked by place. All in pixels of the picture. */
export type MapScene = {
  readonly boxes: readonly MapBox[]
  readonly lines: readonly MapLine[]
  readonly bounds: Rectangle
  /** The box that covers a point. */
  readonly boxAt: (x: number, y: number) => MapBox | null
  /** The boxes that touch a rectangle. Cost grows with the rectangle, not with the scene. */
  readonly boxesIn: (area: Rectangle) => readonly MapBox[]
  /** The lines that begin or end at a box. */
  readonly linesOf: (nodeId: string) => readonly MapLine[]
}

/** Make `picture` ready to be asked by place. What has no place is left out. Cost is linear. */
export function mapScene({ nodes, edges }: Picture, positions: Positions): MapScene {
  const boxes = nodes.flatMap((node): MapBox[] => {
    const place = positions[node.id]
    return place === undefined ? [] : [{ node, x: place.x, y: place.y, hasAdministrator: holdsOne(node) }]
  })
  const lines = edges.flatMap((edge) => lineAt(edge, positions))
  const cells = inCells(boxes)
  let tied: ReadonlyMap<string, readonly MapLine[]> | null = null
  const boxesIn = (area: Rectangle) =>
    cellsOf(area).flatMap((cell) => (cells.get(cell) ?? []).filter((box) => touches(box, area)))
  return {
    boxes,
    lines,
    bounds: boundsOf(boxes),
    boxesIn,
    boxAt: (x, y) => boxesIn({ x, y, width: 0, height: 0 })[0] ?? null,
    linesOf: (nodeId) => (tied ??= byEnd(lines)).get(nodeId) ?? [],
  }
}

function holdsOne({ hub, members }: PictureNode): boolean {
  return (hub?.all ?? members).some(
    ({ administrator, isGone }) => administrator !== undefined && isGone !== true,
  )
}

function lineAt(edge: PictureEdge, positions: Positions): readonly MapLine[] {
  const from = positions[edge.from]
  const to = positions[edge.to]
  if (from === undefined || to === undefined) return []
  const [out, into] = isStructural(edge.kind) ? [0, nodeSize.width] : [nodeSize.width, 0]
  const half = nodeSize.height / 2
  return [{ edge, x1: from.x + out, y1: from.y + half, x2: to.x + into, y2: to.y + half }]
}

function byEnd(lines: readonly MapLine[]): ReadonlyMap<string, readonly MapLine[]> {
  const ends = new Map<string, MapLine[]>()
  const add = (id: string, line: MapLine) => {
    const known = ends.get(id)
    if (known === undefined) ends.set(id, [line])
    else known.push(line)
  }
  for (const line of lines) {
    add(line.edge.from, line)
    if (line.edge.to !== line.edge.from) add(line.edge.to, line)
  }
  return ends
}

/** Bigger than a box, so that a box touches at most four cells; it stands in the one of its corner. */
const cell = 512

function inCells(boxes: readonly MapBox[]): ReadonlyMap<string, readonly MapBox[]> {
  const cells = new Map<string, MapBox[]>()
  for (const box of boxes) {
    const key = cellAt(Math.floor(box.x / cell), Math.floor(box.y / cell))
    const known = cells.get(key)
    if (known === undefined) cells.set(key, [box])
    else known.push(box)
  }
  return cells
}

/** The cells whose boxes may touch `area`: a box reaches out of its own cell to the right and down. */
function cellsOf({ x, y, width, height }: Rectangle): readonly string[] {
  const found: string[] = []
  const [right, bottom] = [Math.floor((x + width) / cell), Math.floor((y + height) / cell)]
  for (let column = Math.floor((x - nodeSize.width) / cell); column <= right; column++) {
    for (let row = Math.floor((y - nodeSize.height) / cell); row <= bottom; row++) {
      found.push(cellAt(column, row))
    }
  }
  return found
}

function cellAt(column: number, row: number): string {
  return `${column} ${row}`
}

function touches(box: MapBox, { x, y, width, height }: Rectangle): boolean {
  return (
    box.x <= x + width && box.x + nodeSize.width >= x && box.y <= y + height && box.y + nodeSize.height >= y
  )
}

function boundsOf(boxes: readonly MapBox[]): Rectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + nodeSize.width)
    bottom = Math.max(bottom, y + nodeSize.height)
  }
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
