import { templateMatcher } from '../text/template-matcher.ts'
import { spelled, type Template } from '../text/template.ts'
import { spellingOut, type Comparer } from './comparison.ts'

/** `StringEquals`: exact, with letter case, and no wildcards (R4.5). */
export const compareText: Comparer = (expected) => templateMatcher(literally(expected))

/** `StringEqualsIgnoreCase`. */
export const compareTextIgnoringCase: Comparer = spellingOut((expected) => {
  const wanted = spelled(expected).toLowerCase()
  return (actual) => actual.toLowerCase() === wanted
})

/** `StringLike`: with letter case; `*` and `?` stand for any characters, `:`, `/` and line breaks included (R4.5). */
export const compareTextWithWildcards: Comparer = templateMatcher

function literally(template: Template): Template {
  return template.map((part) => ('text' in part ? { ...part, literal: true } : part))
}
