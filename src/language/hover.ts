import { getLocation } from 'jsonc-parser'

import { contextKeyMeaning } from './context-keys.ts'
import { documentElements, principalKinds, statementElements } from './elements.ts'
import { operatorMeaning } from './operators.ts'
import type { Span } from './span.ts'
import { tolerantTree } from './tolerant-tree.ts'

/** What the editor says of the word under the pointer. */
export type Hover = { readonly span: Span; readonly text: string }

/** The meaning of the element, operator or condition key whose name stands at `offset`, or null elsewhere. */
export function hoverAt(text: string, offset: number): Hover | null {
  if (tolerantTree(text) === undefined) return null
  const { path, previousNode: node, isAtPropertyKey } = getLocation(text, offset)
  if (!isAtPropertyKey || node === undefined || offset >= node.offset + node.length) return null
  const meaning = meaningOf(path)
  return meaning === null ? null : { span: { offset: node.offset, length: node.length }, text: meaning }
}

function meaningOf(path: readonly (string | number)[]): string | null {
  const names = path.filter((step) => typeof step === 'string')
  const [first, second = '', third] = names
  if (names.length === 1) return meaningIn(documentElements, first)
  if (first !== 'Statement') return null
  if (names.length === 2) return meaningIn(statementElements, second)
  if (names.length === 3 && second.endsWith('Principal')) return meaningIn(principalKinds, third)
  if (second !== 'Condition') return null
  return names.length === 3 ? operatorMeaning(third ?? '') : contextKeyMeaning(names[3] ?? '')
}

function meaningIn(elements: typeof statementElements, name: string | undefined): string | null {
  return elements.find((element) => element.name === name)?.meaning ?? null
}
