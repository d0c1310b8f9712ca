import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

import { bracketProblem } from './bracket-problem.ts'
import type { Diagnostic } from './diagnostic.ts'
import { syntaxMessage } from './syntax-message.ts'
import { type Token, tokenBefore, tokensOf } from './token.ts'
import { deeperThanAllowed } from './tolerant-tree.ts'

/** A text with more slips than this is no policy: the first ones are enough to say so. */
const mostErrors = 100

/**
 * What keeps `text` from being JSON as AWS reads it: strict, without comments or trailing commas.
 *
 * A slip is told once and where it was made, without the ones that follow from it. Empty exactly where `JSON.parse`
 * takes the text and it nests no deeper than we read.
 */
export function syntaxProblems(text: string): readonly Diagnostic[] {
  if (/^[ \t\r\n]*$/.test(text)) {
    return [
      asError({ offset: 0, length: text.length, message: 'the text is empty: write a policy document' }),
    ]
  }
  const tooDeep = deeperThanAllowed(text)
  if (tooDeep !== null) {
    return [
      asError({ offset: tooDeep, length: 1, message: 'this nests deeper than any policy: remove brackets' }),
    ]
  }
  const errors: ParseError[] = []
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  return errors.length === 0 ? [] : told(text, errors)
}

function told(text: string, errors: readonly ParseError[]): readonly Diagnostic[] {
  const tokens = tokensOf(text)
  const hasOpenText = errors.some((error) => isCalled('UnexpectedEndOfString', error))
  const unpaired = hasOpenText ? null : bracketProblem(tokens)
  const problems = errors
    .filter((error) => unpaired === null || !(isAboutClosing(error) || error.offset >= unpaired.from))
    .slice(0, mostErrors)
    .map((error) => asError(syntaxMessage(error, text, tokens)))
  return withoutEchoes(unpaired === null ? problems : [...problems, unpaired.diagnostic], text, tokens)
}

function isAboutClosing(error: ParseError): boolean {
  return isCalled('CloseBraceExpected', error) || isCalled('CloseBracketExpected', error)
}

function isCalled(name: string, { error }: ParseError): boolean {
  return printParseErrorCode(error) === name
}

/** Drop what stands on the line of an earlier problem or right after its token: there the parser is still lost. */
function withoutEchoes(
  problems: readonly Diagnostic[],
  text: string,
  tokens: readonly Token[],
): readonly Diagnostic[] {
  const kept: Diagnostic[] = []
  for (const problem of problems.toSorted((a, b) => a.span.offset - b.span.offset)) {
    const previous = kept.at(-1)?.span
    const tokenEnd = tokenBefore(tokens, problem.span.offset)?.offset ?? -1
    const isEcho =
      previous !== undefined &&
      (tokenEnd < previous.offset + previous.length ||
        !text.slice(previous.offset, problem.span.offset).includes('\n'))
    if (!isEcho) kept.push(problem)
  }
  return kept
}

function asError(problem: {
  readonly offset: number
  readonly length: number
  readonly message: string
}): Diagnostic {
  const { offset, length, message } = problem
  return { span: { offset, length }, message, severity: 'error' }
}
