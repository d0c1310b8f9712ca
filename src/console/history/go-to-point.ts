import { notify } from '#console/parts/notices.ts'
import { workspaceAfter } from '#console/state/workspace-after.ts'
import { redo, take, workspaceStore } from '#console/state/workspace-store.ts'
import { doneSentence, labelSentence } from '#console/wording/change-wording.ts'
import { problemSentence } from '#console/wording/problem-wording.ts'
import type { ChangeLabel } from '#model/change.ts'
import type { Workspace } from '#model/workspace.ts'
import { changeBetween, isEmptyChange } from '#persistence/change-between.ts'
import type { NamedVersion } from '#persistence/version-storage.ts'

/** Make the workspace what it was after the first `count` changes: one change, which one undo takes back. */
export function goBackTo(count: number): void {
  const state = workspaceStore.getState()
  const last = [...state.past, ...state.future][count - 1]
  const names = last === undefined ? [] : [labelSentence(last.label)]
  become(workspaceAfter(state, count), { verb: 'go-back', names })
}

/** Make the workspace what it was when the version was kept: one change, which one undo takes back. */
export function restoreVersion({ note }: NamedVersion, workspace: Workspace): void {
  become(workspace, { verb: 'restore-version', names: [note] })
}

/** Do again what was taken back, until the first `count` changes are done. */
export function redoTo(count: number): void {
  while (workspaceStore.getState().past.length < count && redo() !== null);
}

function become(target: Workspace, label: ChangeLabel): void {
  const change = changeBetween(workspaceStore.getState().workspace, target, label)
  if (isEmptyChange(change)) {
    notify({ type: 'info', text: 'The workspace is like that already.' })
    return
  }
  const taken = take(change)
  if (taken.ok) notify({ type: 'success', text: doneSentence(label), undoable: true })
  else notify({ type: 'error', text: problemSentence(taken.problem) })
}
