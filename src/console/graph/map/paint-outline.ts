import { signOf } from '#graph/picture/kind-signs.ts'
import { shield } from '#graph/picture/shield.ts'
import type { TrustNodeKind } from '#graph/trust-graph.ts'

import type { MapColors } from './map-colors.ts'
import type { Brush } from './paint-map.ts'

export type Square = { readonly x: number; readonly y: number; readonly size: number }

const signs = new Map<TrustNodeKind, Path2D>()

/** What a box is, by the sign that boxes of smaller pictures have. */
export function paintSign(brush: Brush, kind: TrustNodeKind, square: Square, colors: MapColors): void {
  const sign = signs.get(kind) ?? new Path2D(signOf(kind))
  signs.set(kind, sign)
  inSquare(brush, square, () => {
    brush.fillStyle = colors.ofKind(kind)
    brush.fill(sign, 'evenodd')
  })
}

let mark: Path2D | null = null

/** The mark of administrators, with a border that sets it off from what lies under it. */
export function paintShield(brush: Brush, square: Square, colors: MapColors): void {
  const outline = (mark ??= new Path2D(shield))
  inSquare(brush, square, () => {
    brush.lineWidth = 2
    brush.strokeStyle = colors.surface
    brush.stroke(outline)
    brush.fillStyle = colors.admin
    brush.fill(outline)
  })
}

/** Paint in a square of 12. */
function inSquare(brush: Brush, { x, y, size }: Square, paint: () => void): void {
  brush.save()
  brush.translate(x, y)
  brush.scale(size / 12, size / 12)
  paint()
  brush.restore()
}
