import type { Action } from '../policy/action-pattern.ts'
import type { CompiledPolicy } from './compile-policies.ts'
import { coveringByAll, type Covering } from './covering.ts'

/** Lists of so few policies are asked one policy after another. */
const few = 6

/** How many actions a list is remembered for; then all are forgotten, and sorted out anew. */
const mostActions = 256

/** For each list and each action that it was asked about: null after the first time, its statements after the second. */
const remembered = new WeakMap<readonly CompiledPolicy[], Map<string, Covering | null>>()

/**
 * The statements of a list of policies that cover an action, in as few parts as is worth it: one for each policy the
 * first time, and a single one from then on, so that what other policies of the list are about costs nothing.
 *
 * The list must not change.
 */
export function coveringPolicies(policies: readonly CompiledPolicy[], action: Action): readonly Covering[] {
  if (policies.length <= few) return ofEach(policies, action)
  const byAction = remembered.get(policies) ?? new Map<string, Covering | null>()
  const known = byAction.get(action.name)
  if (known) return [known]
  if (byAction.size === 0) remembered.set(policies, byAction)
  if (known === undefined) {
    if (byAction.size >= mostActions) byAction.clear()
    byAction.set(action.name, null)
    return ofEach(policies, action)
  }
  const covering = coveringByAll(ofEach(policies, action))
  byAction.set(action.name, covering)
  return [covering]
}

function ofEach(policies: readonly CompiledPolicy[], action: Action): readonly Covering[] {
  return policies.map(({ document }) => document.covering(action))
}
