import type { Viewport } from '@xyflow/react'

import type { Bounds } from '#interchange/export-graph/path-bounds.ts'

export type Size = { readonly width: number; readonly height: number }

/** Pixels of the canvas between its edges and what is shown: words stand out over the lines that they are on. */
const rim = 12
/** Pixels that the zoom buttons take, at the left or, on a narrow canvas, at the top. */
export const buttons = 44
export const leastZoom = 0.02
export const mostZoom = 1.75

/** Fewer boxes aren't blown up. */
const fewest: Size = { width: 900, height: 240 }
/** A canvas that is no wider has its buttons in a row above the picture, which needs all of the width. */
const narrowest = 648

export function isNarrowCanvas({ width }: Size): boolean {
  return width <= narrowest
}

/** Shows all of `bounds` in the middle of what the zoom buttons leave of the canvas, as large as it can be without being blown up. */
export function viewportFor(bounds: Bounds, canvas: Size): Viewport {
  const { x, y, width, height } = widened(bounds, canvas)
  const beside = buttons + 2 * rim
  const [left, top] = isNarrowCanvas(canvas) ? [rim, beside] : [beside, rim]
  const room = { left, right: rim, top, bottom: rim }
  const free = {
    width: Math.max(1, canvas.width - room.left - room.right),
    height: Math.max(1, canvas.height - room.top - room.bottom),
  }
  const fitting = Math.min(free.width / width, free.height / height)
  const zoom = Math.max(leastZoom, Math.min(mostZoom, fitting))
  return {
    x: room.left + free.width / 2 - (x + width / 2) * zoom,
    y: room.top + free.height / 2 - (y + height / 2) * zoom,
    zoom,
  }
}

/** How large what is within `bounds` can be on the canvas. */
export function zoomFor(bounds: Bounds, canvas: Size): number {
  const { width, height } = widened(bounds, canvas)
  return Math.min(canvas.width / width, canvas.height / height) * 0.94
}

/** Does the canvas show everything within `bounds`? */
export function isInSight(bounds: Bounds, { x, y, zoom }: Viewport, { width, height }: Size): boolean {
  return (
    bounds.left * zoom + x >= 0 &&
    bounds.top * zoom + y >= 0 &&
    bounds.right * zoom + x <= width &&
    bounds.bottom * zoom + y <= height
  )
}

type Part = Size & { readonly x: number; readonly y: number }

function widened({ left, top, right, bottom }: Bounds, canvas: Size): Part {
  const [width, height] = [right - left, bottom - top]
  const spare = {
    width: Math.max(0, Math.min(fewest.width, canvas.width) - width),
    height: Math.max(0, fewest.height - height),
  }
  return {
    x: left - spare.width / 2,
    y: top - spare.height / 2,
    width: width + spare.width,
    height: height + spare.height,
  }
}
