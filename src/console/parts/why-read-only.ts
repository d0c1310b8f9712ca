import { useStore } from 'zustand'

import { workspaceStore } from '../state/workspace-store.ts'

const reason =
  'This tab only reads the workspace: another tab has it open and saves it. Take over first, at the top of the page.'

/** Why nothing can be changed in this tab, for what is disabled on that account; null where changes are taken. */
export function useWhyReadOnly(): string | null {
  return useStore(workspaceStore, ({ isReadOnly }) => isReadOnly) ? reason : null
}
