import { spanOf } from './span-at.ts'
import type { Span } from './span.ts'
import { statementNodes, tolerantTree } from './tolerant-tree.ts'

/** The braces of statement `index` (from 0) and all between them, or null where there is none. A lone object is statement 0. */
export function statementSpan(text: string, index: number): Span | null {
  const node = statementNodes(tolerantTree(text))[index]
  return node === undefined ? null : spanOf(node)
}
