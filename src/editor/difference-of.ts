import type { Span } from '#language/span.ts'

/** The one stretch of `from` to replace by `insert` to make it `to`: what is the same at both ends is left alone. */
export function differenceOf(from: string, to: string): Span & { readonly insert: string } {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  let tail = 0
  while (tail < shorter - start && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1
  return { offset: start, length: from.length - start - tail, insert: to.slice(start, to.length - tail) }
}
