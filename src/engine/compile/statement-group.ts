import type { ContextKeys } from '../condition/context-keys.ts'
import { exactValues } from '../condition/exact-values.ts'
import type { Statement } from '../policy/document.ts'

/** Statements of one effect with the same `Resource` or `NotResource`, found by what they ask of a context key. */
export type StatementGroup = {
  readonly resources: Statement['resources']
  /** Those to ask whatever the context. */
  readonly always: readonly Statement[]
  readonly guards: readonly Guard[]
}

/** Statements that ask for an exact value of one key, by that value. */
type Guard = { readonly folded: string; readonly byValue: ReadonlyMap<string, readonly Statement[]> }

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
  return [...lists].map(([resources, list]) => guarded(resources, list))
}

/** Does a statement of the group pass the test? Asked are those that may apply in the context; all where it is null, since keys are unknown. */
export function someOfGroup(
  { always, guards }: StatementGroup,
  context: ContextKeys | null,
  test: (statement: Statement) => boolean,
): boolean {
  for (const statement of always) if (test(statement)) return true
  for (const { folded, byValue } of guards) {
    if (context === null) {
      for (const list of byValue.values()) if (list.some(test)) return true
      continue
    }
    const found = context.get(folded)
    const value = found === undefined || found.multivalued ? undefined : found.values[0]
    const list = value === undefined ? undefined : byValue.get(value)
    if (list !== undefined && list.some(test)) return true
  }
  return false
}

function guarded(resources: Statement['resources'], statements: readonly Statement[]): StatementGroup {
  if (statements.length <= few) return { resources, always: statements, guards: [] }
  const always: Statement[] = []
  const byKey = new Map<string, Map<string, Statement[]>>()
  for (const statement of statements) {
    const guard = guardOf(statement)
    if (guard === null) {
      always.push(statement)
      continue
    }
    const byValue = byKey.get(guard.folded) ?? new Map<string, Statement[]>()
    byKey.set(guard.folded, byValue)
    for (const value of new Set(guard.values)) {
      const list = byValue.get(value)
      if (list === undefined) byValue.set(value, [statement])
      else list.push(statement)
    }
  }
  return { resources, always, guards: [...byKey].map(([folded, byValue]) => ({ folded, byValue })) }
}

function guardOf({
  conditions,
}: Statement): { readonly folded: string; readonly values: readonly string[] } | null {
  for (const condition of conditions) {
    const values = exactValues(condition)
    if (values !== null) return { folded: condition.folded, values }
  }
  return null
}
