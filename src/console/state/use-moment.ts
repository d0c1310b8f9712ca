import { useStore } from 'zustand'

import { draftsStore } from './drafts-store.ts'
import type { Moment } from './queries.ts'
import { workspaceStore } from './workspace-store.ts'

/** The present of the workspace, drafts included, as answers hang on it. */
export function useMoment(): Moment {
  const revision = useStore(workspaceStore, (state) => state.revision)
  const drafts = useStore(draftsStore, (state) => state.deciding)
  return { revision, drafts }
}
