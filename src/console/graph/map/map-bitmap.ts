import type { MapBox, MapLine, MapScene } from '#graph/picture/map-scene.ts'

import type { MapColors } from './map-colors.ts'
import { paintBlocks, paintLines, type View } from './paint-map.ts'

/** All of a map, or what is lit of it, painted once, so that moving it about only copies pixels. */
export type MapBitmap = {
  readonly lines: HTMLCanvasElement
  readonly blocks: HTMLCanvasElement
  /** Pixels of the bitmap for one of the picture. */
  readonly view: View
}

/** A bitmap that fills up frame by frame. */
export type Painting = { readonly bitmap: MapBitmap; readonly stop: () => void }

const most = { width: 2200, height: 1400 } as const
const linesInTurn = 1200
/** A smaller end can't be seen. */
const leastEnd = 5

export type ToPaint = { readonly boxes: readonly MapBox[]; readonly lines: readonly MapLine[] }

/**
 * Paint `what` of `scene`: the boxes at once, the lines bit by bit, a turn a frame, telling `onProgress` each time. Answers the bitmap, which fills up meanwhile, and how to stop.
 */
export function paintBitmap(
  { bounds }: MapScene,
  { boxes, lines }: ToPaint,
  colors: MapColors,
  onProgress: () => void,
): Painting {
  const zoom = Math.min(1, most.width / Math.max(1, bounds.width), most.height / Math.max(1, bounds.height))
  const view = { x: -bounds.x * zoom, y: -bounds.y * zoom, zoom }
  const size = { width: bounds.width * zoom, height: bounds.height * zoom }
  const [lineBrush, blockBrush] = [brushOf(size), brushOf(size)]
  paintBlocks(blockBrush, boxes, view, colors)
  lineBrush.lineWidth = 1
  lineBrush.globalAlpha = lines.length > 2000 ? 0.35 : 0.7
  const end = Math.max(leastEnd, 14 * zoom)
  let painted = 0
  let frame = 0
  const turn = () => {
    paintLines(lineBrush, lines.slice(painted, painted + linesInTurn), { view, end }, colors)
    painted += linesInTurn
    onProgress()
    if (painted < lines.length) frame = requestAnimationFrame(turn)
  }
  frame = requestAnimationFrame(turn)
  return {
    bitmap: { lines: lineBrush.canvas, blocks: blockBrush.canvas, view },
    stop: () => cancelAnimationFrame(frame),
  }
}

function brushOf({ width, height }: { width: number; height: number }): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.ceil(width))
  canvas.height = Math.max(1, Math.ceil(height))
  const brush = canvas.getContext('2d')
  if (brush === null) throw new Error('this browser paints on no canvas')
  return brush
}
