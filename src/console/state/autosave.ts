import type { Result } from '#engine/result.ts'
import { placeKey } from '#model/document-place.ts'
import type { History } from '#persistence/history.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import type { Storage } from '#persistence/storage.ts'

import { draftsStore } from './drafts-store.ts'
import { showSaveState } from './save-store.ts'
import { sessionClock } from './session-clock.ts'
import { sessionStore } from './session-store.ts'
import { followWorkspace, type Step, workspaceStore } from './workspace-store.ts'

type Outcome = Promise<Result<unknown, StorageProblem>>

/** What is saved apart. Each outcome says how all of its kind stands: what failed before is saved with the next one. */
type Lane = 'steps' | 'drafts' | 'view'

/** How often to look, once storage was taken away, whether it can be opened again. */
const mostLooks = 20
const lookAgainMs = 250

export type Autosave = {
  /** Write nothing any more, and say nothing of what is on its way. */
  readonly stop: () => void
  /** Wait for all that is on its way. Answers whether everything is on disk. */
  readonly settle: () => Promise<boolean>
  /** Save what could not be saved; everything, where what was stored is gone. Answers whether everything is on disk. */
  readonly tryAgain: () => Promise<boolean>
}

/**
 * From now on write every step, every draft and who acts to `storage`. The page says *saved* only once the browser
 * says that all of it is on disk; what could not be saved is tried again as soon as anything else could. What somebody
 * cleared is not written again by itself: that is for a person to say.
 */
export function autosave(storage: Storage): Autosave {
  let stopped = false
  /** What is on its way, and whether the page need not say so. */
  const open = new Map<Outcome, boolean>()
  const unsaved = new Map<Lane, StorageProblem>()
  const isCleared = () => unsaved.get('steps')?.kind === 'cleared'
  const again: Readonly<Record<Lane, () => Outcome>> = {
    steps: () => (isCleared() ? storage.replace(historyNow()) : storage.retry()),
    drafts: () => storage.saveDrafts(draftsStore.getState().drafts),
    view: () => storage.saveView(viewNow()),
  }

  function show(): void {
    if (stopped) return // how saving stands is no longer ours to say
    const [problem] = unsaved.values()
    if (problem === undefined)
      showSaveState({ kind: [...open.values()].includes(false) ? 'saving' : 'saved' })
    else showSaveState({ kind: 'unsaved', problem })
  }

  async function track(lane: Lane, outcome: Outcome, isQuiet = false): Promise<void> {
    open.set(outcome, isQuiet)
    show()
    const answer = await outcome
    open.delete(outcome)
    if (answer.ok) unsaved.delete(lane)
    else unsaved.set(lane, answer.problem)
    show()
    if (answer.ok && !stopped && !isCleared())
      for (const other of unsaved.keys()) void track(other, again[other]())
  }

  async function settle(): Promise<boolean> {
    while (open.size > 0) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- an attempt that ends may begin another, which is known only then and must be waited for as well
      await Promise.all(open.keys())
    }
    return unsaved.size === 0
  }

  async function tryAgain(): Promise<boolean> {
    const lanes: readonly Lane[] = isCleared() ? ['steps', 'drafts', 'view'] : [...unsaved.keys()]
    await Promise.all(lanes.map((lane) => track(lane, again[lane]())))
    return settle()
  }

  async function lookWhetherGone(looks: number): Promise<void> {
    const found = await storage.check()
    if (found.ok || stopped) return
    unsaved.set('steps', found.problem)
    show()
    if (found.problem.kind === 'cleared' || looks === 0) return
    // While the browser is still clearing, it refuses to open anything.
    setTimeout(() => void lookWhetherGone(looks - 1), lookAgainMs)
  }

  storage.whenGone(() => void lookWhetherGone(mostLooks))
  const stops = [
    followWorkspace((step) => void track('steps', saveStep(storage, step))),
    followDrafts((isDone) => void track('drafts', again.drafts(), isDone)),
    followView(() => void track('view', again.view())),
  ]
  const stop = (): void => {
    stopped = true
    stops.forEach((end) => end())
  }
  return { stop, settle, tryAgain }
}

/**
 * Told of each change of the drafts. `isDone`: all that goes was taken off the disk by a step, in its own transaction, so that
 * the other tabs are told and nothing is left to write: the page need not say that it saves.
 */
function followDrafts(listener: (isDone: boolean) => void): () => void {
  const ended = new Set<string>()
  const stops = [
    followWorkspace((step) => {
      if (step.kind !== 'opened' && step.ends !== null) ended.add(placeKey(step.ends))
    }),
    draftsStore.subscribe(({ drafts }, { drafts: before }) => {
      if (drafts === before) return
      const keys = new Set([...Object.keys(before), ...Object.keys(drafts)])
      const changed = [...keys].filter((key) => before[key] !== drafts[key])
      const isDone = changed.every((key) => drafts[key] === undefined && ended.has(key))
      for (const key of changed) ended.delete(key)
      listener(isDone)
    }),
  ]
  return () => stops.forEach((stop) => stop())
}

function saveStep(storage: Storage, step: Step): Outcome {
  return step.kind === 'opened'
    ? storage.replace(historyNow())
    : storage.append(
        { by: step.by, change: step.change, at: step.at },
        step.ends === null ? null : placeKey(step.ends),
      )
}

/** Who acts, and how far their clock was moved. */
function viewNow() {
  return { stack: sessionStore.getState().stack, aheadMs: sessionClock.getState().aheadMs }
}

function followView(listener: () => void): () => void {
  const stops = [sessionStore.subscribe(listener), sessionClock.subscribe(listener)]
  return () => stops.forEach((stop) => stop())
}

/** The workspace with what undo and redo would do, as storage keeps it. */
export function historyNow(): History {
  const { workspace, past, future } = workspaceStore.getState()
  return { workspace, past, future }
}
