/** Corners of a part of the plane, in pixels. */
export type Bounds = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A box around a path of M, H, V and C with absolute coordinates, drawn around the handles of its curves. Null: no path. */
export function boundsOfPath(path: string): Bounds | null {
  const across: number[] = []
  const down: number[] = []
  for (const [, letter = '', rest = ''] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const numbers = [...rest.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(Number)
    for (const [at, number] of numbers.entries()) {
      const isAcross = letter === 'H' || (letter !== 'V' && at % 2 === 0)
      if (isAcross) across.push(number)
      else down.push(number)
    }
  }
  if (across.length === 0 || down.length === 0) return null
  return {
    left: Math.min(...across),
    right: Math.max(...across),
    top: Math.min(...down),
    bottom: Math.max(...down),
  }
}

/** The box around all of `bounds`; of none, a point at the origin. */
export function around(bounds: readonly Bounds[]): Bounds {
  return bounds.reduce(
    (whole, one) => ({
      left: Math.min(whole.left, one.left),
      top: Math.min(whole.top, one.top),
      right: Math.max(whole.right, one.right),
      bottom: Math.max(whole.bottom, one.bottom),
    }),
    bounds[0] ?? { left: 0, top: 0, right: 0, bottom: 0 },
  )
}
