import { useStore } from 'zustand'

import { saveStore } from '../state/save-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { readOnlySentence } from '../wording/storage-wording.ts'

/** Why nothing can be changed in this tab, for what is disabled on that account; null where changes are taken. */
export function useWhyReadOnly(): string | null {
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  const why = useStore(saveStore, readOnlySentence)
  return isReadOnly ? why : null
}
