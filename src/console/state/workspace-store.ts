import { create } from 'zustand'

import type { Result } from '#engine/result.ts'
import { type Change, reverseChange } from '#model/change.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { advance, type History, type Step as HistoryStep } from '#persistence/history.ts'
import { type Revision, revision as revisionOf } from '#worker/revision.ts'

/** A step of the history, as those who follow the workspace (workers, storage) are told of it. */
export type Step =
  | { readonly kind: 'opened'; readonly workspace: Workspace; readonly revision: Revision }
  | {
      readonly kind: 'changed'
      readonly change: Change
      readonly revision: Revision
      readonly by: HistoryStep['by']
    }

export type WorkspaceState = History & { readonly revision: Revision }

export const workspaceStore = create<WorkspaceState>()(() => ({
  workspace: emptyWorkspace(''),
  revision: revisionOf(0),
  past: [],
  future: [],
}))

const followers = new Set<(step: Step) => void>()

/** Be told of every step from now on. Answers how to stop. */
export function followWorkspace(follower: (step: Step) => void): () => void {
  followers.add(follower)
  return () => {
    followers.delete(follower)
  }
}

/** Take another workspace, with its history where it has one. */
export function openWorkspace(
  workspace: Workspace,
  { past, future }: Pick<History, 'past' | 'future'> = { past: [], future: [] },
): void {
  const revision = nextRevision()
  workspaceStore.setState({ workspace, revision, past, future })
  tell({ kind: 'opened', workspace, revision })
}

/** Change the workspace by a command. A refused one leaves all as it was and answers its problem. */
export function run<Input, Problem>(
  command: (workspace: Workspace, input: Input) => Result<Change, Problem>,
  input: Input,
): Result<Change, Problem> {
  const outcome = command(workspaceStore.getState().workspace, input)
  if (outcome.ok) take(outcome.value)
  return outcome
}

/** Take a change that was made elsewhere, such as an import's. */
export function take(change: Change): void {
  step('command', change)
}

/** Take back the newest change. Answers it, or null where there is none. */
export function undo(): Change | null {
  const change = workspaceStore.getState().past.at(-1) ?? null
  if (change !== null) step('undo', reverseChange(change))
  return change
}

/** Do again what was last taken back. Answers it, or null where there is none. */
export function redo(): Change | null {
  const change = workspaceStore.getState().future[0] ?? null
  if (change !== null) step('redo', change)
  return change
}

function step(by: HistoryStep['by'], change: Change): void {
  const revision = nextRevision()
  workspaceStore.setState({ ...advance(workspaceStore.getState(), { by, change }), revision })
  tell({ kind: 'changed', change, revision, by })
}

function nextRevision(): Revision {
  return revisionOf(workspaceStore.getState().revision + 1)
}

function tell(news: Step): void {
  for (const follower of followers) follower(news)
}
