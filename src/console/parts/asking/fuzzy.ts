/**
 * How well `query` matches `text`; 0 where it doesn't. Both in lower case. Whole text, beginning, beginning of a word,
 * anywhere, then letters in order: each goes before the next, and shorter texts before longer ones.
 */
export function scoreOf(query: string, text: string): number {
  const near = Math.max(0, 99 - text.length) / 100
  if (query === text) return 6
  if (text.startsWith(query)) return 4 + near
  const at = text.indexOf(query)
  if (at > 0) return (isBoundary(text, at) ? 3 : 2) + near
  return isInOrder(query, text) ? 1 + near : 0
}

function isBoundary(text: string, at: number): boolean {
  return /[^a-z0-9]/.test(text.charAt(at - 1))
}

/** Are the letters of `query` all in `text`, one after another? From three on: fewer are in everything. */
function isInOrder(query: string, text: string): boolean {
  if (query.length < 3) return false
  let from = 0
  for (const letter of query) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** A thing that was found, and how well it matched. */
export type Scored<Item> = { readonly item: Item; readonly score: number }

/** The best `most` of `found` and `item`, best first; equals in the order they came. `found` is such a list already. */
export function withScored<Item>(
  found: readonly Scored<Item>[],
  scored: Scored<Item>,
  most: number,
): readonly Scored<Item>[] {
  const worst = found.at(-1)
  if (scored.score <= 0) return found
  if (found.length === most && worst !== undefined && worst.score >= scored.score) return found
  const at = found.findIndex(({ score }) => score < scored.score)
  const place = at < 0 ? found.length : at
  return [...found.slice(0, place), scored, ...found.slice(place)].slice(0, most)
}
