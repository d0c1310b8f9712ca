import { useStore } from 'zustand'

import { useClockMinute } from './clock-minute.ts'
import { draftsStore } from './drafts-store.ts'
import type { Moment } from './queries.ts'
import { workspaceStore } from './workspace-store.ts'

/** The present of the workspace, drafts included, and of the clock, as answers hang on it. */
export function useMoment(): Moment {
  const revision = useStore(workspaceStore, (state) => state.revision)
  const drafts = useStore(draftsStore, (state) => state.deciding)
  const now = useClockMinute()
  return { revision, drafts, now }
}
