import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { Caller } from '#model/caller.ts'
import { type DocumentDraft, withDrafts } from '#model/drafts.ts'
import type { EntityId, Expectation } from '#model/entities/entity.ts'
import type { Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { runExpectation } from '../expectations/run-expectation.ts'
import { checksOfWitness } from './any-session.ts'
import type { Besides } from './flip.ts'

/** Whether `caller` may, in this workspace; null where it is unknown. */
export function isAllowed(workspace: Workspace, caller: Caller, ask: Ask): boolean | null {
  const resolution = resolve(workspace, caller, ask)
  if (resolution.kind === 'unknown') return null
  return authorizeAll(checksOfWitness(caller, resolution.checks)).decision === 'allowed'
}

/** What stands before any change. `met`: the expectations, each with whether it is met. */
export type Baseline = {
  readonly workspace: Workspace
  readonly caller: Caller
  readonly board: readonly Ask[]
  readonly allowed: readonly (boolean | null)[]
  readonly met: ReadonlyMap<Expectation, boolean>
}

/** Ask everything that changes are compared by, once. A step for each request and expectation. */
export function* baselineOf(
  workspace: Workspace,
  caller: Caller,
  board: readonly Ask[],
): Generator<null, Baseline> {
  const allowed: (boolean | null)[] = []
  for (const ask of board) {
    allowed.push(isAllowed(workspace, caller, ask))
    yield null
  }
  const met = new Map<Expectation, boolean>()
  for (const expectation of entitiesOf(workspace, 'expectation')) {
    met.set(expectation, runExpectation(workspace, expectation).kind === 'met')
    yield null
  }
  return { workspace, caller, board, allowed, met }
}

/** What `drafts` would change of it. Without any draft it changes nothing, and nothing is asked. */
export function* effectsOf(baseline: Baseline, drafts: readonly DocumentDraft[]): Generator<null, Besides> {
  const { workspace, caller, board, allowed, met } = baseline
  const [gained, lost]: [number[], number[]] = [[], []]
  const [broken, mended]: [EntityId[], EntityId[]] = [[], []]
  if (drafts.length === 0) return { gained, lost, broken, mended }
  const after = withDrafts(workspace, drafts)
  for (const [at, ask] of board.entries()) {
    const is = isAllowed(after, caller, ask) === true
    const was = allowed[at] === true
    if (is !== was) (is ? gained : lost).push(at)
    yield null
  }
  for (const [expectation, was] of met) {
    const is = runExpectation(after, expectation).kind === 'met'
    if (is !== was) (is ? mended : broken).push(expectation.id)
    yield null
  }
  return { gained, lost, broken, mended }
}
