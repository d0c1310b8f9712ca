import { widthAt } from '../node-size.ts'
import type { Positions } from '../trust-graph.ts'

/** Pixels between columns that a line and its ends can still be told in. */
const narrow = 48

/**
 * `positions` with the columns moved together, for a window that is high rather than wide: what words on lines would take goes to
 * the boxes. Columns stay in their order, and what stood above one another does. Cost: sorting the boxes.
 */
export function squeezed(positions: Positions): Positions {
  const places = Object.values(positions).toSorted((a, b) => a.x - b.x)
  const columns: { readonly left: number; right: number }[] = []
  for (const place of places) {
    const last = columns.at(-1)
    const right = place.x + widthAt(place)
    if (last === undefined || place.x >= last.right + narrow) columns.push({ left: place.x, right })
    else last.right = Math.max(last.right, right)
  }
  const shifts = columns.map(() => 0)
  for (let at = 1; at < columns.length; at += 1) {
    const gap = (columns[at]?.left ?? 0) - (columns[at - 1]?.right ?? 0)
    shifts[at] = (shifts[at - 1] ?? 0) + gap - narrow
  }
  const shiftAt = (x: number) => shifts[columns.findLastIndex(({ left }) => left <= x)] ?? 0
  return Object.fromEntries(
    Object.entries(positions).map(([id, place]) => [id, { ...place, x: place.x - shiftAt(place.x) }]),
  )
}
