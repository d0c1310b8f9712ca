import { nodeSize, widthAt } from '../node-size.ts'
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
  /** Where it bends on its way to its start and from its end, as a line does whose middle runs level past boxes: curves out of and into level. */
  readonly bends?: readonly Bend[]
  /** To which side it leaves its start: 1 right, -1 left. */
  readonly ahead: 1 | -1
}

type Bend = { readonly start: Point; readonly end: Point }

/** Where along the line a word is tried, the middle first. */
const onCurve = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]

const height = 18
const padding = 12
const widthOfLetter = 6.1
/** Pixels between two words that stand above one another. */
const between = 3

/** A word and where its middle stands. */
export type Label = Point & { readonly text: string }

type Manner = {
  /** How many times as large as from near the words are written. */
  readonly scale: number
  /** A word that would cover several other lines is left out: nobody could say whose it is. */
  readonly isSparse: boolean
}

/** Covered by a word at most, where words are sparse. */
const mostCovered = 1
/** Among more lines every spot is crossed, and counting would hold up a frame. */
const mostKeptClear = 120
const samples = Array.from({ length: 25 }, (_, at) => at / 24)
const samplesOfBend = Array.from({ length: 9 }, (_, at) => at / 8)

/**
 * Where the word of each line stands, in pixels of the picture: on its line, over no box, no other word and as few other
 * lines as can be, so that it is seen whose word it is. Where there is no such place for it the shorter one is tried, then
 * where the line bends, over no other line, then none. Earlier lines choose first; a line without a word is there to be kept clear of. Cost: the words times the lines and
 * the boxes.
 */
export function labelPlaces(
  lines: readonly LabelledLine[],
  positions: Positions,
  { scale, isSparse }: Manner = { scale: 1, isSparse: false },
): ReadonlyMap<string, Label> {
  const ways = lines.length > mostKeptClear ? [] : lines.map(pointsOf)
  // a word covers its own line
  const room = roomFor(positions, height * scale, ways, isSparse ? mostCovered + 1 : Infinity)
  const alone = { ...room, mostUnder: 1 }
  const places = new Map<string, Label>()
  for (const line of lines) {
    if (line.text === '') continue
    const isBackward = (line.end.x - line.start.x) * line.ahead < 0
    const spots = (isBackward ? [0.5] : onCurve).map((t) => pointAt(line, t))
    const halfOf = (text: string) => (scale * (text.length * widthOfLetter + padding)) / 2
    const texts = [line.text, line.shorter ?? line.text]
    const place = placeIn(room, texts, spots, halfOf) ?? placeIn(alone, texts, onBends(line), halfOf)
    if (place !== null) places.set(line.id, place)
  }
  return places
}

/**
 * Takes the spot where one of the texts, the first that fits, covers no box, no word and the fewest lines; of several the
 * first. Null where there is none.
 */
export function placeIn(
  room: Room,
  texts: readonly string[],
  spots: readonly Point[],
  halfOf: (text: string) => number,
): Label | null {
  for (const text of texts) {
    const half = halfOf(text)
    const [best] = spots
      .filter((one) => room.isFree(one, half))
      .map((spot) => ({ spot, covered: room.linesUnder(spot, half) }))
      .filter(({ covered }) => covered <= room.mostUnder)
      .toSorted((a, b) => a.covered - b.covered)
    if (best === undefined) continue
    room.take(best.spot, half)
    return { x: best.spot.x, y: best.spot.y, text }
  }
  return null
}

/** Where words of one height may stand: a word is named by its middle and half its width. */
export type Room = {
  /** Would it cover no box and no word that was put there before? */
  readonly isFree: (middle: Point, half: number) => boolean
  /** How many lines would it cover? */
  readonly linesUnder: (middle: Point, half: number) => number
  /** So many may be. */
  readonly mostUnder: number
  readonly take: (middle: Point, half: number) => void
}

/**
 * The room that boxes leave for words, among lines that run through those points. Cost of a look: the boxes, words and points
 * that are there.
 */
export function roomFor(
  positions: Positions,
  wordHeight: number,
  lines: readonly (readonly Point[])[],
  mostUnder = Infinity,
): Room {
  const boxes = Object.values(positions)
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = []
  const isFreeOfWords = ({ x, y }: Point, half: number) =>
    !taken.some(
      (other) => Math.abs(other.x - x) < other.half + half && Math.abs(other.y - y) < wordHeight + between,
    )
  return {
    isFree: ({ x, y }, half) =>
      isFreeOfWords({ x, y }, half) &&
      !boxes.some(
        (box) =>
          x + half > box.x &&
          x - half < box.x + widthAt(box) &&
          y + wordHeight / 2 > box.y &&
          y - wordHeight / 2 < box.y + nodeSize.height,
      ),
    linesUnder: ({ x, y }, half) =>
      lines.filter((points) =>
        points.some((point) => Math.abs(point.x - x) < half && Math.abs(point.y - y) < wordHeight / 2),
      ).length,
    mostUnder,
    take: ({ x, y }, half) => taken.push({ x, y, half }),
  }
}

function pointsOf(line: LabelledLine): readonly Point[] {
  const { bends = [] } = line
  const bent = bends.flatMap((bend) => samplesOfBend.map((t) => onBend(bend, t)))
  return [...samples.map((t) => pointAt(line, t)), ...bent]
}

function onBends({ bends = [] }: LabelledLine): readonly Point[] {
  return bends.flatMap((bend) => onCurve.map((t) => onBend(bend, t)))
}

function onBend(bend: Bend, t: number): Point {
  return onCubic(bend, (bend.end.x - bend.start.x) / 2, t)
}

function pointAt(line: LabelledLine, t: number): Point {
  return onCubic(line, Math.max(40, Math.abs(line.end.x - line.start.x) / 2) * line.ahead, t)
}

/** A point of the cubic curve whose ends run level, its handles `reach` away from them. */
function onCubic({ start, end }: Bend, reach: number, t: number): Point {
  const rest = 1 - t
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * t, 3 * rest * t ** 2, t ** 3]
  return {
    x: a * start.x + b * (start.x + reach) + c * (end.x - reach) + d * end.x,
    y: (a + b) * start.y + (c + d) * end.y,
  }
}
