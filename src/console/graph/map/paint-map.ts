import { nodeKindWords } from '#console/wording/graph-wording.ts'
import { nodeSize } from '#graph/node-size.ts'
import type { MapBox, MapLine } from '#graph/picture/map-scene.ts'
import type { PictureEdge } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'

import { boxName } from '../box-name.ts'
import type { MapColors } from './map-colors.ts'

export type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** Where the picture's origin stands on the canvas, and how big a pixel of it is. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number }

/** A path of too many lines at once takes longer than all of its parts. */
const linesInPath = 200

/** Draw `lines` thin. They are of any state; each state is a path of its own, since changing colours costs. */
export function paintLines(brush: Brush, lines: readonly MapLine[], view: View, colors: MapColors): void {
  const byState = new Map<string, MapLine[]>()
  for (const line of lines) {
    const color = colors.ofLine(stateOf(line.edge))
    const known = byState.get(color)
    if (known === undefined) byState.set(color, [line])
    else known.push(line)
  }
  for (const [color, alike] of byState) {
    brush.strokeStyle = color
    for (let from = 0; from < alike.length; from += linesInPath) {
      brush.beginPath()
      for (const line of alike.slice(from, from + linesInPath)) trace(brush, line, view)
      brush.stroke()
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

function stateOf({ kind, state }: PictureEdge): PictureEdge['state'] | 'member' {
  return isStructural(kind) ? 'member' : state
}

/** Draw boxes as blocks of their kind's colour: too small to hold a word. */
export function paintBlocks(brush: Brush, boxes: readonly MapBox[], view: View, colors: MapColors): void {
  const width = Math.max(1, nodeSize.width * view.zoom)
  const height = Math.max(1, nodeSize.height * view.zoom)
  for (const { node, x, y } of boxes) {
    brush.fillStyle = colors.ofKind(node.kind)
    brush.fillRect(view.x + x * view.zoom, view.y + y * view.zoom, width, height)
  }
}

/** From here a name in a box can be read. */
export const namedZoom = 0.42
const cardZoom = 0.75

/** Draw boxes with their names, and with their kinds where there is room for it. */
export function paintCards(brush: Brush, boxes: readonly MapBox[], view: View, colors: MapColors): void {
  const { zoom } = view
  const width = nodeSize.width * zoom
  const height = nodeSize.height * zoom
  brush.textBaseline = 'middle'
  brush.lineWidth = 1
  for (const { node, x, y } of boxes) {
    const [left, top] = [view.x + x * zoom, view.y + y * zoom]
    brush.fillStyle = colors.raised
    brush.fillRect(left, top, width, height)
    brush.strokeStyle = colors.line
    brush.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1)
    brush.fillStyle = colors.ofKind(node.kind)
    brush.fillRect(left, top, 6 * zoom, height)
    const name = boxName(node)
    const isCard = zoom >= cardZoom
    brush.fillStyle = colors.text
    brush.font = `700 ${(isCard ? 13 : 21) * zoom}px 'Open Sans', system-ui, sans-serif`
    const wide = isCard ? 26 : 15
    brush.fillText(
      shortened(name, wide),
      left + 14 * zoom,
      top + (isCard ? 31 : 24) * zoom,
      width - 18 * zoom,
    )
    if (!isCard) continue
    brush.fillStyle = colors.soft
    brush.font = `${11 * zoom}px 'Open Sans', system-ui, sans-serif`
    brush.fillText(shortened(nodeKindWords[node.kind], 32), left + 14 * zoom, top + 14 * zoom)
  }
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
