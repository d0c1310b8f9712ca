import { nodeSize, widthAt } from '../node-size.ts'
import type { BoxPlace } from '../trust-graph.ts'

type Point = { readonly x: number; readonly y: number }

/** Where boxes stand, from left to right. */
export type Boxes = readonly BoxPlace[]

/** Among more boxes nobody follows a single line, and looking for its way would take too long. */
const mostBoxes = 400

/** The boxes at those places, in the order in which lines meet them. */
export function boxesAt(places: readonly BoxPlace[]): Boxes {
  return places.length > mostBoxes ? [] : places.toSorted((a, b) => a.x - b.x)
}

/** Between a line and a box that it passes. */
const clearance = 3
/** Between the ends of the level part and the boxes that it passes. */
const aside = 12
/** Between lines that pass through one gap. */
const apart = 2
const samples = 24

/** The level part of a line, from where it begins. */
export type Corridor = { readonly y: number; readonly from: number; readonly to: number }

/**
 * Where a line from the right side of one box to the left side of another can pass level and clear of all boxes between
 * them: a line that went behind one would seem to begin there. Null where the curve that it takes by itself is clear.
 * `turn` tells lines apart that pass through the same gap. Cost: the boxes between, a few times.
 */
export function corridorFor(source: Point, target: Point, boxes: Boxes, turn: number): Corridor | null {
  const between = boxes.filter((box) => box.x >= source.x && box.x + widthAt(box) <= target.x)
  if (!between.some((box) => isCrossed(source, target, box))) return null
  return {
    y: nearestGap(gapsBeside(between), (source.y + target.y) / 2, turn),
    from: Math.max(source.x, Math.min(...between.map(({ x }) => x)) - aside),
    to: Math.min(target.x, Math.max(...between.map((box) => box.x + widthAt(box))) + aside),
  }
}

/** Does the curve between the two points, level at both, run behind the box? */
function isCrossed(source: Point, target: Point, box: BoxPlace): boolean {
  const { x, y } = box
  let last = source
  for (let at = 1; at <= samples; at += 1) {
    const next = onCurve(source, target, at / samples)
    const isBeside = next.x > x && last.x < x + widthAt(box)
    const [top, bottom] = last.y < next.y ? [last.y, next.y] : [next.y, last.y]
    if (isBeside && bottom > y && top < y + nodeSize.height) return true
    last = next
  }
  return false
}

function onCurve(source: Point, target: Point, share: number): Point {
  const rest = 1 - share
  const across = 1.5 * rest * share + share ** 3
  const along = 3 * rest * share * share + share ** 3
  return {
    x: source.x + (target.x - source.x) * across,
    y: source.y + (target.y - source.y) * along,
  }
}

/** A stretch that no box takes. */
export type Gap = { readonly top: number; readonly bottom: number }

/** From top to bottom what no box takes. */
export function gapsBeside(boxes: Boxes): readonly Gap[] {
  const gaps: Gap[] = []
  let free = -Infinity
  for (const y of boxes.map((box) => box.y).toSorted((a, b) => a - b)) {
    if (y - clearance > free) gaps.push({ top: free, bottom: y - clearance })
    free = Math.max(free, y + nodeSize.height + clearance)
  }
  return [...gaps, { top: free, bottom: Infinity }]
}

function nearestGap(gaps: readonly Gap[], wanted: number, turn: number): number {
  let best = wanted
  let shortest = Infinity
  for (const gap of gaps) {
    const at = levelIn(gap, wanted, turn)
    if (Math.abs(at - wanted) < shortest) [best, shortest] = [at, Math.abs(at - wanted)]
  }
  return best
}

/** The level in the gap that is nearest to the one that is wanted. `turn` tells lines apart that pass through it. */
export function levelIn({ top, bottom }: Gap, wanted: number, turn: number): number {
  const lines = Math.max(1, Math.floor((bottom - top) / apart))
  const shift = (turn % Math.min(lines, 8)) * apart
  return wanted < top ? top + shift : wanted > bottom ? bottom - shift : wanted
}
