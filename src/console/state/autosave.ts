import type { Result } from '#engine/result.ts'
import type { History } from '#persistence/history.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import type { Storage } from '#persistence/storage.ts'

import { draftsStore } from './drafts-store.ts'
import { showSaveState } from './save-store.ts'
import { sessionStore } from './session-store.ts'
import { followWorkspace, type Step, workspaceStore } from './workspace-store.ts'

type Outcome = Promise<Result<unknown, StorageProblem>>

/** What is saved apart. Each outcome says how all of its kind stands: what failed before is saved with the next one. */
type Lane = 'steps' | 'drafts' | 'view'

/**
 * From now on write every step, every draft and who acts to `storage`. The page says *saved* only once the browser
 * says that all of it is on disk; what could not be saved is tried again as soon as anything else could. Answers how
 * to stop.
 */
export function autosave(storage: Storage): () => void {
  let open = 0
  let stopped = false
  const unsaved = new Map<Lane, StorageProblem>()
  const again: Readonly<Record<Lane, () => Outcome>> = {
    steps: () => storage.retry(),
    drafts: () => storage.saveDrafts(draftsStore.getState().drafts),
    view: () => storage.saveView({ stack: sessionStore.getState().stack }),
  }

  function show(): void {
    if (stopped) return // how saving stands is no longer ours to say
    const [problem] = unsaved.values()
    if (problem === undefined) showSaveState({ kind: open > 0 ? 'saving' : 'saved' })
    else showSaveState({ kind: 'unsaved', problem })
  }

  async function track(lane: Lane, outcome: Outcome): Promise<void> {
    open++
    show()
    const answer = await outcome
    open--
    if (answer.ok) unsaved.delete(lane)
    else unsaved.set(lane, answer.problem)
    show()
    if (answer.ok && !stopped) for (const other of unsaved.keys()) void track(other, again[other]())
  }

  const stops = [
    followWorkspace((step) => void track('steps', saveStep(storage, step))),
    draftsStore.subscribe(({ drafts }, before) => {
      if (drafts !== before.drafts) void track('drafts', again.drafts())
    }),
    sessionStore.subscribe(() => void track('view', again.view())),
  ]
  return () => {
    stopped = true
    stops.forEach((stop) => stop())
  }
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
