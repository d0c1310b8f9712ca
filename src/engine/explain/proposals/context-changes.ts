import { compilePolicies, type CompiledPolicies } from '../../compile/compile-policies.ts'
import { possibilityOf } from '../../evaluate/possibility-of.ts'
import { serviceKeys } from '../../evaluate/service-rules.ts'
import type { RequestContext } from '../../request/request.ts'
import { variablesOf } from '../../text/template.ts'
import { applyEdits } from './apply-proposal.ts'
import { keyHolder } from './key-holder.ts'
import type { ContextEdit, Edit, KeyHolder, Scene } from './proposal.ts'
import { decisionWith } from './prove.ts'
import { weigh, type Weighed, type Weighing } from './weigh.ts'

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
export function contextChanges(scene: Scene, edits: readonly Edit[]): readonly (readonly ContextEdit[])[] {
  const changed = applyEdits(edits, scene)
  const compiled = compilePolicies(changed.documents)
  const weighing = weigh(changed)
  if (!compiled.ok || weighing === null) return []
  const keys = keysInQuestion(weighing)
  for (let size = 1; size <= Math.min(mostAtOnce, keys.length); size++) {
    const found = choices(keys, size).flatMap((chosen) => change(changed, compiled.value, chosen))
    if (found.length > 0) return found
  }
  return changesForService(weighing)
}

type Key = { readonly key: string; readonly folded: string; readonly holder: KeyHolder }

/** Keys that statements hang on whose action and principal fit, and of Allows only where they don't apply yet. */
function keysInQuestion({ question, statements }: Weighing): readonly Key[] {
  const found = new Map<string, Key>()
  for (const { key, folded } of statements.flatMap(asked)) {
    const holder = keyHolder(folded, question.principal)
    if (holder !== null && !found.has(folded)) found.set(folded, { key, folded, holder })
  }
  return [...found.values()].slice(0, mostKeys)
}

function asked({ statement, trace }: Weighed): readonly { readonly key: string; readonly folded: string }[] {
  const fits = trace.clauses.every(
    ({ clause, holds }) => holds || clause === 'condition' || clause === 'resource',
  )
  if (!fits || (trace.effect === 'Allow') === trace.applies) return []
  const { conditions, resources } = statement
  const inResources = (resources?.patterns ?? []).flatMap((pattern) =>
    pattern.kind === 'with-variables' ? variablesOf(pattern.tail) : [],
  )
  const isReached = trace.clauses.every(({ clause, holds }) => holds || clause === 'condition')
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
  const isChosen = (folded: string) => chosen.some((key) => key.folded === folded)
  const kept = Object.entries(given).filter(([key]) => !isChosen(key.toLowerCase()))
  const request = { ...scene.request, context: Object.fromEntries(kept) }
  const possibility = possibilityOf(request, policies, isChosen)
  if (possibility.kind !== 'always' && possibility.kind !== 'conditional') return []
  const wanted = possibility.kind === 'always' ? {} : possibility.witness
  const edits = chosen.flatMap((key) => editOf(key, given, wanted))
  return edits.length === 0 ? [] : [edits]
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
function changesForService({ scene, question }: Weighing): readonly (readonly ContextEdit[])[] {
  const given = scene.request.context ?? {}
  return serviceKeys(question)
    .flatMap((folded): readonly ContextEdit[] => {
      const holder = keyHolder(folded, question.principal)
      const wanted: readonly RequestContext[] = [{}, { [folded]: 'true' }]
      return holder === null ? [] : wanted.flatMap((to) => editOf({ key: folded, folded, holder }, given, to))
    })
    .filter((edit) => decisionWith([edit], scene) === 'allowed')
    .map((edit) => [edit])
}

function choices<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]]
  return items.flatMap((item, at) =>
    choices(items.slice(at + 1), size - 1).map((rest) => [item].concat(rest)),
  )
}
