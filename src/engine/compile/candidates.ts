import type { ContextKeys } from '../condition/context-keys.ts'
import type { Statement } from '../policy/document.ts'
import { statementKeys, type ResourceKeys } from './resource-keys.ts'
import { groupByResources, someOfGroup, type StatementGroup } from './statement-group.ts'

/** Statements of one effect that cover an action, found by the resource asked about. */
export type Candidates = {
  readonly statements: readonly Statement[]
  /** Those that may cover any resource. */
  readonly anywhere: readonly StatementGroup[]
  /** The positions in `ResourceKeys` under which the others are found. */
  readonly depths: readonly number[]
  readonly byKey: ReadonlyMap<string, readonly StatementGroup[]>
}

/** What is asked of candidates: first of their resources, once for all that share them, then of each by itself. */
export type CandidateTest = {
  readonly covers: (resources: Statement['resources']) => boolean
  readonly applies: (statement: Statement) => boolean
  /** By which statements are passed over that ask for other values; null where keys are unknown. */
  readonly context: ContextKeys | null
}

/** So few are asked one after another: looking them up would take longer. */
const few = 3

/** Sort statements by the resources that they may cover. Cost is linear, once. */
export function candidatesOf(statements: readonly Statement[]): Candidates {
  const isFew = statements.length <= few
  const anywhere: Statement[] = []
  const depths = new Set<number>()
  const byKey = new Map<string, Statement[]>()
  for (const statement of statements) {
    const keys = isFew ? null : statementKeys(statement)
    if (keys === null) anywhere.push(statement)
    for (const { depth, key } of keys ?? []) {
      depths.add(depth)
      const found = byKey.get(key)
      if (found === undefined) byKey.set(key, [statement])
      else if (found.at(-1) !== statement) found.push(statement)
    }
  }
  return {
    statements,
    anywhere: groupByResources(anywhere),
    depths: [...depths],
    byKey: new Map([...byKey].map(([key, found]) => [key, groupByResources(found)])),
  }
}

/**
 * Is there a candidate for a resource of these keys that passes the test? Each that may cover the resource is asked
 * until one passes; those of other resources never are.
 */
export function someCandidate(
  { anywhere, depths, byKey }: Candidates,
  keys: ResourceKeys,
  test: CandidateTest,
): boolean {
  if (someOf(anywhere, test)) return true
  for (const depth of depths) {
    const key = keys[depth]
    const found = key === undefined ? undefined : byKey.get(key)
    if (found !== undefined && someOf(found, test)) return true
  }
  return false
}

function someOf(groups: readonly StatementGroup[], { covers, applies, context }: CandidateTest): boolean {
  for (const group of groups) {
    if (covers(group.resources) && someOfGroup(group, context, applies)) return true
  }
  return false
}
