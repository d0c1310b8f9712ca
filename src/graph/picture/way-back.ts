import { nodeSize, widthAt } from '../node-size.ts'
import type { BoxPlace } from '../trust-graph.ts'
import { type Boxes, type Corridor, gapsBeside, levelIn } from './corridors.ts'

type Point = { readonly x: number; readonly y: number }

/** How far the turns at both ends swing out: less than there is between the columns of a block. */
const swing = 15
/** The handles of a curve that swings out so far. */
export const turnHandle = swing / 0.75

/**
 * Where a line runs back whose target doesn't stand ahead of its source: level, clear of all boxes, its own two ends among
 * them. The line still leaves by the side that all lines leave by, turns, and turns again to arrive by the side that all
 * arrive by: straight, it would leave a box where others arrive, and read as its reverse. Null where the target is ahead.
 *
 * `source` and `target`: the middles of those sides. `ahead`: 1 where lines lead to the right, -1 to the left. `turn` tells
 * lines apart that run through one gap. Cost: the boxes between, times the gaps between them.
 */
export function wayBack(
  { source, target, ahead }: { readonly source: Point; readonly target: Point; readonly ahead: 1 | -1 },
  boxes: Boxes,
  turn: number,
): Corridor | null {
  if ((target.x - source.x) * ahead >= 0) return null
  const [left, right] = source.x < target.x ? [source.x, target.x] : [target.x, source.x]
  const between = boxes.filter((box) => box.x < right + swing && box.x + widthAt(box) > left - swing)
  const levels = gapsBeside([...between, levelOf(source), levelOf(target)])
    .map((gap) => levelIn(gap, (source.y + target.y) / 2, turn))
    .toSorted((a, b) => detour(a, source, target) - detour(b, source, target))
  const isClear = (y: number) =>
    !between.some(
      (box) => isBeside(box, source, ahead * swing, y) || isBeside(box, target, -ahead * swing, y),
    )
  const y = levels.find(isClear) ?? levels[0] ?? source.y
  return { y, from: source.x, to: target.x }
}

/** How far up and down a line goes that runs back at `level`. */
function detour(level: number, source: Point, target: Point): number {
  return Math.abs(level - source.y) + Math.abs(level - target.y)
}

/** Level with the box in the middle of whose side that is. */
function levelOf({ x, y }: Point): Point {
  return { x, y: y - nodeSize.height / 2 }
}

/** Does the turn from `end` to `level`, which swings out by so much, run behind the box? */
function isBeside(box: BoxPlace, end: Point, out: number, level: number): boolean {
  const [left, right] = out > 0 ? [end.x, end.x + out] : [end.x + out, end.x]
  const [top, bottom] = end.y < level ? [end.y, level] : [level, end.y]
  return box.x < right && box.x + widthAt(box) > left && box.y < bottom && box.y + nodeSize.height > top
}
