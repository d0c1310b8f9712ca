import { nodeKindWords } from '#console/wording/graph-wording.ts'
import { isHalfState } from '#graph/half.ts'
import { nodeSize } from '#graph/node-size.ts'
import { signOf } from '#graph/picture/kind-signs.ts'
import type { MapBox, MapLine } from '#graph/picture/map-scene.ts'
import type { PictureEdge } from '#graph/picture/picture.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustNodeKind } from '#graph/trust-graph.ts'

import { boxName, briefName } from '../box-name.ts'
import { type FoldCaptions, nothingSaid } from '../fold-caption.ts'
import type { Ink } from '../line-ends.tsx'
import { zoomLevelAt } from '../zoom-level.ts'
import type { MapColors } from './map-colors.ts'

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
export const namedZoom = 0.33

/** Draw boxes with their names, and with their kinds where there is room for it; a fold tells what it has in common. */
export function paintCards(
  brush: Brush,
  boxes: readonly MapBox[],
  view: View,
  { colors, captions }: { readonly colors: MapColors; readonly captions: FoldCaptions },
): void {
  const { zoom } = view
  const width = nodeSize.width * zoom
  const height = nodeSize.height * zoom
  const { detail, nameSize } = zoomLevelAt(zoom)
  const isCard = detail === 'near'
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
    const caption = captions.get(node.id) ?? nothingSaid
    const brief = isCard ? '' : briefName(node, caption)
    if (brief !== '') paintSign(brush, node.kind, { x: left + 12 * zoom, y: top + 7 * zoom, size: 20 * zoom })
    const begins = brief === '' ? 14 : 36
    const size = brief === '' ? nameSize : briefSize * nameSize
    brush.fillStyle = colors.text
    brush.font = `700 ${size * zoom}px 'Open Sans', system-ui, sans-serif`
    const wide = Math.floor((364 - begins) / size)
    brush.fillText(
      brief === '' ? shortened(boxName(node), wide) : withoutMiddle(brief, wide),
      left + begins * zoom,
      top + (isCard ? 24 : nodeSize.height / 2) * zoom,
      width - (begins + 4) * zoom,
    )
    if (!isCard) continue
    brush.fillStyle = colors.soft
    brush.font = `${11 * zoom}px 'Open Sans', system-ui, sans-serif`
    brush.fillText(shortened(caption.text || nodeKindWords[node.kind], 32), left + 14 * zoom, top + 9 * zoom)
  }
}

/** What says more is written smaller. */
const briefSize = 0.85

type Square = { readonly x: number; readonly y: number; readonly size: number }

const signs = new Map<TrustNodeKind, Path2D>()

/** What a box is, by the sign that boxes of smaller pictures have. */
function paintSign(brush: Brush, kind: TrustNodeKind, square: Square): void {
  const sign = signs.get(kind) ?? new Path2D(signOf(kind))
  signs.set(kind, sign)
  fillIn(brush, sign, square)
}

/** Fill an outline that is drawn in a square of 12. */
function fillIn(brush: Brush, outline: Path2D, { x, y, size }: Square): void {
  brush.save()
  brush.translate(x, y)
  brush.scale(size / 12, size / 12)
  brush.fill(outline, 'evenodd')
  brush.restore()
}

/** What folds are told from one another by begins and ends alike more often than not. */
function withoutMiddle(text: string, most: number): string {
  if (text.length <= most) return text
  const end = Math.floor((most - 1) / 2)
  return `${text.slice(0, most - 1 - end)}…${text.slice(-end)}`
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
