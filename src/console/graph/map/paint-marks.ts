import { markWords } from '#console/wording/graph-wording.ts'
import { type LineMark, type LineMarks, markOfLine } from '#graph/picture/compared.ts'
import type { MapLine, MapScene } from '#graph/picture/map-scene.ts'

import type { MapColors } from './map-colors.ts'
import { type Brush, paintLines, type View } from './paint-map.ts'

/** A line of which something became, with what. */
export type MarkedLine = { readonly line: MapLine; readonly mark: LineMark }

/** More than this would hide the map; the note beside it counts them all. */
const most = 400

/** The lines of `scene` that stand for something marked. Cost is linear in the lines, nothing where nothing is marked. */
export function markedLines({ lines }: MapScene, marks: LineMarks): readonly MarkedLine[] {
  if (marks.size === 0) return []
  const found: MarkedLine[] = []
  for (const line of lines) {
    if (found.length === most) break
    const mark = markOfLine(line.edge.edges, marks)
    if (mark !== null) found.push({ line, mark })
  }
  return found
}

const signs: Readonly<Record<LineMark, string>> = { added: '+', removed: '−', changed: '±' }
const chip = { height: 18, padding: 6 } as const

/** As in smaller pictures: long dashes between two crosses. */
function paintGone(brush: Brush, lines: readonly MapLine[], view: View, colors: MapColors): void {
  brush.lineWidth = 2
  brush.setLineDash([16, 5])
  paintLines(brush, lines, { view }, { ...colors, ofLine: () => colors.ofLine('gone') })
  brush.setLineDash([])
  brush.beginPath()
  for (const { x1, y1, x2, y2 } of lines) {
    const inward = x2 < x1 ? -8 : 8
    traceCross(brush, view.x + x1 * view.zoom + inward, view.y + y1 * view.zoom)
    traceCross(brush, view.x + x2 * view.zoom - inward, view.y + y2 * view.zoom)
  }
  brush.stroke()
}

function traceCross(brush: Brush, x: number, y: number): void {
  brush.moveTo(x - 5, y - 5)
  brush.lineTo(x + 5, y + 5)
  brush.moveTo(x - 5, y + 5)
  brush.lineTo(x + 5, y - 5)
}

/** Draw what changed over everything else: thick, with its word in the middle where no other word is. */
export function paintMarks(brush: Brush, marked: readonly MarkedLine[], view: View, colors: MapColors): void {
  const linesOf = (some: readonly MarkedLine[]) => some.map(({ line }) => line)
  brush.lineWidth = 6
  paintLines(brush, linesOf(marked), { view }, { ...colors, ofLine: () => colors.surface })
  paintGone(brush, linesOf(marked.filter(({ mark }) => mark === 'removed')), view, colors)
  brush.lineWidth = 3
  paintLines(brush, linesOf(marked.filter(({ mark }) => mark !== 'removed')), { view, end: 11 }, colors)
  brush.lineWidth = 1
  brush.font = "700 12px 'Open Sans', system-ui, sans-serif"
  brush.textBaseline = 'middle'
  const taken: { readonly x: number; readonly y: number }[] = []
  for (const { line, mark } of marked) {
    const x = view.x + ((line.x1 + line.x2) / 2) * view.zoom
    const y = view.y + ((line.y1 + line.y2) / 2) * view.zoom
    const text = `${signs[mark]} ${markWords[mark]}`
    const width = brush.measureText(text).width + 2 * chip.padding
    if (taken.some((other) => Math.abs(other.x - x) < width && Math.abs(other.y - y) < chip.height)) continue
    taken.push({ x, y })
    brush.fillStyle = colors.raised
    brush.fillRect(x - width / 2, y - chip.height / 2, width, chip.height)
    brush.strokeStyle = colors.text
    brush.strokeRect(x - width / 2, y - chip.height / 2, width, chip.height)
    brush.fillStyle = colors.text
    brush.fillText(text, x - width / 2 + chip.padding, y + 1)
  }
}
