import type { Positions } from '#graph/trust-graph.ts'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

const across = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as const

/**
 * The node that lies nearest to `from` in a direction; null where nothing lies there. What lies more ahead than
 * aside comes first, so that Right keeps to its row and Down to its column.
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
  const ahead = among.flatMap((id) => {
    const place = positions[id]
    if (place === undefined || id === from) return []
    const forward = (place.x - origin.x) * dx + (place.y - origin.y) * dy
    const aside = Math.abs((place.x - origin.x) * dy) + Math.abs((place.y - origin.y) * dx)
    return forward > 0 ? { id, isAside: aside > forward, distance: forward + aside * 2 } : []
  })
  const [nearest] = ahead.toSorted((a, b) => Number(a.isAside) - Number(b.isAside) || a.distance - b.distance)
  return nearest?.id ?? null
}
