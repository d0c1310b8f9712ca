import { ok, refused } from '#engine/result.ts'
import type { Change } from '#model/change.ts'
import type { Workspace } from '#model/workspace.ts'
import type { Project } from '#persistence/projects.ts'
import { openStorage } from '#persistence/storage.ts'
import { holdWriter } from '#persistence/writer-lock.ts'

import { settleOpenProject } from './open-project.ts'
import { openNewSample, type Outcome, switchTo, takenName } from './project-actions.ts'
import { catalogue, readProjects } from './project-catalogue.ts'
import { projectStore, shownProjects } from './project-store.ts'
import { take, workspaceStore } from './workspace-store.ts'

/** A second project with all that the first one holds, its history too. It is not opened. */
export async function duplicateProject(project: Project, name: string): Outcome<Project> {
  const taken = await takenName(name)
  if (taken !== null) return refused(taken)
  if (isOpen(project)) await settleOpenProject()
  const { entities } = project
  const now = new Date().toISOString()
  const copy = await catalogue.duplicate(project, crypto.randomUUID(), { name, entities, createdAt: now })
  if (!copy.ok) return copy
  const renamed = await renameClosed(copy.value, name)
  await readProjects()
  return renamed.ok ? copy : renamed
}

/** Give a project another name: one undoable change of its workspace. */
export async function renameProject(project: Project, name: string): Outcome<null> {
  const taken = await takenName(name, project)
  if (taken !== null) return refused(taken)
  if (!isOpen(project)) return renameClosed(project, name)
  const renamed = take(renaming(workspaceStore.getState().workspace, name))
  return renamed.ok ? ok(null) : refused({ kind: 'read-only' })
}

/** Put a project into the bin. Where it is the open one, another one is opened, or the sample as a new one. */
export async function binProject(project: Project): Outcome<null> {
  if (isOpen(project)) {
    const { all, hidingBefore } = projectStore.getState()
    const next = shownProjects(all, hidingBefore).find(
      ({ id, deletedAt }) => id !== project.id && deletedAt === null,
    )
    const opened = next === undefined ? await openNewSample() : await switchTo(next)
    if (!opened.ok) return opened
  }
  return noteDeleted(project, new Date().toISOString())
}

/** Take a project out of the bin, as it was. */
export function restoreProject(project: Project): Outcome<null> {
  return noteDeleted(project, null)
}

/** Delete a project for ever. */
export async function purgeProject(project: Project): Outcome<null> {
  const writer = await holdWriter(project.database)
  if (writer === 'taken') return refused({ kind: 'open-elsewhere' })
  const purged = await catalogue.purge(project)
  writer.release()
  await readProjects()
  return purged
}

async function noteDeleted(project: Project, deletedAt: string | null): Outcome<null> {
  const noted = await catalogue.note(project, { deletedAt })
  await readProjects()
  return noted.ok ? ok(null) : noted
}

async function renameClosed(project: Project, name: string): Outcome<null> {
  const writer = await holdWriter(project.database)
  if (writer === 'taken') return refused({ kind: 'open-elsewhere' })
  const storage = openStorage(project.database)
  const renamed = await renameStored(storage, name)
  await storage.close()
  writer.release()
  if (!renamed.ok) return renamed
  const noted = await catalogue.note(project, { name })
  await readProjects()
  return noted.ok ? ok(null) : noted
}

async function renameStored(storage: ReturnType<typeof openStorage>, name: string): Outcome<null> {
  const loaded = await storage.load()
  if (!loaded.ok) return loaded
  if (loaded.value === null) return refused({ kind: 'empty' })
  const change = renaming(loaded.value.workspace, name)
  const saved = await storage.append({ by: 'command', change, at: new Date().toISOString() })
  return saved.ok ? ok(null) : saved
}

function renaming(workspace: Workspace, name: string): Change {
  return {
    label: { verb: 'rename-workspace', names: [workspace.name, name] },
    added: [],
    updated: [],
    removed: [],
    renamed: [workspace.name, name],
  }
}

function isOpen({ id }: Project): boolean {
  return projectStore.getState().open?.id === id
}
