import { literally, withWildcards, type Mark } from './marks.ts'

/** The value of a key that has just one. */
export type ValueOf = (key: string) => string | undefined

/**
 * The text with its variables filled in; null where one has neither value nor default (R5.5 to R5.7). What is filled in
 * is literal, and so are the escapes and what looks like a variable and is none.
 */
export function filledIn(text: string, valueOf: ValueOf): readonly Mark[] | null {
  const open = text.indexOf('${')
  const close = open < 0 ? -1 : endOfVariable(text, open)
  if (close < 0) return withWildcards(text)
  const value = read(text.slice(open + 2, close), valueOf)
  const rest = filledIn(text.slice(close + 1), valueOf)
  if (value === null || rest === null) return null
  return [...withWildcards(text.slice(0, open)), ...literally(value), ...rest]
}

function read(inner: string, valueOf: ValueOf): string | null {
  if (['*', '?', '$'].includes(inner)) return inner
  const comma = inner.indexOf(',')
  const key = comma < 0 ? inner : inner.slice(0, comma).trim()
  const quoted = comma < 0 ? null : inner.slice(comma + 1).trim()
  const isVariable = key !== '' && !/[${}']/.test(key) && (quoted === null || /^'[^']*'$/.test(quoted))
  if (!isVariable) return `\${${inner}}`
  return valueOf(key.toLowerCase()) ?? (quoted === null ? null : quoted.slice(1, -1))
}

function endOfVariable(text: string, open: number): number {
  let isQuoted = false
  for (let at = open + 2; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted
    if (text[at] === '}' && !isQuoted) return at
  }
  return -1
}
