import type { CompiledPolicy } from '../compile/compile-policies.ts'
import type { StatementReference } from '../evaluate/decision.ts'
import { namingOf, principalHolds } from '../evaluate/principal-clause.ts'
import { actionHolds, resourceHolds, resourceMatch } from '../evaluate/statement-applies.ts'
import { coversAction } from '../policy/action-pattern.ts'
import type { Statement } from '../policy/document.ts'
import type { Question } from '../request/question.ts'
import { traceOperand } from './trace-operand.ts'
import { traceVariables } from './trace-variables.ts'
import type { ClauseTrace, StatementTrace } from './trace.ts'

/** Weigh every clause of a statement, even after one has failed, by the predicates that `authorize` asks. */
export function traceStatement(
  policy: CompiledPolicy,
  statement: Statement,
  question: Question,
  bounded: boolean,
): StatementTrace {
  const clauses = [
    ...principalClause(statement, question, bounded),
    actionClause(statement, question),
    ...resourceClause(statement, question),
    ...conditionClause(statement, question),
  ]
  return { ...referenceTo(policy, statement), applies: clauses.every(({ holds }) => holds), clauses }
}

/** The statement as other programs read it. */
function referenceTo(policy: CompiledPolicy, { index, sid, effect }: Statement): StatementReference {
  const { layer, target, name, source } = policy
  return {
    layer,
    ...(target === undefined ? {} : { target }),
    policy: name,
    statement: index,
    sid,
    effect,
    ...(source === undefined ? {} : { source }),
  }
}

function principalClause(
  { principals }: Statement,
  question: Question,
  bounded: boolean,
): readonly ClauseTrace[] {
  if (principals === null) return []
  return [
    {
      clause: 'principal',
      holds: principalHolds(principals, question, bounded),
      element: principals.negated ? 'NotPrincipal' : 'Principal',
      entries: marked(principals, (pattern) => namingOf(pattern, question) !== null),
      variables: [],
      operands: [],
    },
  ]
}

function actionClause(statement: Statement, question: Question): ClauseTrace {
  const { actions } = statement
  return {
    clause: 'action',
    holds: actionHolds(statement, question),
    element: actions.negated ? 'NotAction' : 'Action',
    entries: marked(actions, (pattern) => coversAction(pattern, question.action)),
    variables: [],
    operands: [],
  }
}

function resourceClause(statement: Statement, question: Question): readonly ClauseTrace[] {
  const { resources } = statement
  if (resources === null) return []
  return [
    {
      clause: 'resource',
      holds: resourceHolds(statement, question),
      element: resources.negated ? 'NotResource' : 'Resource',
      entries: marked(resources, (pattern) => resourceMatch(pattern, question) === 'matches'),
      variables: traceVariables(
        resources.patterns.flatMap((pattern) => (pattern.kind === 'with-variables' ? [pattern.tail] : [])),
        question.context,
      ),
      operands: [],
    },
  ]
}

function conditionClause({ conditions }: Statement, question: Question): readonly ClauseTrace[] {
  if (conditions.length === 0) return []
  const operands = conditions.map((condition) => traceOperand(condition, question.context))
  return [
    {
      clause: 'condition',
      holds: operands.every(({ holds }) => holds),
      element: 'Condition',
      entries: [],
      variables: [],
      operands,
    },
  ]
}

function marked<Pattern>(
  { texts, patterns }: { readonly texts: readonly string[]; readonly patterns: readonly Pattern[] },
  matches: (pattern: Pattern) => boolean,
): ClauseTrace['entries'] {
  return patterns.map((pattern, at) => ({ text: texts[at] ?? '', matches: matches(pattern) }))
}
