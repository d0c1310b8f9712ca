import { isHalfState } from '#graph/half.ts'
import { nodeSize } from '#graph/node-size.ts'
import type { MapBox, MapLine } from '#graph/picture/map-scene.ts'
import type { PictureEdge } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'

import type { Ink } from '../line-ends.tsx'
import type { MapColors } from './map-colors.ts'
import { paintShield } from './paint-outline.ts'

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Where the picture's origin stands on the canvas, and how big a pixel of it is. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number }

/** A path of too many lines at once takes longer than all of its parts. */
const linesInPath = 200

/**
 * Draw `lines` thin, with ends of so many pixels as the lines of smaller pictures have them. They are of any state; each state
 * is a path of its own, since changing colours costs.
 */
export function paintLines(
  brush: Brush,
  lines: readonly MapLine[],
  { view, end = 0 }: { readonly view: View; readonly end?: number },
  colors: MapColors,
): void {
  const byInk = new Map<Ink, MapLine[]>()
  for (const line of lines) {
    const ink = inkOf(line.edge)
    const known = byInk.get(ink)
    if (known === undefined) byInk.set(ink, [line])
    else known.push(line)
  }
  for (const [ink, alike] of byInk) {
    brush.strokeStyle = brush.fillStyle = colors.ofLine(ink)
    for (let from = 0; from < alike.length; from += linesInPath) {
      const some = alike.slice(from, from + linesInPath)
      brush.beginPath()
      for (const line of some) trace(brush, line, view)
      brush.stroke()
      if (end > 0) paintEnds(brush, some, { ink, view, end })
    }
  }
}

function trace(brush: Brush, { x1, y1, x2, y2 }: MapLine, { x, y, zoom }: View): void {
  const [fromX, toX] = [x + x1 * zoom, x + x2 * zoom]
  const [fromY, toY] = [y + y1 * zoom, y + y2 * zoom]
  const middle = (fromX + toX) / 2
  brush.moveTo(fromX, fromY)
  brush.bezierCurveTo(middle, fromY, middle, toY, toX, toY)
}

/** A head where a line leads to; of half an edge a wall, at the side that doesn't allow. */
function paintEnds(
  brush: Brush,
  lines: readonly MapLine[],
  { ink, view, end }: { readonly ink: Ink; readonly view: View; readonly end: number },
): void {
  const isHalf = isHalfState(ink)
  brush.beginPath()
  for (const { x1, y1, x2, y2 } of lines) {
    const ahead = x2 < x1 ? -end : end
    const [x, y] = ink === 'trustOnly' ? [x1, y1] : [x2, y2]
    const [tipX, tipY] = [view.x + x * view.zoom, view.y + y * view.zoom]
    if (isHalf) {
      const wallX = ink === 'trustOnly' ? tipX + ahead * 0.6 : tipX - ahead * 0.6
      brush.rect(wallX - end * 0.15, tipY - end * 0.7, end * 0.3, end * 1.4)
    } else {
      brush.moveTo(tipX, tipY)
      brush.lineTo(tipX - ahead, tipY - end / 2)
      brush.lineTo(tipX - ahead, tipY + end / 2)
    }
  }
  brush.fill()
}

function inkOf({ kind, state }: PictureEdge): Ink {
  return isStructural(kind) ? 'member' : state
}

/** Draw boxes as blocks of their kind's colour: too small to hold a word. Over those of administrators stands their mark. */
export function paintBlocks(brush: Brush, boxes: readonly MapBox[], view: View, colors: MapColors): void {
  const width = Math.max(1, nodeSize.width * view.zoom)
  const height = Math.max(1, nodeSize.height * view.zoom)
  for (const { node, x, y } of boxes) {
    brush.fillStyle = colors.ofKind(node.kind)
    brush.fillRect(view.x + x * view.zoom, view.y + y * view.zoom, width, height)
  }
  const size = Math.max(leastShield, 76 * view.zoom)
  for (const { hasAdministrator, x, y } of boxes) {
    if (!hasAdministrator) continue
    const middle = { x: view.x + x * view.zoom + width / 2, y: view.y + y * view.zoom + height / 2 }
    paintShield(brush, { x: middle.x - size / 2, y: middle.y - size / 2, size }, colors)
  }
}

/** Pixels of the mark of administrators, over the block of one: a smaller one is a point. */
const leastShield = 9
