import { literalHead, spells, type Glob } from './glob.ts'
import { anyRun } from './wildcards.ts'

/** A pattern ready to be asked often. */
export type TextMatcher = (text: string) => boolean

/**
 * Prepare `glob` for many texts. Answers as `spells` does; what stands before the first wildcard is compared as a
 * whole first, and a pattern with no wildcard, or with one `*`, is never walked unit by unit.
 */
export function matcherOf(glob: Glob): TextMatcher {
  const head = literalHead(glob)
  if (head.length === glob.length) return (text) => text === head
  const end = glob[head.length] === anyRun ? literalHead(glob.slice(head.length + 1)) : null
  if (end === null || head.length + 1 + end.length < glob.length) {
    return (text) => begins(text, head) && spells(glob, text, head.length)
  }
  if (end === '') return (text) => begins(text, head)
  const least = head.length + end.length
  return (text) => text.length >= least && begins(text, head) && text.endsWith(end)
}

/** Its last character first: patterns that are asked of one text mostly begin alike. */
function begins(text: string, head: string): boolean {
  const last = head.length - 1
  if (last < 0) return true
  return text.charCodeAt(last) === head.charCodeAt(last) && text.startsWith(head)
}
