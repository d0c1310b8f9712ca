/** How near one looks: the further away, the larger names are written on the canvas, and the less else. */
export type ZoomLevel = {
  /** What is written: everything; names, and words on lines; names alone. */
  readonly detail: 'near' | 'middle' | 'far'
  /** Pixels of the canvas that a name is high, and as small as it is written to have all of it in its box. */
  readonly nameSize: number
  readonly leastSize: number
  /** How many times as large as from near the words on lines are written. */
  readonly wordScale: number
}

/** Each down to a zoom; on the screen a name stays about as large as small print. */
const levels: readonly (readonly [least: number, level: ZoomLevel])[] = [
  [0.8, { detail: 'near', nameSize: 14, leastSize: 10, wordScale: 1 }],
  [0.66, { detail: 'middle', nameSize: 16, leastSize: 12, wordScale: 1.2 }],
  [0.56, { detail: 'middle', nameSize: 18, leastSize: 14, wordScale: 1.4 }],
  [0.46, { detail: 'middle', nameSize: 20, leastSize: 16, wordScale: 1.7 }],
  [0.37, { detail: 'far', nameSize: 22, leastSize: 18.5, wordScale: 2.1 }],
]
const farthest: ZoomLevel = { detail: 'far', nameSize: 27, leastSize: 24, wordScale: 2.4 }

export const nearest: ZoomLevel = levels[0]?.[1] ?? farthest

/** From further away what a fold's members have in common could not be read beside their count. */
export function hasCaptions({ nameSize }: ZoomLevel): boolean {
  return nameSize <= 18
}

export function zoomLevelAt(zoom: number): ZoomLevel {
  return levels.find(([least]) => zoom >= least)?.[1] ?? farthest
}
