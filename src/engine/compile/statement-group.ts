import type { Compare } from '../condition/comparison.ts'
import { variableValue, type ContextKeys } from '../condition/context-keys.ts'
import { wantedValues, type WantedValue } from '../condition/wanted-values.ts'
import type { Statement } from '../policy/document.ts'

/** Statements of one effect with the same `Resource` or `NotResource`. */
export type StatementGroup = { readonly resources: Statement['resources']; readonly sorted: Sorted }

/** Statements found by what they ask of context keys. */
type Sorted = {
  readonly statements: readonly Statement[]
  /** Those to ask whatever the context. */
  readonly always: readonly Statement[]
  readonly guards: readonly Guard[]
}

/** Statements that ask for values of one key, by that value: each value that several ask for is compared once. */
type Guard = {
  readonly folded: string
  readonly byValue: ReadonlyMap<string, Found>
  readonly byComparison: readonly Compared[]
}

type Compared = { readonly compare: Compare; readonly found: Found }

/** The statements behind one value, sorted by other keys when they are first asked. */
type Found = () => Sorted

/** So few are asked one after another: looking them up would take longer. */
const few = 3

/** Group statements by resources. Elements that were read from the same text are one in memory (`parseStatement`). */
export function groupByResources(statements: readonly Statement[]): readonly StatementGroup[] {
  const lists = new Map<Statement['resources'], Statement[]>()
  for (const statement of statements) {
    const list = lists.get(statement.resources)
    if (list === undefined) lists.set(statement.resources, [statement])
    else list.push(statement)
  }
  return [...lists].map(([resources, list]) => ({ resources, sorted: sort(list, new Set()) }))
}

/** Does a statement of the group pass the test? Asked are those that may apply in the context; all where it is null, since keys are unknown. */
export function someOfGroup(
  { sorted }: StatementGroup,
  context: ContextKeys | null,
  test: (statement: Statement) => boolean,
): boolean {
  return context === null ? sorted.statements.some(test) : someOfSorted(sorted, context, test)
}

function someOfSorted(
  { always, guards }: Sorted,
  context: ContextKeys,
  test: (statement: Statement) => boolean,
): boolean {
  for (const statement of always) if (test(statement)) return true
  for (const guard of guards) if (someBehind(guard, context, test)) return true
  return false
}

function someBehind(
  { folded, byValue, byComparison }: Guard,
  context: ContextKeys,
  test: (statement: Statement) => boolean,
): boolean {
  const found = context.get(folded)
  const value = found === undefined || found.multivalued ? undefined : found.values[0]
  if (value === undefined) return false
  const exact = byValue.get(value)
  if (exact !== undefined && someOfSorted(exact(), context, test)) return true
  const valueOf = (key: string) => variableValue(context, key)
  for (const { compare, found: behind } of byComparison) {
    if (compare(value, valueOf) === true && someOfSorted(behind(), context, test)) return true
  }
  return false
}

/** `known`: the keys that are settled for all of them. */
function sort(statements: readonly Statement[], known: ReadonlySet<string>): Sorted {
  if (statements.length <= few) return { statements, always: statements, guards: [] }
  const always: Statement[] = []
  const byKey = new Map<string, Asking[]>()
  for (const statement of statements) {
    const asked = askedOf(statement, known)
    if (asked === null) always.push(statement)
    else push(byKey, asked.folded, { statement, wanted: asked.wanted })
  }
  const guards = [...byKey].map(([folded, asking]) => guardOf(asking, folded, new Set([...known, folded])))
  return { statements, always, guards }
}

type Asking = { readonly statement: Statement; readonly wanted: readonly WantedValue[] }

/** The values of one key that isn't known yet, without which the statement doesn't apply, exact ones if it asks for such; null where there is none. */
function askedOf(
  { conditions }: Statement,
  known: ReadonlySet<string>,
): { readonly folded: string; readonly wanted: readonly WantedValue[] } | null {
  const asked = conditions.flatMap((condition) => {
    const wanted = wantedValues(condition)
    return wanted === null || known.has(condition.folded) ? [] : { folded: condition.folded, wanted }
  })
  return asked.find(({ wanted }) => wanted.every(({ kind }) => kind === 'exact')) ?? asked[0] ?? null
}

function guardOf(asking: readonly Asking[], folded: string, known: ReadonlySet<string>): Guard {
  const byText = new Map<string, Statement[]>()
  const byName = new Map<string, Statement[]>()
  const compares = new Map<string, Compare>()
  for (const { statement, wanted } of asking) {
    for (const value of wanted) {
      if (value.kind === 'exact') push(byText, value.text, statement)
      else {
        compares.set(value.name, value.compare)
        push(byName, value.name, statement)
      }
    }
  }
  return {
    folded,
    byValue: new Map([...byText].map(([text, list]) => [text, sortedLater(list, known)])),
    byComparison: [...compares].map(([name, compare]) => ({
      compare,
      found: sortedLater(byName.get(name) ?? [], known),
    })),
  }
}

function sortedLater(statements: readonly Statement[], known: ReadonlySet<string>): Found {
  let sorted: Sorted | null = null
  return () => (sorted ??= sort(statements, known))
}

/** Add to the list under a key, unless it was the last one added there. */
function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else if (list.at(-1) !== item) list.push(item)
}
