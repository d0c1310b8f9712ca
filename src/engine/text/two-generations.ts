/** How many values a generation holds. */
const mostValues = 2048

/** A bounded map: what is asked for again and again stays, however many other keys come by. */
export type TwoGenerations<Value> = {
  readonly get: (key: string) => Value | undefined
  readonly set: (key: string, value: Value) => void
}

/**
 * An empty map that holds at most twice 2,048 values: when the younger generation is full, the older is forgotten. What
 * is found in the older moves to the younger.
 */
export function twoGenerations<Value>(): TwoGenerations<Value> {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  const set = (key: string, value: Value) => {
    if (young.size >= mostValues) {
      old = young
      young = new Map()
    }
    young.set(key, value)
  }
  return {
    get: (key) => {
      const known = young.get(key)
      if (known !== undefined) return known
      const older = old.get(key)
      if (older !== undefined) set(key, older)
      return older
    },
    set,
  }
}
