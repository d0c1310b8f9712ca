import type { Workspace } from '#model/workspace.ts'
import { announcedStorage } from '#persistence/announced-storage.ts'
import type { Loaded } from '#persistence/history.ts'
import { oneAfterAnother } from '#persistence/in-turn.ts'
import type { Project } from '#persistence/projects.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import { openStorage, type Storage } from '#persistence/storage.ts'
import { openTabChannel } from '#persistence/tab-channel.ts'
import { awaitWriter, holdWriter, takeOverWriter, type Writer } from '#persistence/writer-lock.ts'

import { historyNow } from './autosave.ts'
import { restoreDrafts } from './drafts-store.ts'
import { type Following, followWriter, type Tab } from './following-tab.ts'
import { keepNoted, type Notes } from './project-notes.ts'
import { projectStore } from './project-store.ts'
import { saveStore, showSaveState } from './save-store.ts'
import { restoreClock } from './session-clock.ts'
import { actAs } from './session-store.ts'
import { readClockAhead, readStoredView } from './stored-view.ts'
import { openWorkspace } from './workspace-store.ts'
import { writeHere, type Writing } from './writing-tab.ts'

/** How long the tab that writes may take to save the rest when it is asked to hand over. */
const handOverMs = 3000

type Held = Tab & {
  readonly project: Project
  /** Ends the wait for the right to write. */
  waiting: AbortController
  mode: Mode
}

type Mode =
  | { readonly kind: 'writing'; readonly writing: Writing; readonly notes: Notes }
  | { readonly kind: 'following'; readonly following: Following }
  | { readonly kind: 'between' }

let held: Held | null = null

const inTurn = oneAfterAnother()

/** What came of opening a project. */
export type Opening =
  | { readonly kind: 'opened'; readonly problem: StorageProblem | null }
  /** Nothing was ever stored in it. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly problem: StorageProblem }
  /** What is open has changes that could not be saved: it stays open, so that they aren't lost. */
  | { readonly kind: 'kept-open' }

/** What opening a project needs that the page brings along. */
export type OpeningWays = {
  /** Let somebody act in a workspace that nobody acted in yet. */
  readonly signIn: (workspace: Workspace) => void
}

/**
 * Show a project in place of the one that is open, and write it, or follow the tab that does. Where it can't be opened
 * all stays as it is. Of a project that is damaged the last whole state is opened, with the problem in the answer. What
 * is asked for while another one is being opened comes after it.
 */
export function openProject(project: Project, ways: OpeningWays): Promise<Opening> {
  return inTurn(() => openNow(project, ways))
}

async function openNow(project: Project, { signIn }: OpeningWays): Promise<Opening> {
  if (held?.project.id === project.id) return { kind: 'opened', problem: null }
  const channel = openTabChannel(project.database)
  const storage = announcedStorage(openStorage(project.database), channel)
  const writer = await holdWriter(project.database)
  const loaded = await storage.load()
  const whole = wholeOf(loaded)
  if (whole === null) {
    await letGo({ storage, channel }, writer)
    return loaded.ok ? { kind: 'empty' } : { kind: 'failed', problem: loaded.problem }
  }
  if (!(await leaveProject())) {
    await letGo({ storage, channel }, writer)
    return { kind: 'kept-open' }
  }
  projectStore.setState({ open: project })
  await show(storage, whole, signIn)
  const damage = loaded.ok ? null : loaded.problem
  if (damage !== null && writer !== 'taken') await storage.replace(historyNow())
  const tab: Held = {
    project,
    storage,
    channel,
    waiting: new AbortController(),
    mode: { kind: 'between' },
  }
  held = tab
  if (writer === 'taken') follow(tab, whole.revision)
  else write(tab, writer)
  return { kind: 'opened', problem: damage }
}

/**
 * Close what is open. Answers whether that could be done: changes that could not be saved keep it open. Nothing is
 * shown in its place yet.
 */
async function leaveProject(): Promise<boolean> {
  const tab = held
  if (tab === null) return true
  if (tab.mode.kind === 'writing' && !(await tab.mode.writing.saving.settle())) return false
  held = null
  tab.waiting.abort()
  await endMode(tab.mode)
  await letGo(tab, 'taken')
  projectStore.setState({ open: null })
  return true
}

