import type { Statement } from '../policy/document.ts'
import { statementKeys, type ResourceKeys } from './resource-keys.ts'

/** Statements of one effect that cover an action, found by the resource asked about. */
export type Candidates = {
  /** Those that may cover any resource. */
  readonly anywhere: readonly Statement[]
  /** The positions in `ResourceKeys` under which the others are found. */
  readonly depths: readonly number[]
  readonly byKey: ReadonlyMap<string, readonly Statement[]>
}

/** So few are asked one after another: looking them up would take longer. */
const few = 3

/** Sort statements by the resources that they may cover. Cost is linear, once. */
export function candidatesOf(statements: readonly Statement[]): Candidates {
  if (statements.length <= few) return { anywhere: statements, depths: [], byKey: new Map() }
  const anywhere: Statement[] = []
  const depths = new Set<number>()
  const byKey = new Map<string, Statement[]>()
  for (const statement of statements) {
    const keys = statementKeys(statement)
    if (keys === null) anywhere.push(statement)
    for (const { depth, key } of keys ?? []) {
      depths.add(depth)
      const found = byKey.get(key)
      if (found === undefined) byKey.set(key, [statement])
      else if (found.at(-1) !== statement) found.push(statement)
    }
  }
  return { anywhere, depths: [...depths], byKey }
}

/**
 * Is there a candidate for a resource of these keys that passes the test? Each that may cover the resource is asked
 * until one passes; those of other resources never are.
 */
export function someCandidate(
  { anywhere, depths, byKey }: Candidates,
  keys: ResourceKeys,
  test: (statement: Statement) => boolean,
): boolean {
  for (const statement of anywhere) if (test(statement)) return true
  for (const depth of depths) {
    const key = keys[depth]
    const found = key === undefined ? undefined : byKey.get(key)
    if (found === undefined) continue
    for (const statement of found) if (test(statement)) return true
  }
  return false
}
