import { applyChange, reverseChange } from '#model/change.ts'
import type { Workspace } from '#model/workspace.ts'
import type { History } from '#persistence/history.ts'

/**
 * The workspace as it was once the first `count` changes of the line were made: 0 is before the oldest one that is
 * kept, `past.length` is now.
 */
export function workspaceAfter({ workspace, past, future }: History, count: number): Workspace {
  const undone = past.slice(count).toReversed().map(reverseChange)
  const redone = count <= past.length ? [] : future.slice(0, count - past.length)
  return [...undone, ...redone].reduce(applyChange, workspace)
}
