import type { Node } from 'jsonc-parser'

import type { PolicyProblem } from '#engine/policy/problem.ts'

import { placeIn } from './span-at.ts'
import type { Span } from './span.ts'

/** Problems of a name rather than of what it holds. */
const aboutName = new Set<PolicyProblem['kind']>([
  'unknown-element',
  'element-not-allowed',
  'unknown-principal-type',
  'principal-type-not-allowed',
  'not-principal-with-allow',
  'unknown-operator',
  'condition-key-without-prefix',
])

/**
 * The words to underline for a problem: the name or the value that is wrong.
 *
 * Of an object or a list only the name before it, else its bracket: a whole underlined statement says nothing. What is
 * missing is told at the nearest thing around it that is there.
 */
export function problemSpan({ kind, pointer }: PolicyProblem, root: Node | undefined): Span {
  let at = pointer
  let place = placeIn(root, at)
  while (place === null && at !== '') {
    at = at.slice(0, at.lastIndexOf('/'))
    place = placeIn(root, at)
  }
  if (place === null) return { offset: root?.offset ?? 0, length: 1 }
  const { key, value, isComposite } = place
  if (key !== null && (aboutName.has(kind) || isComposite)) return key
  return isComposite ? { offset: value.offset, length: 1 } : value
}
