import type { Node } from 'jsonc-parser'

import type { Span } from './span.ts'
import { stepsOf } from './steps-of.ts'
import { propertiesOf, tolerantTree } from './tolerant-tree.ts'

/** The text that one JSON pointer names. */
export type Place = {
  /** The property name with its quotes; null in a list and at the root. */
  readonly key: Span | null
  readonly value: Span
  /** Whether the value is an object or a list. */
  readonly isComposite: boolean
}

/** Where `pointer` (RFC 6901) leads in `text`, or null where nothing stands there. */
export function spanAt(text: string, pointer: string): Place | null {
  return placeIn(tolerantTree(text), pointer)
}

/** As `spanAt`, in a tree that is already at hand. Of duplicate keys the last one counts, as for `JSON.parse`. */
export function placeIn(root: Node | undefined, pointer: string): Place | null {
  let node = root
  let key: Span | null = null
  for (const step of stepsOf(pointer)) {
    if (node?.type === 'array') {
      key = null
      node = /^\d+$/.test(step) ? node.children?.[Number(step)] : undefined
    } else {
      const property = propertiesOf(node).findLast(({ name }) => name === step)
      key = property === undefined ? null : spanOf(property.key)
      node = property?.value
    }
    if (node === undefined) return null
  }
  return node === undefined
    ? null
    : { key, value: spanOf(node), isComposite: node.type === 'object' || node.type === 'array' }
}

export function spanOf({ offset, length }: Node): Span {
  return { offset, length }
}
