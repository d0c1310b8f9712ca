import type { Result } from '#engine/result.ts'
import { applyChange, type Change, type ChangeLabel } from '#model/change.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Workspace } from '#model/workspace.ts'

import { run, take, workspaceStore } from '../state/workspace-store.ts'
import { doneSentence } from '../wording/change-wording.ts'
import { problemSentence } from '../wording/problem-wording.ts'
import { mergeChanges } from './merge-changes.ts'
import { notify } from './notices.ts'

type Outcome = Result<Change, Problem>
type Command<Input> = (workspace: Workspace, input: Input) => Outcome

/** Change the workspace and say so with an offer to undo, or say why not. Answers whether it was done. */
export function perform<Input>(command: Command<Input>, input: Input): boolean {
  const problem = attempt(command, input)
  if (problem !== null) notify({ type: 'error', text: problemSentence(problem) })
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
export function attemptAll(
  label: ChangeLabel,
  steps: readonly ((workspace: Workspace) => Outcome)[],
): Problem | null {
  let { workspace } = workspaceStore.getState()
  const changes: Change[] = []
  for (const step of steps) {
    const outcome = step(workspace)
    if (!outcome.ok) return outcome.problem
    changes.push(outcome.value)
    workspace = applyChange(workspace, outcome.value)
  }
  const change = mergeChanges(label, changes)
  return tell(take(change))
}

function tell(outcome: Outcome): Problem | null {
  if (!outcome.ok) return outcome.problem
  notify({ type: 'success', text: doneSentence(outcome.value.label), undoable: true })
  return null
}
