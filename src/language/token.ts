import { createScanner } from 'jsonc-parser'

import type { Span } from './span.ts'

/** A word of JSON; one that is none (`Allow`, `'a'`) has the kind `unknown`. White space and comments are left out. */
export type Token = Span & { readonly kind: TokenKind; readonly text: string }

const signs = ['{', '}', '[', ']', ':', ','] as const
type TokenKind = (typeof signs)[number] | 'string' | 'number' | 'literal' | 'unknown'

/** The words of `text`, whatever it is. */
export function tokensOf(text: string): readonly Token[] {
  const scanner = createScanner(text, true)
  const tokens: Token[] = []
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const offset = scanner.getTokenOffset()
    const word = text.slice(offset, offset + scanner.getTokenLength())
    tokens.push({ kind: kindOf(word), offset, length: word.length, text: word })
  }
  return tokens
}

function kindOf(word: string): TokenKind {
  const sign = signs.find((each) => each === word)
  if (sign !== undefined) return sign
  if (word.startsWith('"')) return 'string'
  if (/^-?\d/.test(word)) return 'number'
  return word === 'true' || word === 'false' || word === 'null' ? 'literal' : 'unknown'
}

/** The last token that ends at or before `offset`. */
export function tokenBefore(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens.findLast((token) => token.offset + token.length <= offset)
}

export function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  return tokens.find((token) => token.offset === offset)
}
