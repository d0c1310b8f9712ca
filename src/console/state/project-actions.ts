import { ok, refused, type Result } from '#engine/result.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Project } from '#persistence/projects.ts'
import type { StorageProblem } from '#persistence/storage-problem.ts'
import { openStorage } from '#persistence/storage.ts'
import { holdWriter } from '#persistence/writer-lock.ts'

import { openProject } from './open-project.ts'
import { catalogue, readProjects } from './project-catalogue.ts'
import { projectNamed, projectsInSight, unusedName } from './project-store.ts'

/** Why something could not be done with a project. */
export type ProjectProblem =
  | StorageProblem
  | { readonly kind: 'open-elsewhere' }
  | { readonly kind: 'kept-open' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'read-only' }
  /** Another one is called that already, or one in the bin is. */
  | { readonly kind: 'name-taken'; readonly name: string; readonly inBin: boolean }

/** What came of it. */
export type Outcome<Value> = Promise<Result<Value, ProjectProblem>>

/** A project is open. `damage`: some of it could not be read, and the last whole state was opened. */
export type Opened = { readonly damage: StorageProblem | null }

/** What the page brings along for new projects: the sample, and who acts first. */
export type ProjectWays = {
  readonly signIn: (workspace: Workspace) => void
  readonly sample: (name: string) => Promise<Workspace>
}

let ways: ProjectWays | null = null

/** Called once, by the app. */
export function provideProjects(provided: ProjectWays): void {
  ways = provided
}

/** The sample of that name, as it ships. */
export function sampleWorkspace(name: string): Promise<Workspace> {
  return waysOf().sample(name)
}

/** Open a project in this tab, in place of the one that is open. */
export async function switchTo(project: Project): Outcome<Opened> {
  const opening = await openProject(project, waysOf())
  switch (opening.kind) {
    case 'opened':
      rememberInTab(project)
      return ok({ damage: opening.problem })
    case 'failed':
      return refused(opening.problem)
    case 'empty':
    case 'kept-open':
      return refused({ kind: opening.kind })
  }
}

/**
 * Store `workspace` as a project of its own, and open it. Refused where another one is called the same; nothing is left
 * of one that can't be opened.
 */
export async function createProject(workspace: Workspace): Outcome<Opened> {
  const taken = await takenName(workspace.name)
  if (taken !== null) return refused(taken)
  const now = new Date().toISOString()
  const { name, entities } = workspace
  const added = await catalogue.add(crypto.randomUUID(), { name, entities: entities.size, createdAt: now })
  if (!added.ok) return added
  const stored = await fill(added.value, workspace)
  if (!stored.ok) {
    await catalogue.purge(added.value)
    return stored
  }
  await readProjects()
  const opened = await switchTo(added.value)
  if (opened.ok) return opened
  await catalogue.purge(added.value)
  await readProjects()
  return opened
}

/** Why no other project in sight than `own` may be called `name`; null where it may. The list is read anew: other tabs change it too. */
export async function takenName(name: string, own?: Project): Promise<ProjectProblem | null> {
  await readProjects()
  const other = projectNamed(name, projectsInSight(), own)
  return other === undefined ? null : { kind: 'name-taken', name, inBin: other.deletedAt !== null }
}

/** Store `workspace` in a project, unless something is stored in it already. */
export async function fill(project: Project, workspace: Workspace): Outcome<null> {
  const writer = await holdWriter(project.database)
  if (writer === 'taken') return refused({ kind: 'open-elsewhere' })
  const storage = openStorage(project.database)
  const loaded = await storage.load()
  const isFilled = !loaded.ok || loaded.value !== null
  const stored = isFilled ? loaded : await storage.replace({ workspace, past: [], future: [] })
  await storage.close()
  writer.release()
  return stored.ok ? ok(null) : stored
}

/** Open the sample that every newcomer meets, as a project of its own. */
export async function openNewSample(): Outcome<Opened> {
  const [sample] = await Promise.all([sampleWorkspace('teaching'), readProjects()])
  return createProject({ ...sample, name: unusedName(sample.name, projectsInSight()) })
}

/** The project that this tab had open before it was loaded anew. */
export function projectOfTab(): string | null {
  try {
    return sessionStorage.getItem(tabKey)
  } catch {
    return null // storage is blocked
  }
}

const tabKey = 'rolescape.project'

function rememberInTab({ id }: Project): void {
  try {
    sessionStorage.setItem(tabKey, id)
  } catch {
    // Storage is blocked: the next visit opens what was opened last.
  }
}

function waysOf(): ProjectWays {
  if (ways === null) throw new Error('projects are opened before they were provided')
  return ways
}
