import { create } from 'zustand'

import { notify } from '#console/parts/notices.ts'
import { signInFirst } from '#console/session/first-sign-in.ts'
import { signInAfterImports } from '#console/session/sign-in-after-imports.ts'
import { startEngines } from '#console/state/engines.ts'
import {
  fill,
  openNewSample,
  type ProjectProblem,
  projectOfTab,
  provideProjects,
  sampleWorkspace,
  switchTo,
} from '#console/state/project-actions.ts'
import { readProjects } from '#console/state/project-catalogue.ts'
import { hideBefore, shownProjects } from '#console/state/project-store.ts'
import { showSaveState } from '#console/state/save-store.ts'
import { keepActingThroughRenames } from '#console/state/session-store.ts'
import { openWorkspace } from '#console/state/workspace-store.ts'
import { projectSentence, storageSentence } from '#console/wording/storage-wording.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Project } from '#persistence/projects.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'

import { askToPersistOnce } from './persist-once.ts'
import { isFreshVisit, isReturn } from './visit.ts'

/** How far the page is on its way to a workspace. */
export type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }

export const startUpStore = create<{ readonly phase: Phase }>()(() => ({ phase: { kind: 'loading' } }))

/** Start the engines and open what was open last, or the sample where nothing was. */
export async function startUp(): Promise<void> {
  startEngines(
    () =>
      new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' }),
  )
  keepActingThroughRenames()
  signInAfterImports()
  askToPersistOnce()
  const teaching = fetchSample('teaching') // on its way while storage opens
  teaching.catch(() => undefined) // where it is needed, it is awaited
  provideProjects({
    signIn: signInFirst,
    sample: async (name) => readSample(name, name === 'teaching' ? await teaching : await fetchSample(name)),
  })
  await attempt(openLast)
  setTimeout(() => void readAhead(), afterFirstPicture)
}

/** What comes first is asked for by then, in milliseconds. */
const afterFirstPicture = 1000

async function readAhead(): Promise<void> {
  const { keepWarm } = await import('./warm-up.ts')
  keepWarm()
}

/** Open the sample as a project of its own, in place of what can't be opened. */
export function openSample(): Promise<void> {
  return attempt(openSampleAnew)
}

async function attempt(work: () => Promise<Phase>): Promise<void> {
  try {
    startUpStore.setState({ phase: await work() })
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    startUpStore.setState({
      phase: { kind: 'failed', reason: `Something went wrong at the start: ${what}.` },
    })
  }
}

async function openLast(): Promise<Phase> {
  const listed = await readProjects()
  if (!listed.ok) return withoutProject(listed.problem)
  const projects = shownProjects(listed.value, null).filter(({ deletedAt }) => deletedAt === null)
  const ofTab = projects.find(({ id }) => id === projectOfTab())
  if (isFreshVisit()) {
    hideBefore((isReturn() ? ofTab?.createdAt : null) ?? new Date().toISOString())
    if (!isReturn() || ofTab === undefined) return openSampleAnew()
  }
  const project = ofTab ?? projects[0]
  return project === undefined ? openSampleAnew() : openStored(project)
}

async function openStored(project: Project): Promise<Phase> {
  const opened = await switchTo(project)
  if (opened.ok) {
    if (opened.value.damage !== null) notify({ type: 'warning', text: storageSentence(opened.value.damage) })
    return { kind: 'ready' }
  }
  return opened.problem.kind === 'empty' ? openEmpty(project) : withoutProject(opened.problem)
}

/** Nothing was ever stored in it, or it was cleared. Another tab may be about to fill it. */
async function openEmpty(project: Project): Promise<Phase> {
  const filled = await fill(project, await sampleWorkspace('teaching'))
  if (!filled.ok && filled.problem.kind !== 'open-elsewhere') return withoutProject(filled.problem)
  if (!filled.ok) await new Promise((later) => setTimeout(later, 200))
  const phase = await openStored(project)
  if (filled.ok && project.name !== null) {
    notify({
      type: 'warning',
      text: `Nothing is stored of “${project.name}” any more. The sample stands in its place.`,
    })
  }
  return phase
}

async function openSampleAnew(): Promise<Phase> {
  const opened = await openNewSample()
  return opened.ok ? { kind: 'ready' } : withoutProject(opened.problem)
}

/** Where nothing can be stored the sample lives in this tab alone; what is there and can't be opened is left alone. */
async function withoutProject(problem: ProjectProblem): Promise<Phase> {
  if (problem.kind !== 'unavailable' && problem.kind !== 'quota-exceeded') {
    return { kind: 'failed', reason: projectSentence(problem) }
  }
  await openUnsaved(problem)
  return { kind: 'ready' }
}

async function openUnsaved(problem: StorageProblem): Promise<void> {
  const sample = await sampleWorkspace('teaching')
  openWorkspace(sample)
  signInFirst(sample)
  showSaveState({ kind: 'unsaved', problem })
}

async function fetchSample(name: string): Promise<unknown> {
  const response = await fetch(`./samples/${name}.json`)
  return response.json()
}

async function readSample(name: string, file: unknown): Promise<Workspace> {
  const { loadWorkspace } = await import('#model/file/workspace-file.ts') // a returning visitor needs no sample
  const read = loadWorkspace(file)
  if (!read.ok) throw new Error(`the sample ${name} can't be read: ${JSON.stringify(read.problem)}`)
  return read.value
}
