import type { StorageProblem } from '#persistence/storage-problem.ts'

import type { ProjectProblem } from '../state/project-actions.ts'
import { type SaveState, saveStore } from '../state/save-store.ts'

/** Why something could not be saved or opened, and what to do. */
export function storageSentence(problem: StorageProblem): string {
  switch (problem.kind) {
    case 'unavailable':
      return 'This browser does not let the page store anything (a private window, or site data is blocked), so your work lives in this tab alone. Download it before you close the tab.'
    case 'blocked':
      return 'Another tab holds an older version of Rolescape open. Close it and try again.'
    case 'newer-version':
      return 'A newer version of Rolescape saved this workspace. Reload the page to get that version.'
    case 'quota-exceeded':
      return 'The browser’s storage for this page is full, so your latest changes are not saved. Download the workspace, or free some space and try again.'
    case 'out-of-step':
      return 'Another tab saved this workspace in the meantime, so this tab stopped saving. Download your work here before you reload.'
    case 'cleared':
      return 'What this browser stored for the page was cleared, so your work lives in this tab alone. Download it, or save it again.'
    case 'corrupt':
      return problem.recovered === null
        ? 'What this browser stored can’t be read any more.'
        : `Some of what this browser stored can’t be read any more. The last whole state was opened${problem.lost === 0 ? '.' : `; ${problem.lost} later change${problem.lost === 1 ? ' is' : 's are'} lost.`}`
    case 'failed':
      return `The browser could not store your latest changes (${problem.name}). Download the workspace to be safe, or try again.`
  }
}

/** Why something could not be done with a workspace as a whole. */
export function projectSentence(problem: ProjectProblem): string {
  switch (problem.kind) {
    case 'open-elsewhere':
      return 'This workspace is open in another tab. Close it there, or do it from that tab.'
    case 'kept-open':
      return 'The open workspace has changes that could not be saved, so it stays open. Download it or save it first.'
    case 'empty':
      return 'Nothing is stored of this workspace any more.'
    case 'read-only':
      return readOnlySentence(saveStore.getState())
    case 'name-taken':
      return problem.inBin
        ? `A workspace in the bin is called “${problem.name}” and may come back. Choose another name.`
        : `Another workspace is called “${problem.name}”. Choose another name.`
    case 'unavailable':
    case 'blocked':
    case 'newer-version':
    case 'quota-exceeded':
    case 'out-of-step':
    case 'cleared':
    case 'corrupt':
    case 'failed':
      return storageSentence(problem)
  }
}

/** Why nothing can be changed in a tab that only reads, as its saving stands. */
export function readOnlyReason(state: SaveState): string {
  switch (state.kind) {
    case 'following':
    case 'taking-over':
      return 'This tab only reads the workspace: another tab has it open and saves it, so nothing can be changed here.'
    case 'saved':
    case 'saving':
      return 'The workspace is being handed to another tab, so nothing can be changed here for the moment.'
    case 'unsaved':
      return storageSentence(state.problem)
  }
}

/** The same, and where to change that, if it can be. */
export function readOnlySentence(state: SaveState): string {
  const reason = readOnlyReason(state)
  return canTakeOver(state) ? `${reason} Take over first: the button stands at the top of the page.` : reason
}

/** Whether the page offers to take over. */
export function canTakeOver({ kind }: SaveState): boolean {
  return kind === 'following' || kind === 'taking-over'
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** `3.2 MB`. */
export function sizeText(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${size >= 100 || unit === 0 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit] ?? ''}`
}
