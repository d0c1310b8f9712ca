/** Choices that follow from a seed alone: the same seed makes the same ones, on every machine. */
export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  readonly whole: (below: number) => number
  /** True in `percent` of a hundred cases. */
  readonly happens: (percent: number) => boolean
  /** One of `list`, which holds at least one. */
  readonly pick: <Item>(list: readonly [Item, ...Item[]] | readonly Item[]) => Item
  /** Up to `most` of `list`, none twice. */
  readonly some: <Item>(list: readonly Item[], most: number) => readonly Item[]
}

/** Mulberry32, a generator of 32 bits: enough to make accounts look alike and differ. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const whole = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
  const pick = <Item>(list: readonly Item[]): Item => {
    const found = list[whole(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    whole,
    happens: (percent) => whole(100) < percent,
    pick,
    some: (list, most) =>
      list.length === 0 ? [] : [...new Set(Array.from({ length: whole(most + 1) }, () => pick(list)))],
  }
}
