import { nodeSize } from '../node-size.ts'
import type { Positions } from '../trust-graph.ts'

type Point = { readonly x: number; readonly y: number }

/** A curve as lines are drawn: out of `start` and into `end` horizontally. */
export type LabelledLine = {
  readonly id: string
  readonly text: string
  /** What is said where there is no room for all of it; absent where nothing shorter says anything. */
  readonly shorter?: string
  readonly start: Point
  readonly end: Point
  /** To which side it leaves its start: 1 right, -1 left. */
  readonly ahead: 1 | -1
}

/** Where along the line a word is tried, the middle first. */
const onCurve = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]

const height = 18
const padding = 12
const widthOfLetter = 6.1

/** A word and where its middle stands. */
export type Label = Point & { readonly text: string }

/**
 * Where the word of each line stands, in pixels of the picture: on its line, over no box and no other word. Where there is
 * no such place for it the shorter one is tried, then none. Earlier lines choose first. Cost grows with the words times the
 * boxes near.
 */
export function labelPlaces(
  lines: readonly LabelledLine[],
  positions: Positions,
): ReadonlyMap<string, Label> {
  const room = roomFor(positions, height)
  const places = new Map<string, Label>()
  for (const line of lines) {
    const isBackward = (line.end.x - line.start.x) * line.ahead < 0
    const spots = (isBackward ? [0.5] : onCurve).map((t) => pointAt(line, t))
    const halfOf = (text: string) => (text.length * widthOfLetter + padding) / 2
    const place = placeIn(room, [line.text, line.shorter ?? line.text], spots, halfOf)
    if (place !== null) places.set(line.id, place)
  }
  return places
}

/** Takes the first spot where one of the texts, the first that fits, covers nothing; null where there is none. */
export function placeIn(
  room: Room,
  texts: readonly string[],
  spots: readonly Point[],
  halfOf: (text: string) => number,
): Label | null {
  for (const text of texts) {
    const half = halfOf(text)
    const spot = spots.find((one) => room.isFree(one, half))
    if (spot === undefined) continue
    room.take(spot, half)
    return { ...spot, text }
  }
  return null
}

/** Where words of one height may stand: a word is named by its middle and half its width. */
export type Room = {
  /** Would it cover no box and no word that was put there before? */
  readonly isFree: (middle: Point, half: number) => boolean
  readonly take: (middle: Point, half: number) => void
}

/** The room that boxes leave for words. Cost of a look: the boxes and the words that are there. */
export function roomFor(positions: Positions, wordHeight: number): Room {
  const boxes = Object.values(positions)
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = []
  const isFreeOfWords = ({ x, y }: Point, half: number) =>
    !taken.some((other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < wordHeight)
  return {
    isFree: ({ x, y }, half) =>
      isFreeOfWords({ x, y }, half) &&
      !boxes.some(
        (box) =>
          x + half > box.x &&
          x - half < box.x + nodeSize.width &&
          y + wordHeight / 2 > box.y &&
          y - wordHeight / 2 < box.y + nodeSize.height,
      ),
    take: ({ x, y }, half) => taken.push({ x, y, half }),
  }
}

/** A point of the cubic curve whose ends run level. */
function pointAt({ start, end, ahead }: LabelledLine, t: number): Point {
  const bend = Math.max(40, Math.abs(end.x - start.x) / 2) * ahead
  const rest = 1 - t
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * t, 3 * rest * t ** 2, t ** 3]
  return {
    x: a * start.x + b * (start.x + bend) + c * (end.x - bend) + d * end.x,
    y: (a + b) * start.y + (c + d) * end.y,
  }
}
