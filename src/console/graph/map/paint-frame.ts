import type { MapBox, MapScene } from '#graph/picture/map-scene.ts'

import type { FoldCaptions } from '../fold-caption.ts'
import type { DistrictLabel } from './district-labels.ts'
import type { MapBitmap } from './map-bitmap.ts'
import type { MapColors } from './map-colors.ts'
import { namedZoom, paintCards } from './paint-cards.ts'
import { paintLines, type View } from './paint-map.ts'
import { type MarkedLine, paintMarks } from './paint-marks.ts'
import { paintSign } from './paint-outline.ts'

export type Frame = {
  readonly scene: MapScene
  readonly whole: MapBitmap
  /** What is lit, where the rest is dimmed. */
  readonly lit: { readonly bitmap: MapBitmap; readonly ids: ReadonlySet<string> } | null
  readonly labels: readonly DistrictLabel[]
  /** What changed, over everything else. */
  readonly marked: readonly MarkedLine[]
  readonly captions: FoldCaptions
  readonly colors: MapColors
  readonly size: { readonly width: number; readonly height: number }
}

/** More cards than this don't fit a screen at a size to be read. */
const mostCards = 700
const mostLines = 1500

/** Paint what is in sight. While it is moving, lines come from the bitmap alone; at rest those in sight are drawn sharp. */
export function paintFrame(
  brush: CanvasRenderingContext2D,
  frame: Frame,
  view: View,
  isAtRest: boolean,
): void {
  paintGround(brush, frame, view, isAtRest)
  brush.globalAlpha = 1
  if (frame.marked.length > 0) paintMarks(brush, frame.marked, view, frame.colors)
}

function paintGround(brush: CanvasRenderingContext2D, frame: Frame, view: View, isAtRest: boolean): void {
  const { scene, whole, lit, size } = frame
  brush.clearRect(0, 0, size.width, size.height)
  const cards = view.zoom < namedZoom ? [] : cardsIn(scene, view, size)
  brush.globalAlpha = lit === null ? 1 : 0.15
  if (cards.length === 0 || !isAtRest) copy(brush, whole.lines, whole.view, view)
  else sharpLines(brush, frame, cards, view)
  if (cards.length === 0) copy(brush, whole.blocks, whole.view, view)
  brush.globalAlpha = 1
  if (lit !== null) {
    copy(brush, lit.bitmap.lines, lit.bitmap.view, view)
    if (cards.length === 0) copy(brush, lit.bitmap.blocks, lit.bitmap.view, view)
  }
  if (cards.length === 0) paintLabels(brush, frame, view)
  else paintCards(brush, lit === null ? cards : cards.filter(({ node }) => lit.ids.has(node.id)), view, frame)
  if (lit === null || cards.length === 0) return
  brush.globalAlpha = 0.25
  paintCards(
    brush,
    cards.filter(({ node }) => !lit.ids.has(node.id)),
    view,
    frame,
  )
  brush.globalAlpha = 1
}

function cardsIn(scene: MapScene, { x, y, zoom }: View, size: Frame['size']): readonly MapBox[] {
  const area = { x: -x / zoom, y: -y / zoom, width: size.width / zoom, height: size.height / zoom }
  const found = scene.boxesIn(area)
  return found.length > mostCards ? [] : found
}

function sharpLines(
  brush: CanvasRenderingContext2D,
  frame: Frame,
  cards: readonly MapBox[],
  view: View,
): void {
  const lines = new Set(cards.flatMap(({ node }) => frame.scene.linesOf(node.id)))
  if (lines.size > mostLines) {
    copy(brush, frame.whole.lines, frame.whole.view, view)
    return
  }
  brush.lineWidth = 1
  paintLines(brush, [...lines], { view, end: 14 * view.zoom }, frame.colors)
}

function copy(brush: CanvasRenderingContext2D, bitmap: HTMLCanvasElement, from: View, to: View): void {
  const scale = to.zoom / from.zoom
  brush.drawImage(
    bitmap,
    to.x - from.x * scale,
    to.y - from.y * scale,
    bitmap.width * scale,
    bitmap.height * scale,
  )
}

const labelHeight = 18
/** The sign of the kind, with the room before the text. */
const sign = { size: 12, room: 16 } as const

/** The names of the districts, the biggest first; one that would cover another is left out until there is room. */
function paintLabels(brush: CanvasRenderingContext2D, { labels, colors }: Frame, view: View): void {
  brush.font = "700 13px 'Open Sans', system-ui, sans-serif"
  brush.textBaseline = 'bottom'
  const taken: { left: number; right: number; top: number }[] = []
  for (const { text, kind, x, y } of labels) {
    const [left, top] = [view.x + x * view.zoom, inSight(view.y + y * view.zoom - 3)]
    const right = left + sign.room + brush.measureText(text).width + 8
    const isCovered = taken.some(
      (other) => left < other.right && right > other.left && Math.abs(top - other.top) < labelHeight,
    )
    if (isCovered) continue
    taken.push({ left, right, top })
    brush.fillStyle = colors.surface
    brush.globalAlpha = 0.85
    brush.fillRect(left - 2, top - labelHeight + 1, right - left - 2, labelHeight)
    brush.globalAlpha = 1
    brush.fillStyle = colors.text
    brush.fillText(text, left + sign.room, top)
    paintSign(brush, kind, { x: left, y: top - labelHeight / 2 - sign.size / 2, size: sign.size }, colors)
  }
}

/** The bottom of a label of a block whose top edge is in sight: not above the canvas. */
function inSight(bottom: number): number {
  return bottom > 0 ? Math.max(bottom, labelHeight) : bottom
}
