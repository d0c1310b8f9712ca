import { templateMatcher } from '../text/template-matcher.ts'
import { resolveTemplate, spelled, variablesOf, type Template } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

/** `StringEquals`: exact, with letter case, and no wildcards (R4.5). */
export const compareText: Comparer = (expected) => templateMatcher(literally(expected))

/**
 * `StringEqualsIgnoreCase`: by the lower case of Unicode, so that the Kelvin sign U+212A is a `k`.
 *
 * Rule R4.5 [OPEN]: AWS doesn't say which letters outside ASCII are the same.
 */
export const compareTextIgnoringCase: Comparer = spellingOut((expected) => {
  const wanted = spelled(expected).toLowerCase()
  return (actual) => actual.toLowerCase() === wanted
})

/** `StringLike`: with letter case; `*` and `?` stand for any characters, `:`, `/` and line breaks included (R4.5). */
export const compareTextWithWildcards: Comparer = templateMatcher

/** The one text that `StringEquals` compares with; null where a variable has to be filled in. */
export function exactText(expected: Template): string | null {
  return variablesOf(expected).length > 0 ? null : spelled(resolveTemplate(expected, () => undefined) ?? [])
}

/** The one text that `StringLike` compares with; null where there are more. */
export function exactTextWithoutWildcards(expected: Template): string | null {
  const hasWildcards = expected.some((part) => 'text' in part && !part.literal && /[*?]/.test(part.text))
  return hasWildcards ? null : exactText(expected)
}

function literally(template: Template): Template {
  return template.map((part) => ('text' in part ? { ...part, literal: true } : part))
}
