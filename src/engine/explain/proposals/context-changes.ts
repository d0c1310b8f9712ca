import type { CompiledPolicies } from '../../compile/compile-policies.ts'
import { applicable } from '../../evaluate/applicable.ts'
import { mayPass, possibilityOf } from '../../evaluate/possibility-of.ts'
import { principalHolds } from '../../evaluate/principal-clause.ts'
import { serviceKeys } from '../../evaluate/service-rules.ts'
import { resourceHolds } from '../../evaluate/statement-applies.ts'
import { statementsInQuestion } from '../../evaluate/statements-in-question.ts'
import type { Statement } from '../../policy/document.ts'
import type { Question } from '../../request/question.ts'
import type { AuthorizationRequest, RequestContext } from '../../request/request.ts'
import { variablesOf } from '../../text/template.ts'
import { keyHolder } from './key-holder.ts'
import type { ContextEdit, KeyHolder, Scene, StatementEdit } from './proposal.ts'
import type { Weighing } from './weigh.ts'

/** How many keys are considered, and how many are changed at once. */
const mostKeys = 8
const mostAtOnce = 3

/**
 * The smallest sets of context keys with other values that would let the request pass, once `edits` are made: all that
 * were found of the least number of keys. Keys that say who calls are never among them.
 *
 * Only keys that some statement asks for are tried, eight at most, three at once: at worst 92 searches, each of which
 * most often ends at once since no value can help.
 */
export function contextChanges(
  weighing: Weighing,
  edits: readonly StatementEdit[],
): readonly (readonly ContextEdit[])[] {
  const { trials, effort, scene } = weighing
  const policies = trials.policiesWith(edits)
  if (policies === null) return []
  const keys = effort.firstOf(keysInQuestion(weighing, policies), mostKeys)
  const { request, isChosen } = withoutKeys(scene, keys)
  if (mayPass(request, policies, isChosen)) {
    for (let size = 1; size <= Math.min(mostAtOnce, keys.length); size++) {
      const found = choices(keys, size).flatMap((chosen) =>
        effort.spend(searchCost) ? change(scene, policies, chosen) : [],
      )
      if (found.length > 0) return found
    }
  }
  return changesForService(weighing, edits)
}

/** What a search of the context costs, in decisions. */
const searchCost = 10

type Key = { readonly key: string; readonly folded: string; readonly holder: KeyHolder }

/** Keys that statements hang on whose action and principal fit, and of Allows only where they don't apply yet. */
function keysInQuestion({ question }: Weighing, policies: CompiledPolicies): readonly Key[] {
  const bearing = applicable(policies, question)
  const bounded = bearing.permissionsBoundary !== null
  const found = new Map<string, Key>()
  const statements = statementsInQuestion(question, bearing)
  for (const { key, folded } of statements.flatMap((statement) => asked(statement, question, bounded))) {
    const holder = keyHolder(folded, question.principal)
    if (holder !== null && !found.has(folded)) found.set(folded, { key, folded, holder })
  }
  return [...found.values()]
}

function asked(
  statement: Statement,
  question: Question,
  bounded: boolean,
): readonly { readonly key: string; readonly folded: string }[] {
  const { effect, principals, conditions, resources } = statement
  if (!principalHolds(principals, question, bounded)) return []
  const isReached = resourceHolds(statement, question)
  const applies = isReached && conditions.every((condition) => condition.holds(question.context))
  if ((effect === 'Allow') === applies) return []
  const inResources = (resources?.patterns ?? []).flatMap((pattern) =>
    pattern.kind === 'with-variables' ? variablesOf(pattern.tail) : [],
  )
  if (!isReached && inResources.length === 0) return []
  return [
    ...conditions,
    ...conditions.flatMap(({ values }) => values.flatMap(({ template }) => variablesOf(template))),
    ...inResources,
  ]
}

function change(
  scene: Scene,
  policies: CompiledPolicies,
  chosen: readonly Key[],
): readonly (readonly ContextEdit[])[] {
  const given = scene.request.context ?? {}
  const { request, isChosen } = withoutKeys(scene, chosen)
  const possibility = possibilityOf(request, policies, isChosen)
  if (possibility.kind !== 'always' && possibility.kind !== 'conditional') return []
  const wanted = possibility.kind === 'always' ? {} : possibility.witness
  const edits = chosen.flatMap((key) => editOf(key, given, wanted))
  return edits.length === 0 ? [] : [edits]
}

/** The request as if nothing were known of some keys. */
function withoutKeys(
  { request }: Scene,
  keys: readonly Key[],
): { readonly request: AuthorizationRequest; readonly isChosen: (folded: string) => boolean } {
  const chosen = new Set(keys.map(({ folded }) => folded))
  const kept = Object.entries(request.context ?? {}).filter(([key]) => !chosen.has(key.toLowerCase()))
  return {
    request: { ...request, context: Object.fromEntries(kept) },
    isChosen: (folded) => chosen.has(folded),
  }
}

function editOf(
  { key, folded, holder }: Key,
  given: RequestContext,
  wanted: RequestContext,
): readonly ContextEdit[] {
  const before = entryOf(given, folded)
  const after = entryOf(wanted, folded)
  const [from, to] = [before?.[1] ?? null, after?.[1] ?? null]
  if (JSON.stringify(from) === JSON.stringify(to)) return []
  return [{ kind: 'set-context', key: before?.[0] ?? key, holder, from, to }]
}

function entryOf(
  context: RequestContext,
  folded: string,
): readonly [string, RequestContext[string]] | undefined {
  return Object.entries(context).findLast(([key]) => key.toLowerCase() === folded)
}

/** Keys that a rule of the service looks at, which no statement names: without them, or true. */
function changesForService(
  { scene, question, trials }: Weighing,
  edits: readonly StatementEdit[],
): readonly (readonly ContextEdit[])[] {
  const given = scene.request.context ?? {}
  return serviceKeys(question)
    .flatMap((folded): readonly ContextEdit[] => {
      const holder = keyHolder(folded, question.principal)
      const wanted: readonly RequestContext[] = [{}, { [folded]: 'true' }]
      return holder === null ? [] : wanted.flatMap((to) => editOf({ key: folded, folded, holder }, given, to))
    })
    .filter((edit) => trials.decide([...edits, edit]) === 'allowed')
    .map((edit) => [edit])
}

function choices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, at) =>
    choices(items.slice(at + 1), size - 1).map((rest) => [item].concat(rest)),
  )
}
