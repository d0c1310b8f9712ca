import type { JsonStatement } from '../../policy/statement-place.ts'
import { isJsonObject } from '../../text/json-object.ts'

/** What IAM takes alone or as a list, as a list (R2.3). Nothing where the element is absent. */
export function entriesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** One entry alone, several as a list. */
export function fromEntries(entries: readonly unknown[]): unknown {
  return entries.length === 1 ? entries[0] : entries
}

/** The value with another entry at its end. */
export function withEntry(value: unknown, entry: unknown): unknown {
  return fromEntries([...entriesOf(value), entry])
}

/** The object without one member. */
export function without(object: JsonStatement, member: string): JsonStatement {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== member))
}

/** The object with a member in the place of another one, in the same order. */
export function withInstead(
  object: JsonStatement,
  member: string,
  entry: readonly [string, unknown],
): JsonStatement {
  return Object.fromEntries(Object.entries(object).map((each) => (each[0] === member ? entry : each)))
}

/** A condition block with other values for a key of an operator; null takes the key out. An empty operator goes too. */
export function withOperand(
  block: JsonStatement,
  { operator, key }: { readonly operator: string; readonly key: string },
  values: unknown,
): JsonStatement {
  const keys = Object.hasOwn(block, operator) ? block[operator] : undefined
  const others = isJsonObject(keys) ? keys : {}
  const changed = values === null ? without(others, key) : { ...others, [key]: values }
  return Object.keys(changed).length === 0 ? without(block, operator) : { ...block, [operator]: changed }
}

/** A statement with another condition block; an empty one is left out. */
export function withCondition(statement: JsonStatement, block: JsonStatement): JsonStatement {
  return Object.keys(block).length === 0
    ? without(statement, 'Condition')
    : { ...statement, Condition: block }
}

/** The condition block of a statement; empty where it has none. */
export function conditionOf(statement: JsonStatement): JsonStatement {
  const block = Object.hasOwn(statement, 'Condition') ? statement['Condition'] : undefined
  return isJsonObject(block) ? block : {}
}