/**
 * Write from this tab from now on: the other one saves what it has and hands over; one that doesn't answer is passed
 * over. What is stored then is shown first, so that nothing is overwritten.
 */
export async function takeOver(): Promise<void> {
  const tab = held
  if (tab === null || saveStore.getState().kind === 'taking-over') return
  showSaveState({ kind: 'taking-over' })
  await askToHandOver(tab)
  tab.waiting.abort()
  const writer = await takeOverWriter(tab.project.database)
  if (held === tab) await becomeWriter(tab, writer)
  else writer.release()
}

/** Save what could not be saved. Answers whether everything is on disk. */
export async function saveAgain(): Promise<boolean> {
  if (held?.mode.kind !== 'writing') return false
  const { writing, notes } = held.mode
  const isWhole = await writing.saving.tryAgain()
  if (isWhole) notes.noteNow() // the list may have been cleared as well
  return isWhole
}

/** Wait until everything is on disk that this tab has to write. */
export async function settleOpenProject(): Promise<void> {
  if (held?.mode.kind === 'writing') await held.mode.writing.saving.settle()
}

/** The storage of the project that is open; null where the browser stores nothing. */
export function openProjectStorage(): Storage | null {
  return held?.storage ?? null
}

async function endMode(mode: Mode): Promise<void> {
  switch (mode.kind) {
    case 'writing':
      mode.notes.stop()
      return mode.writing.stop()
    case 'following':
      return mode.following.stop()
    case 'between':
  }
}

async function letGo({ storage, channel }: Tab, writer: Writer | 'taken'): Promise<void> {
  await storage.close()
  channel.close()
  if (writer !== 'taken') writer.release()
}

function wholeOf(loaded: Awaited<ReturnType<Storage['load']>>): Loaded | null {
  if (loaded.ok) return loaded.value
  return loaded.problem.kind === 'corrupt' ? loaded.problem.recovered : null
}

async function show(storage: Storage, loaded: Loaded, signIn: OpeningWays['signIn']): Promise<void> {
  restoreDrafts([]) // those of the workspace before
  actAs(null) // whoever acted is of the workspace before: nothing is asked here in that name
  openWorkspace(loaded.workspace, loaded)
  const [drafts, view] = await Promise.all([storage.loadDrafts(), storage.loadView()])
  restoreDrafts(drafts.ok ? drafts.value.drafts : [])
  const session = view.ok ? readStoredView(view.value) : null
  restoreClock(view.ok && session !== null ? readClockAhead(view.value) : 0)
  if (session === null) signIn(loaded.workspace)
  else actAs(session.stack)
}

function write(tab: Held, writer: Writer): void {
  const notes = keepNoted(tab.project)
  const writing = writeHere(tab, writer, () => {
    notes.stop()
    if (held === tab) follow(tab, null)
  })
  tab.mode = { kind: 'writing', writing, notes }
}

function follow(tab: Held, revision: number | null): void {
  tab.mode = { kind: 'following', following: followWriter(tab, revision) }
  tab.waiting = new AbortController()
  awaitWriter(tab.project.database, tab.waiting.signal).then(
    (writer) => (held === tab ? becomeWriter(tab, writer) : writer.release()),
    () => undefined, // taken over by a click, or the project was left
  )
}

/** The one that wrote is gone, or handed over: show what it left, and go on from there. */
async function becomeWriter(tab: Held, writer: Writer): Promise<void> {
  await endMode(tab.mode)
  tab.mode = { kind: 'between' }
  const loaded = await tab.storage.load()
  const whole = wholeOf(loaded)
  if (held !== tab || whole === null) {
    writer.release()
    if (held === tab) location.reload() // what can't be read is said as at every start
    return
  }
  openWorkspace(whole.workspace, whole)
  const drafts = await tab.storage.loadDrafts()
  if (drafts.ok) restoreDrafts(drafts.value.drafts)
  if (!loaded.ok) await tab.storage.replace(historyNow())
  write(tab, writer)
}

async function askToHandOver({ channel }: Tab): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      stopHearing()
      clearTimeout(timer)
      resolve()
    }
    const stopHearing = channel.hear(({ kind }) => {
      if (kind === 'handed-over') end()
    })
    const timer = setTimeout(end, handOverMs)
    channel.say({ kind: 'hand-over' })
  })
}
