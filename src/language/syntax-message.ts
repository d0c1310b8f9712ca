import { type ParseError, printParseErrorCode } from 'jsonc-parser'

import type { Span } from './span.ts'
import { type Token, tokenAt, tokenBefore } from './token.ts'

type Told = Span & { readonly message: string }

/** A parser's error as a sentence that says what to do, at the word to change. */
export function syntaxMessage(error: ParseError, text: string, tokens: readonly Token[]): Told {
  const at = { offset: error.offset, length: error.length }
  switch (printParseErrorCode(error.error)) {
    case 'InvalidSymbol':
      return { ...at, message: unknownWord(text.slice(at.offset, at.offset + at.length)) }
    case 'PropertyNameExpected':
    case 'ValueExpected':
      return missing(error, tokens)
    case 'ColonExpected':
      return after(error, tokens, 'put a `:` and a value after this name')
    case 'CommaExpected':
      return missingComma(error, tokens)
    case 'CloseBraceExpected':
      return after(error, tokens, 'close the object with a `}` after this')
    case 'CloseBracketExpected':
      return after(error, tokens, 'close the list with a `]` after this')
    case 'EndOfFileExpected':
      return { ...at, message: 'nothing may follow the policy document: remove what stands after it' }
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return { ...at, message: 'remove this comment: AWS takes none in a policy' }
    case 'UnexpectedEndOfString':
      return { ...at, message: 'close this text with a `"` on the same line' }
    case 'InvalidUnicode':
      return { ...at, message: 'write four hexadecimal digits after `\\u`' }
    case 'InvalidEscapeCharacter':
      return { ...at, message: 'write a backslash as `\\\\`: alone it begins an escape such as `\\n`' }
    case 'InvalidCharacter':
      return { ...at, message: 'write a tab in a text as `\\t`, and remove other control characters' }
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
    case '<unknown ParseErrorCode>':
      return { ...at, message: 'finish this number: digits, at most one `.` with digits after it' }
  }
}

const literals: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
}

const invisible: Readonly<Record<string, string>> = {
  '\uFEFF': 'the byte order mark',
  '\u00A0': 'this no-break space',
  '\u200B': 'this zero-width space',
}

function unknownWord(word: string): string {
  const first = word.slice(0, 1)
  const literal = literals[word.toLowerCase()]
  if (literal !== undefined) return `write \`${literal}\` in place of \`${word}\``
  if (first === "'") return 'put text in double quotes, not in single ones'
  if ('“”„«»'.includes(first)) return `put text in straight quotes: \`"\`, not \`${first}\``
  if (invisible[first] !== undefined) return `remove ${invisible[first]}: JSON has no place for it`
  return /^[\w*]/.test(word) ? `put \`${shortened(word)}\` in double quotes` : `remove \`${shortened(word)}\``
}

function shortened(word: string): string {
  return word.length > 40 ? `${word.slice(0, 39)}…` : word
}

function missing({ error, offset, length }: ParseError, tokens: readonly Token[]): Told {
  const previous = tokenBefore(tokens, offset)
  const token = tokenAt(tokens, offset)
  const isName = printParseErrorCode(error) === 'PropertyNameExpected'
  if (previous?.kind === ',' && (token === undefined || token.kind === '}' || token.kind === ']')) {
    return { ...spanOf(previous), message: 'remove this `,`: nothing follows it' }
  }
  if (token?.kind === ',' && previous?.kind !== ':') {
    return { ...spanOf(token), message: 'remove this `,`: nothing stands before it' }
  }
  if (previous?.kind === ':') return { ...spanOf(previous), message: 'put a value after this `:`' }
  if (isName && (token?.kind === 'number' || token?.kind === 'literal')) {
    return { ...spanOf(token), message: `put \`${token.text}\` in double quotes: names are text` }
  }
  const wanted = isName ? 'an element name in double quotes' : 'a value'
  return { offset, length, message: `put ${wanted} here` }
}

function missingComma(error: ParseError, tokens: readonly Token[]): Told {
  const previous = tokenBefore(tokens, error.offset)
  if (previous?.kind === 'number' && previous.offset + previous.length === error.offset) {
    return { ...spanOf(previous), message: 'write the number without a leading zero' }
  }
  return after(error, tokens, 'put a `,` after this')
}

/** At the token before the error: that is where the missing sign belongs. */
function after({ offset, length }: ParseError, tokens: readonly Token[], message: string): Told {
  const previous = tokenBefore(tokens, offset)
  return previous === undefined ? { offset, length, message } : { ...spanOf(previous), message }
}

function spanOf({ offset, length }: Token): Span {
  return { offset, length }
}
