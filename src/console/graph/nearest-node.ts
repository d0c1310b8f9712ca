import type { Positions } from '#graph/trust-graph.ts'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const across = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const

/**
 * The node that lies nearest to `from` in a direction; null where nothing lies there. What lies off the straight
 * line counts as twice as far, so that Right keeps to its row.
 */
export function nearestNode(
  positions: Positions,
  among: readonly string[],
  from: string,
  direction: Direction,
): string | null {
  const origin = positions[from]
  if (origin === undefined) return null
  const [dx, dy] = across[direction]
  let best: { readonly id: string; readonly distance: number } | null = null
  for (const id of among) {
    const place = positions[id]
    if (place === undefined || id === from) continue
    const ahead = (place.x - origin.x) * dx + (place.y - origin.y) * dy
    const aside = Math.abs((place.x - origin.x) * dy) + Math.abs((place.y - origin.y) * dx)
    if (ahead <= 0) continue
    const distance = ahead + aside * 2
    if (best === null || distance < best.distance) best = { id, distance }
  }
  return best?.id ?? null
}
