import { ok, type Result } from '#engine/result.ts'
import { applyChange, type Change, type ChangeLabel } from '#model/change.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Workspace } from '#model/workspace.ts'

import { run, take, workspaceStore } from '../state/workspace-store.ts'
import { doneSentence } from '../wording/change-wording.ts'
import { mergeChanges } from './merge-changes.ts'
import { notify } from './notices.ts'

type Outcome = Result<Change, Problem>
/** One step of several that are done together. */
export type ChangeStep = (workspace: Workspace) => Outcome
type Command<Input> = (workspace: Workspace, input: Input) => Outcome

/** Change the workspace and say so with an offer to undo, or say why not. Answers whether it was done. */
export function perform<Input>(command: Command<Input>, input: Input): boolean {
  const problem = attempt(command, input)
  if (problem !== null) void tellWhyNot(problem)
  return problem === null
}

/** As `perform`, for forms: the problem is the answer, to be shown at its field; null where all went well. */
export function attempt<Input>(command: Command<Input>, input: Input): Problem | null {
  return tell(run(command, input))
}

/**
 * Do several steps as one change, which one undo takes back. Each step sees the workspace as the former one
 * leaves it; where one is refused, none is done.
 */
export function attemptAll(label: ChangeLabel, steps: readonly ChangeStep[]): Problem | null {
  const made = changesOf(workspaceStore.getState().workspace, steps)
  return made.ok ? tell(take(mergeChanges(label, made.value))) : made.problem
}

/** What several steps would do as one change; null where one of them is refused. For showing it before it is done. */
export function changeOfAll(workspace: Workspace, steps: readonly ChangeStep[]): Change | null {
  const made = changesOf(workspace, steps)
  return made.ok ? mergeChanges({ verb: 'none', names: [] }, made.value) : null
}

function changesOf(start: Workspace, steps: readonly ChangeStep[]): Result<readonly Change[], Problem> {
  let workspace = start
  const changes: Change[] = []
  for (const step of steps) {
    const outcome = step(workspace)
    if (!outcome.ok) return outcome
    changes.push(outcome.value)
    workspace = applyChange(workspace, outcome.value)
  }
  return ok(changes)
}

/** Say why something was not done. The sentences for problems are many, and fetched when the first is needed. */
export async function tellWhyNot(problem: Problem): Promise<void> {
  const { problemSentence } = await import('../wording/problem-wording.ts')
  notify({ type: 'error', text: problemSentence(problem) })
}

function tell(outcome: Outcome): Problem | null {
  if (!outcome.ok) return outcome.problem
  notify({ type: 'success', text: doneSentence(outcome.value.label), undoable: true })
  return null
}
