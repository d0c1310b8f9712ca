import { applyChange, reverseChange, type Change } from '#model/change.ts'
import type { Workspace } from '#model/workspace.ts'

/** The workspace, and what undo and redo would do. */
export type History = {
  readonly workspace: Workspace
  /** Newest last. */
  readonly past: readonly Change[]
  /** What redo would do next, first. */
  readonly future: readonly Change[]
}

/** What was saved. `revision` is storage's own count of the steps that it was told. */
export type Loaded = History & {
  readonly revision: number
  /** Records that are broken and that nothing was lost with, as `snapshots/100`. */
  readonly unreadable: readonly string[]
}

/** One step as it is stored: `change` is what was applied, so for an undo the reverse of what it takes back. */
export type Step = { readonly by: 'command' | 'undo' | 'redo'; readonly change: Change }

/** How many changes can be undone, before the page is loaded anew and after. */
export const keptSteps = 200

/** The history after `step`; of its past the last 200 changes. Throws where `applyChange` does. */
export function advance({ workspace, past, future }: History, { by, change }: Step): History {
  const after = applyChange(workspace, change)
  switch (by) {
    case 'command':
      return { workspace: after, past: [...past, change].slice(-keptSteps), future: [] }
    case 'undo':
      return { workspace: after, past: past.slice(0, -1), future: [reverseChange(change), ...future] }
    case 'redo':
      return { workspace: after, past: [...past, change].slice(-keptSteps), future: future.slice(1) }
  }
}
