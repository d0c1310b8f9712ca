import { create } from 'zustand'

import { notify } from '#console/parts/notices.ts'
import { signInFirst } from '#console/session/first-sign-in.ts'
import { signInAfterImports } from '#console/session/sign-in-after-imports.ts'
import { autosave, historyNow } from '#console/state/autosave.ts'
import { restoreDrafts } from '#console/state/drafts-store.ts'
import { startEngines } from '#console/state/engines.ts'
import { showSaveState } from '#console/state/save-store.ts'
import { actAs, keepActingThroughRenames } from '#console/state/session-store.ts'
import { readStoredView } from '#console/state/stored-view.ts'
import { openWorkspace } from '#console/state/workspace-store.ts'
import { storageSentence } from '#console/wording/storage-wording.ts'
import type { History } from '#persistence/history.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import { openStorage, type Storage } from '#persistence/storage.ts'
import { holdWriter, takeOverWriter, type Writer } from '#persistence/writer-lock.ts'

/** How far the page is on its way to a workspace. */
export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }

export const startUpStore = create<{ readonly phase: Phase }>()(() => ({ phase: { kind: 'loading' } }))

const storageName = 'rolescape'
let storage: Storage | null = null

/** Start the engines and open what was saved last, or the sample where nothing was. */
export async function startUp(): Promise<void> {
  try {
    await openLast()
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    startUpStore.setState({
      phase: { kind: 'failed', reason: `Something went wrong at the start: ${what}.` },
    })
  }
}

async function openLast(): Promise<void> {
  startEngines(
    () =>
      new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  )
  keepActingThroughRenames()
  signInAfterImports()
  const sample = fetchSample() // on its way while storage opens
  sample.catch(() => undefined) // where it is needed, it is awaited
  storage = openStorage(storageName)
  const writer = await holdWriter(storageName)
  const loaded = await storage.load()
  if (loaded.ok && loaded.value !== null) await open(storage, loaded.value, writer)
  else if (loaded.ok) await openFresh(await sample, storage, writer)
  else await recover(storage, loaded.problem, await sample, writer)
  if (writer === 'taken') showSaveState({ kind: 'elsewhere' })
}

/** Open the sample in place of what can't be opened, and keep it from now on. */
export async function openSample(): Promise<void> {
  if (storage !== null) await openFresh(await fetchSample(), storage, await holdWriter(storageName))
}

/** Save from this tab from now on: what the other one saved is loaded first, so that nothing is overwritten. */
export async function takeOver(): Promise<void> {
  const writer = await takeOverWriter(storageName)
  const loaded = storage === null ? null : await storage.load()
  if (storage === null || loaded === null || !loaded.ok || loaded.value === null) return location.reload()
  await open(storage, loaded.value, writer)
}

async function open(from: Storage, history: History, writer: Writer | 'taken'): Promise<void> {
  openWorkspace(history.workspace, history)
  const [drafts, view] = await Promise.all([from.loadDrafts(), from.loadView()])
  restoreDrafts(drafts.ok ? drafts.value.drafts : [])
  const session = view.ok ? readStoredView(view.value) : null
  if (session === null) signInFirst(history.workspace)
  else actAs(session.stack)
  if (writer !== 'taken') void keep(from, writer)
  startUpStore.setState({ phase: { kind: 'ready' } })
}

async function openFresh(sample: unknown, into: Storage, writer: Writer | 'taken'): Promise<void> {
  const { loadWorkspace } = await import('#model/file/workspace-file.ts') // a returning visitor needs no sample
  const read = loadWorkspace(sample)
  if (!read.ok) throw new Error(`the sample can't be read: ${JSON.stringify(read.problem)}`)
  openWorkspace(read.value)
  signInFirst(read.value)
  startUpStore.setState({ phase: { kind: 'ready' } })
  if (writer !== 'taken') await keepFrom(into, writer)
}

async function recover(
  from: Storage,
  problem: StorageProblem,
  sample: unknown,
  writer: Writer | 'taken',
): Promise<void> {
  if (problem.kind === 'corrupt' && problem.recovered !== null) {
    await open(from, problem.recovered, 'taken')
    if (writer !== 'taken') await keepFrom(from, writer)
    notify({ type: 'warning', text: storageSentence(problem) })
  } else if (problem.kind === 'unavailable' || problem.kind === 'quota-exceeded') {
    await openFresh(sample, from, 'taken')
    showSaveState({ kind: 'unsaved', problem })
  } else {
    startUpStore.setState({ phase: { kind: 'failed', reason: storageSentence(problem) } })
  }
}

/** Store the workspace whole, then keep it. */
async function keepFrom(where: Storage, writer: Writer): Promise<void> {
  const stored = await where.replace(historyNow())
  void keep(where, writer)
  if (!stored.ok) showSaveState({ kind: 'unsaved', problem: stored.problem })
}

async function keep(where: Storage, writer: Writer): Promise<void> {
  const stop = autosave(where)
  showSaveState({ kind: 'saved' })
  await writer.lost
  stop()
  showSaveState({ kind: 'elsewhere' })
}

async function fetchSample(): Promise<unknown> {
  const response = await fetch('./samples/teaching.json')
  return response.json()
}
