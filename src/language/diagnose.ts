import type { Node } from 'jsonc-parser'

import type { PolicyGrammar } from '#engine/policy/grammar.ts'
import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { PolicyProblem } from '#engine/policy/problem.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Diagnostic } from './diagnostic.ts'
import { duplicateKeys } from './duplicate-keys.ts'
import { limitNotes } from './limit-notes.ts'
import { policyMessage } from './policy-message.ts'
import { problemSpan } from './problem-span.ts'
import { syntaxProblems } from './syntax-problems.ts'
import { tolerantTree } from './tolerant-tree.ts'

/** What a text says, and all that is wrong with it. */
export type Diagnosis = {
  /** The document, exactly where there is no problem of severity `error`: only such a one may decide. */
  readonly document: JsonValue | null
  /** In the order of the text. */
  readonly problems: readonly Diagnostic[]
}

/**
 * Read the text of a policy as IAM would: strict JSON, each name once, and the grammar of its kind of policy.
 *
 * Never throws. What AWS refuses for its length or characters alone is a warning: it still decides here.
 */
export function diagnose(text: string, grammar: PolicyGrammar): Diagnosis {
  const slips = syntaxProblems(text)
  if (slips.length > 0) return { document: null, problems: slips }

  const document: JsonValue = JSON.parse(text)
  const root = tolerantTree(text)
  const refusals = [...duplicateKeys(root), ...grammarProblems(document, grammar, root)]
  return {
    document: refusals.length === 0 ? document : null,
    problems: inOrder([...refusals, ...limitNotes(text, grammar)]),
  }
}

function grammarProblems(
  document: JsonValue,
  grammar: PolicyGrammar,
  root: Node | undefined,
): readonly Diagnostic[] {
  const parsed = parsePolicyDocument(document, grammar)
  if (parsed.ok) return []
  return parsed.problem.map((problem: PolicyProblem) => ({
    span: problemSpan(problem, root),
    message: policyMessage(problem, grammar),
    severity: 'error',
  }))
}

function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.toSorted((a, b) => a.span.offset - b.span.offset)
}
