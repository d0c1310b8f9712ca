export type PaintClock = {
  /** Paint with the next frame, and once more when nothing was asked for a while. */
  readonly soon: () => void
  readonly stop: () => void
}

const restMs = 140

/** Asks `paint` once a frame at most, however often it is wanted. */
export function paintClock(paint: (isAtRest: boolean) => void): PaintClock {
  let asked = 0
  let resting = 0
  return {
    soon: () => {
      clearTimeout(resting)
      resting = window.setTimeout(paint, restMs, true)
      if (asked !== 0) return
      asked = requestAnimationFrame(() => {
        asked = 0
        paint(false)
      })
    },
    stop: () => {
      clearTimeout(resting)
      cancelAnimationFrame(asked)
    },
  }
}
