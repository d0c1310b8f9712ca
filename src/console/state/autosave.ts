import type { Result } from '#engine/result.ts'
import type { History } from '#persistence/history.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import type { Storage } from '#persistence/storage.ts'

import { draftsStore } from './drafts-store.ts'
import { showSaveState } from './save-store.ts'
import { sessionStore } from './session-store.ts'
import { followWorkspace, type Step, workspaceStore } from './workspace-store.ts'

type Outcome = Promise<Result<unknown, StorageProblem>>

/**
 * From now on write every step, every draft and who acts to `storage`. The page says *saved* only once the browser
 * says that it is on disk. Answers how to stop.
 */
export function autosave(storage: Storage): () => void {
  let open = 0
  let unsaved: StorageProblem | null = null

  /** `whole`: this outcome also says how everything before it stands, as a step's does and a draft's doesn't. */
  async function track(outcome: Outcome, whole: boolean): Promise<void> {
    open++
    if (unsaved === null) showSaveState({ kind: 'saving' })
    const answer = await outcome
    open--
    if (!answer.ok) unsaved = answer.problem
    else if (whole) unsaved = null
    if (unsaved !== null) showSaveState({ kind: 'unsaved', problem: unsaved })
    else if (open === 0) showSaveState({ kind: 'saved' })
  }

  const stops = [
    followWorkspace((step) => void track(saveStep(storage, step), true)),
    draftsStore.subscribe(({ drafts }, before) => {
      if (drafts !== before.drafts) void track(storage.saveDrafts(drafts), false)
    }),
    sessionStore.subscribe(({ stack }) => void track(storage.saveView({ stack }), false)),
  ]
  return () => stops.forEach((stop) => stop())
}

function saveStep(storage: Storage, step: Step): Outcome {
  return step.kind === 'opened'
    ? storage.replace(historyNow())
    : storage.append({ by: step.by, change: step.change })
}

/** The workspace with what undo and redo would do, as storage keeps it. */
export function historyNow(): History {
  const { workspace, past, future } = workspaceStore.getState()
  return { workspace, past, future }
}
