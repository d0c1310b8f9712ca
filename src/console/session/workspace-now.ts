import { withDrafts } from '#model/drafts.ts'
import type { Workspace } from '#model/workspace.ts'

import { draftsStore } from '../state/drafts-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'

/** The workspace with the drafts that decide in it, as the board counts them. */
export function workspaceNow(): Workspace {
  return withDrafts(workspaceStore.getState().workspace, draftsStore.getState().deciding)
}
