import { create } from 'zustand'

import type { Result } from '#engine/result.ts'
import { applyChange, type Change, reverseChange } from '#model/change.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { type Revision, revision as revisionOf } from '#worker/revision.ts'

/** A step of the history, as those who follow the workspace (workers, storage) are told of it. */
export type Step =
  | { readonly kind: 'opened'; readonly workspace: Workspace; readonly revision: Revision }
  | {
      readonly kind: 'changed'
      readonly change: Change
      readonly revision: Revision
      readonly by: 'command' | 'undo' | 'redo'
    }

export type WorkspaceState = {
  readonly workspace: Workspace
  readonly revision: Revision
  /** Newest last. */
  readonly past: readonly Change[]
  /** What redo would do next, first. */
  readonly future: readonly Change[]
}

const longestPast = 500

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
  history: Pick<WorkspaceState, 'past' | 'future'> = { past: [], future: [] },
): void {
  const revision = nextRevision()
  workspaceStore.setState({ workspace, revision, ...history })
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
  const { workspace, past } = workspaceStore.getState()
  step(change, 'command', {
    workspace: applyChange(workspace, change),
    past: [...past, change].slice(-longestPast),
    future: [],
  })
}

/** Take back the newest change. Answers it, or null where there is none. */
export function undo(): Change | null {
  const { workspace, past, future } = workspaceStore.getState()
  const change = past.at(-1)
  if (change === undefined) return null
  const back = reverseChange(change)
  step(back, 'undo', {
    workspace: applyChange(workspace, back),
    past: past.slice(0, -1),
    future: [change, ...future],
  })
  return change
}

/** Do again what was last taken back. Answers it, or null where there is none. */
export function redo(): Change | null {
  const { workspace, past, future } = workspaceStore.getState()
  const change = future[0]
  if (change === undefined) return null
  step(change, 'redo', {
    workspace: applyChange(workspace, change),
    past: [...past, change],
    future: future.slice(1),
  })
  return change
}

function step(change: Change, by: 'command' | 'undo' | 'redo', next: Omit<WorkspaceState, 'revision'>): void {
  const revision = nextRevision()
  workspaceStore.setState({ ...next, revision })
  tell({ kind: 'changed', change, revision, by })
}

function nextRevision(): Revision {
  return revisionOf(workspaceStore.getState().revision + 1)
}

function tell(news: Step): void {
  for (const follower of followers) follower(news)
}
