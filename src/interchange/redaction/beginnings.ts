/** Finds which of many texts a name begins with. */
export type Beginnings = {
  /** Shortest first. Cost: one look-up for each length that there is. */
  readonly of: (name: string) => readonly string[]
}

export function beginningsIn(texts: Iterable<string>): Beginnings {
  const all = new Set(texts)
  const lengths = [...new Set([...all].map(({ length }) => length))].toSorted((a, b) => a - b)
  return {
    of: (name) => {
      const found: string[] = []
      for (const length of lengths) {
        if (length > name.length) break
        const text = name.slice(0, length)
        if (all.has(text)) found.push(text)
      }
      return found
    },
  }
}
