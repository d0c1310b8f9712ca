import { applyChange, reverseChange, type Change } from '#model/change.ts'
import type { Instant } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'

/** A change and when it was made; null where it was stored before times were kept. */
export type DatedChange = Change & { readonly at: Instant | null }

/** The workspace, and what undo and redo would do. */
export type History = {
  readonly workspace: Workspace
  /** Newest last. */
  readonly past: readonly DatedChange[]
  /** What redo would do next, first. */
  readonly future: readonly DatedChange[]
}

/** What was saved. `revision` is storage's own count of the steps that it was told. */
export type Loaded = History & {
  readonly revision: number
  /** Records that are broken and that nothing was lost with, as `snapshots/100`. */
  readonly unreadable: readonly string[]
}

/** One step as it is stored: `change` is what was applied, so for an undo the reverse of what it takes back. */
export type Step = {
  readonly by: 'command' | 'undo' | 'redo'
  readonly change: Change
  readonly at: Instant | null
}

/** How many changes can be undone, before the page is loaded anew and after. */
export const keptSteps = 200

/**
 * The history after `step`; of its past the last 200 changes. A change that is taken back or done again keeps the
 * time when it was made. Throws where `applyChange` does.
 */
export function advance({ workspace, past, future }: History, { by, change, at }: Step): History {
  const after = applyChange(workspace, change)
  switch (by) {
    case 'command':
      return { workspace: after, past: [...past, { ...change, at }].slice(-keptSteps), future: [] }
    case 'undo': {
      const undone = { ...reverseChange(change), at: past.at(-1)?.at ?? null }
      return { workspace: after, past: past.slice(0, -1), future: [undone, ...future] }
    }
    case 'redo': {
      const redone = { ...change, at: future[0]?.at ?? null }
      return { workspace: after, past: [...past, redone].slice(-keptSteps), future: future.slice(1) }
    }
  }
}
