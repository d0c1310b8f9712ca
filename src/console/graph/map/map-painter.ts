import type { MapScene } from '#graph/picture/map-scene.ts'

import type { Lit } from '../flow-elements.ts'
import type { FoldCaptions } from '../fold-caption.ts'
import type { DistrictLabel } from './district-labels.ts'
import { type Painting, paintBitmap, type ToPaint } from './map-bitmap.ts'
import { mapColorsAt } from './map-colors.ts'
import { paintClock } from './paint-clock.ts'
import { paintFrame } from './paint-frame.ts'
import type { View } from './paint-map.ts'
import type { MarkedLine } from './paint-marks.ts'

/** What a map shows. */
export type MapShown = {
  readonly scene: MapScene
  readonly lit: Lit
  readonly labels: readonly DistrictLabel[]
  readonly marked: readonly MarkedLine[]
  readonly captions: FoldCaptions
}

/** How much of it is in sight: the canvas in pixels of the page, and where the picture stands on it. */
export type InSight = { readonly view: View; readonly width: number; readonly height: number }

export type MapPainter = {
  readonly show: (shown: MapShown) => void
  readonly moveTo: (inSight: InSight) => void
  /** Keep a small copy of the whole map on another canvas. */
  readonly mirrorOn: (canvas: HTMLCanvasElement | null) => void
  readonly stop: () => void
}

/** Above so many pixels to the point nobody sees the difference, and each frame costs more. */
const mostPixels = 2

/** Paints a map on `canvas` from now on, once a frame at most; reads its colours anew when the page turns dark or light. */
export function mapPainter(canvas: HTMLCanvasElement): MapPainter {
  let shown: MapShown | null = null
  let inSight: InSight | null = null
  let mirror: HTMLCanvasElement | null = null
  let colors = mapColorsAt(canvas)
  let whole: Painting | null = null
  let lit: Painting | null = null

  const clock = paintClock((isAtRest) => {
    if (shown === null || inSight === null || whole === null) return
    const highlight = shown.lit === null || lit === null ? null : { bitmap: lit.bitmap, ids: shown.lit.nodes }
    const frame = { ...shown, colors, whole: whole.bitmap, lit: highlight, size: inSight }
    const brush = brushFor(canvas, inSight)
    if (brush !== null) paintFrame(brush, frame, inSight.view, isAtRest)
    canvas.dataset['painted'] = 'true'
  })
  const grown = () => {
    if (whole !== null && mirror !== null) copyTo(mirror, whole)
    clock.soon()
  }
  const paintWhole = ({ scene }: MapShown) => {
    whole?.stop()
    whole = paintBitmap(scene, scene, colors, grown)
  }
  const paintLit = (what: MapShown) => {
    lit?.stop()
    lit = what.lit === null ? null : paintBitmap(what.scene, litOf(what.scene, what.lit), colors, grown)
    clock.soon()
  }
  const modes = new MutationObserver(() => {
    colors = mapColorsAt(canvas)
    if (shown === null) return
    paintWhole(shown)
    paintLit(shown)
  })
  modes.observe(document.body, { attributes: true, attributeFilter: ['class'] })

  return {
    show: (next) => {
      const before = shown
      shown = next
      if (before?.scene !== next.scene) paintWhole(next)
      if (before?.scene !== next.scene || before.lit !== next.lit) paintLit(next)
      else clock.soon()
    },
    moveTo: (next) => {
      inSight = next
      clock.soon()
    },
    mirrorOn: (small) => {
      mirror = small
      grown()
    },
    stop: () => {
      modes.disconnect()
      whole?.stop()
      lit?.stop()
      clock.stop()
    },
  }
}

/** A brush in points of the page, on a canvas that has as many pixels as the screen shows. */
function brushFor(canvas: HTMLCanvasElement, { width, height }: InSight): CanvasRenderingContext2D | null {
  const pixels = Math.min(mostPixels, devicePixelRatio)
  const [wide, high] = [Math.round(width * pixels), Math.round(height * pixels)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
  const brush = canvas.getContext('2d')
  brush?.setTransform(pixels, 0, 0, pixels, 0, 0)
  return brush
}

function copyTo(small: HTMLCanvasElement, { bitmap }: Painting): void {
  const brush = small.getContext('2d')
  brush?.clearRect(0, 0, small.width, small.height)
  brush?.drawImage(bitmap.lines, 0, 0, small.width, small.height)
  brush?.drawImage(bitmap.blocks, 0, 0, small.width, small.height)
}

function litOf(scene: MapScene, lit: NonNullable<Lit>): ToPaint {
  return {
    boxes: scene.boxes.filter(({ node }) => lit.nodes.has(node.id)),
    lines: scene.lines.filter(({ edge }) => lit.edges.has(edge.id)),
  }
}
