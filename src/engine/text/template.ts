import { fold } from './fold.ts'
import { globOf, literalGlob, type Glob } from './glob.ts'

/** Text whose wildcards count, or (`literal`) text that stands for itself character by character. */
export type Piece = { readonly text: string; readonly literal: boolean }

/** A policy variable: `${key}` or `${key, 'fallback'}`. `key` is as written; `folded` is in lower case. */
export type Variable = { readonly key: string; readonly folded: string; readonly fallback: string | null }

/** A string of a policy with its variables told apart from its text. */
export type Template = readonly (Piece | Variable)[]

const escapes: Readonly<Record<string, string>> = { '*': '*', '?': '?', $: '$' }
/** A fallback, from its comma on. */
const fallbackText = /^, *'([^']*)'$/

/**
 * Read policy variables out of `text`: `${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, and the escapes
 * `${*}`, `${?}`, `${$}`. A `${` that begins none of these stands as literal text.
 *
 * Rules R5.5, R5.6. Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function parseTemplate(text: string): Template {
  const template: (Piece | Variable)[] = []
  let from = 0
  for (;;) {
    const open = text.indexOf('${', from)
    const close = open < 0 ? -1 : closingBrace(text, open + 2)
    if (close < 0) {
      if (from < text.length) template.push({ text: text.slice(from), literal: false })
      return template
    }
    if (open > from) template.push({ text: text.slice(from, open), literal: false })
    template.push(readReference(text.slice(open + 2, close)))
    from = close + 1
  }
}

/** Read `text` with no variables at all, as documents of Version 2008-10-17 are (R5.1). */
export function plainTemplate(text: string): Template {
  return [{ text, literal: false }]
}

/** The variables that a template refers to. */
export function variablesOf(template: Template): readonly Variable[] {
  return template.filter((part) => 'key' in part)
}

/**
 * Put values in the place of variables: inserted values are literal (R5.5), a missing one takes its fallback,
 * and null is the answer where one has neither (R5.7).
 */
export function resolveTemplate(
  template: Template,
  valueOf: (folded: string) => string | undefined,
): readonly Piece[] | null {
  const pieces: Piece[] = []
  for (const part of template) {
    if ('text' in part) {
      pieces.push(part)
      continue
    }
    const value = valueOf(part.folded) ?? part.fallback
    if (value === null) return null
    pieces.push({ text: value, literal: true })
  }
  return pieces
}

/** The text that pieces spell, wildcards taken literally. */
export function spelled(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** The pattern that pieces spell. */
export function globOfPieces(pieces: readonly Piece[]): Glob {
  return pieces.flatMap(({ text, literal }) => (literal ? literalGlob(text) : globOf(text)))
}

function readReference(inner: string): Piece | Variable {
  const escaped = Object.hasOwn(escapes, inner) ? escapes[inner] : undefined
  if (escaped !== undefined) return { text: escaped, literal: true }
  return readVariable(inner) ?? { text: `\${${inner}}`, literal: true }
}

/** A key, and after a comma a fallback in quotes. Null where it isn't that. Read in one go: a text may be all blanks. */
function readVariable(inner: string): Variable | null {
  const end = inner.search(/[,'{}$]/)
  const written = end < 0 ? inner : inner.slice(0, end)
  if (written === '') return null
  if (end < 0) return { key: written, folded: fold(written), fallback: null }
  const fallback = fallbackText.exec(inner.slice(end))?.[1]
  if (fallback === undefined) return null
  // blanks before the comma aren't the key's
  const key = withoutTrailingBlanks(written)
  return { key, folded: fold(key), fallback }
}

/** All but the blanks at the end, and never less than the first character. */
function withoutTrailingBlanks(text: string): string {
  let end = text.length
  while (end > 1 && text[end - 1] === ' ') end--
  return text.slice(0, end)
}

/** The `}` that ends a reference begun before `from`; braces inside a quoted fallback don't count. */
function closingBrace(text: string, from: number): number {
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (char === "'") quoted = !quoted
    else if (char === '}' && !quoted) return at
  }
  return -1
}
