import type { Diagnostic } from './diagnostic.ts'
import type { Token } from './token.ts'

export type BracketProblem = {
  readonly diagnostic: Diagnostic
  /** From here on the parser is lost: what it says after this follows from the bracket. */
  readonly from: number
}

const closers: Partial<Record<Token['kind'], Token['kind']>> = { '{': '}', '[': ']' }

/** The first bracket without its partner, told at the bracket that is to blame rather than where the text ends. */
export function bracketProblem(tokens: readonly Token[]): BracketProblem | null {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.kind === '{' || token.kind === '[') open.push(token)
    if (token.kind !== '}' && token.kind !== ']') continue
    const opener = open.pop()
    if (opener !== undefined && closers[opener.kind] === token.kind) continue
    const isWantedFurtherOut = open.some(({ kind }) => closers[kind] === token.kind)
    return opener !== undefined && isWantedFurtherOut
      ? { diagnostic: neverClosed(opener), from: token.offset }
      : { diagnostic: closesNothing(token, opener), from: token.offset }
  }
  const last = open.pop()
  return last === undefined ? null : { diagnostic: neverClosed(last), from: Infinity }
}

function neverClosed({ offset, length, kind }: Token): Diagnostic {
  return {
    span: { offset, length },
    message: `this \`${kind}\` is never closed: add a \`${closers[kind]}\``,
    severity: 'error',
  }
}

function closesNothing({ offset, length, kind }: Token, opener: Token | undefined): Diagnostic {
  const remedy = opener === undefined ? 'remove it' : `write \`${closers[opener.kind]}\` here`
  return {
    span: { offset, length },
    message: `this \`${kind}\` closes nothing: ${remedy}`,
    severity: 'error',
  }
}
