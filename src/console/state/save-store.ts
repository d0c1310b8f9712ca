import { create } from 'zustand'

import type { StorageProblem } from '#persistence/storage-problem.ts'

/** Whether what is on the screen is also on the disk. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** It is not, and why. What was typed lives in this tab alone. */
  | { readonly kind: 'unsaved'; readonly problem: StorageProblem }
  /** Another tab has the workspace open and saves it; this one shows what that one does. */
  | { readonly kind: 'following' }
  /** This tab is on its way to become the one that saves. */
  | { readonly kind: 'taking-over' }

export const saveStore = create<SaveState>()(() => ({ kind: 'saved' }))

/** Say how saving stands. */
export function showSaveState(state: SaveState): void {
  saveStore.setState(state, true)
}
