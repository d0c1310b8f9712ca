import type { CompiledLevel, CompiledPolicy } from '../compile/compile-policies.ts'
import type { ContextKeys } from '../condition/context-keys.ts'
import type { ApplicablePolicies } from '../evaluate/applicable.ts'
import { principalHolds } from '../evaluate/principal-clause.ts'
import { actionHolds, resourceHolds, resourceMatch } from '../evaluate/statement-applies.ts'
import type { Statement } from '../policy/document.ts'
import type { ResourcePattern } from '../policy/resource-pattern.ts'
import type { Question } from '../request/question.ts'
import { spells } from '../text/glob.ts'
import { globOfPieces, variablesOf, type Variable } from '../text/template.ts'
import { anyRun } from '../text/wildcards.ts'

/**
 * The keys that statements asked for and the request did not have, as the policies spell them, each once. Only
 * statements count whose other clauses match: the keys might change what these say.
 */
export function missingContextKeys(policies: ApplicablePolicies, question: Question): readonly string[] {
  const bounded = policies.permissionsBoundary !== null
  const missing = new Map<string, string>()
  for (const statement of statementsOf(policies)) {
    if (!actionHolds(statement, question) || !principalHolds(statement.principals, question, bounded))
      continue
    for (const { key, folded } of asked(statement, question))
      if (!missing.has(folded)) missing.set(folded, key)
  }
  return [...missing.values()]
}

type WithVariables = Extract<ResourcePattern, { readonly kind: 'with-variables' }>

type Key = { readonly key: string; readonly folded: string }

function asked(statement: Statement, question: Question): readonly Key[] {
  const { context } = question
  if (!resourceHolds(statement, question)) return unresolvedInResources(statement, question)
  return statement.conditions.flatMap(({ key, folded, values }) => [
    ...(isAbsent(folded, context) ? [{ key, folded }] : []),
    ...values.flatMap(({ template }) => unresolved(variablesOf(template), question)),
  ])
}

/** Variables of a resource pattern without a value: with one, the statement might match. */
function unresolvedInResources({ resources }: Statement, question: Question): readonly Key[] {
  return (resources?.patterns ?? []).flatMap((pattern) =>
    pattern.kind === 'with-variables' &&
    resourceMatch(pattern, question) === 'unresolved' &&
    mayMatch(pattern, question)
      ? unresolved(variablesOf(pattern.tail), question)
      : [],
  )
}

/** Could the pattern match with some value for each variable? */
function mayMatch({ head, tail }: WithVariables, { resource }: Question): boolean {
  const widest = tail.flatMap((part) => ('key' in part ? [anyRun] : globOfPieces([part])))
  return spells([...head, ...widest], resource)
}

function isAbsent(folded: string, context: ContextKeys): boolean {
  const found = context.get(folded)
  return found === undefined || found.values.length === 0
}

function unresolved(variables: readonly Variable[], { context }: Question): readonly Key[] {
  return variables.filter(({ folded, fallback }) => fallback === null && isAbsent(folded, context))
}

function statementsOf(policies: ApplicablePolicies): readonly Statement[] {
  return [
    ...ofLevels(policies.resourceControl),
    ...ofLevels(policies.serviceControl),
    ...ofPolicies(policies.vpcEndpoint),
    ...ofPolicies(policies.resource),
    ...ofPolicies(policies.identity),
    ...ofPolicies(policies.permissionsBoundary),
    ...ofPolicies(policies.session),
  ]
}

function ofPolicies(layer: readonly CompiledPolicy[] | null): readonly Statement[] {
  return (layer ?? []).flatMap(({ document }) => document.statements)
}

function ofLevels(layer: readonly CompiledLevel[] | null): readonly Statement[] {
  return (layer ?? []).flatMap((level) => ofPolicies(level.policies))
}
