import type { ValueOf } from '../text/template-matcher.ts'
import { resolveTemplate, variablesOf, type Piece, type Template } from '../text/template.ts'

/** Does one request value compare as the operator says with one policy value? Null where they can't be compared. */
export type Comparison = boolean | null

/** How request values compare with one policy value. A variable without a value compares with none (R5.7). */
export type Compare = (actual: string, valueOf: ValueOf) => Comparison

/** Reads a policy value once. */
export type Comparer = (expected: Template) => Compare

/** A comparer for values that have to be spelled out before they can be read: numbers, dates, addresses … */
export function spellingOut(read: (expected: readonly Piece[]) => (actual: string) => Comparison): Comparer {
  return (template) => {
    if (variablesOf(template).length === 0) return read(resolveTemplate(template, () => undefined) ?? [])
    return (actual, valueOf) => {
      const pieces = resolveTemplate(template, valueOf)
      return pieces === null ? false : read(pieces)(actual)
    }
  }
}
