import { create } from 'zustand'

import { ok, refused, type Result } from '#engine/result.ts'
import { type Change, reverseChange } from '#model/change.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { DocumentPlace } from '#model/document-place.ts'
import type { Instant } from '#model/entities/names.ts'
import { keepPlaces } from '#model/keep-places.ts'
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
      readonly at: Instant | null
      /** Where an edit in progress ends with this step; null where none does. */
      readonly ends: DocumentPlace | null
    }

export type WorkspaceState = History & {
  readonly revision: Revision
  /** Another tab writes this workspace, and this one shows it: nothing can be changed here. */
  readonly isReadOnly: boolean
}

export const workspaceStore = create<WorkspaceState>()(() => ({
  workspace: emptyWorkspace(''),
  revision: revisionOf(0),
  past: [],
  future: [],
  isReadOnly: false,
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

/** From now on refuse every change but those of `followStep`, or no longer. */
export function setReadOnly(isReadOnly: boolean): void {
  workspaceStore.setState({ isReadOnly })
}

/**
 * Change the workspace by a command. A refused one leaves all as it was and answers its problem. `ends` is where the
 * change was written as an edit in progress, which is stored no longer once the change is.
 */
export function run<Input>(
  command: (workspace: Workspace, input: Input) => Result<Change, Problem>,
  input: Input,
  ends: DocumentPlace | null = null,
): Result<Change, Problem> {
  const outcome = command(workspaceStore.getState().workspace, input)
  return outcome.ok ? take(outcome.value, ends) : outcome
}

/** Take a change that was made elsewhere, such as an import's. Refused where the workspace is read-only. */
export function take(change: Change, ends: DocumentPlace | null = null): Result<Change, Problem> {
  const { workspace, isReadOnly } = workspaceStore.getState()
  if (isReadOnly) return refused({ kind: 'read-only' })
  step({ by: 'command', change: keepPlaces(workspace, change), at: now() }, ends)
  return ok(change)
}

/** Take back the newest change. Answers it, or null where there is none. */
export function undo(): Change | null {
  const { past, isReadOnly } = workspaceStore.getState()
  const change = past.at(-1) ?? null
  if (change === null || isReadOnly) return null
  step({ by: 'undo', change: reverseChange(change), at: now() })
  return change
}

/** Do again what was last taken back. Answers it, or null where there is none. */
export function redo(): Change | null {
  const { future, isReadOnly } = workspaceStore.getState()
  const change = future[0] ?? null
  if (change === null || isReadOnly) return null
  step({ by: 'redo', change, at: now() })
  return change
}

/** Do what another tab did, which saved it already. Throws where it was made from another workspace than this. */
export function followStep(made: HistoryStep): void {
  step(made)
}

function step(made: HistoryStep, ends: DocumentPlace | null = null): void {
  const revision = nextRevision()
  workspaceStore.setState({ ...advance(workspaceStore.getState(), made), revision })
  tell({ kind: 'changed', revision, ends, ...made })
}

function now(): Instant {
  return new Date().toISOString()
}

function nextRevision(): Revision {
  return revisionOf(workspaceStore.getState().revision + 1)
}

function tell(news: Step): void {
  for (const follower of followers) follower(news)
}
