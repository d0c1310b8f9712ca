import { deleteDB } from 'idb'

import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { Instant } from '#model/entities/names.ts'

import { copyDatabase } from './copy-database.ts'
import { connectTo, projectsBlueprint, type Writing } from './database.ts'
import { oneAfterAnother } from './in-turn.ts'
import { problemOf, type StorageProblem } from './storage-problem.ts'

/** A workspace among others: what the list says of it without opening it. */
export type Project = {
  readonly id: string
  /** The database that holds the workspace, its history, drafts and versions: what `openStorage` is given. */
  readonly database: string
  /** What the workspace was called when it was last open; null before it ever was. */
  readonly name: string | null
  /** How much was in it then. */
  readonly entities: number | null
  readonly createdAt: Instant | null
  readonly changedAt: Instant | null
  readonly openedAt: Instant | null
  /** When it went into the bin; null while it is not there. */
  readonly deletedAt: Instant | null
}

/** What can change of a project. */
export type ProjectFacts = Partial<Omit<Project, 'id' | 'database'>>

/** The list of workspaces. Nothing in it holds work: that stands in each one's own database. */
export type Projects = {
  /** Every project, those in the bin too. There is always one: a browser's first is where version 1 kept its only one. */
  readonly list: () => Promise<Result<readonly Project[], StorageProblem>>
  /** A new project, with nothing stored in it yet. `id` must be new. */
  readonly add: (id: string, facts: ProjectFacts) => Promise<Result<Project, StorageProblem>>
  /** A new project that holds all that another one does: history, drafts, versions. */
  readonly duplicate: (
    of: Project,
    id: string,
    facts: ProjectFacts,
  ) => Promise<Result<Project, StorageProblem>>
  /** Change what is said of a project. One that is missing in the list is put there again. */
  readonly note: (project: Project, facts: ProjectFacts) => Promise<Result<Project, StorageProblem>>
  /** Delete a project with all that is stored in it, for ever. No tab may have it open. */
  readonly purge: (project: Project) => Promise<Result<null, StorageProblem>>
  readonly close: () => Promise<void>
}

/** The projects below `name`: the list is the database `name/projects`, the first project is the database `name`. */
export function openProjects(name: string): Projects {
  const connection = connectTo(`${name}/projects`, projectsBlueprint)
  const inTurn = oneAfterAnother()
  const first = blankProject('first', name)

  const write = (work: (transaction: Writing) => Promise<unknown>) =>
    connection.write(['projects'], 'strict', work)

  async function list(): Promise<Result<readonly Project[], StorageProblem>> {
    const read = await connection.read(['projects'], (transaction) =>
      transaction.objectStore('projects').getAll(),
    )
    return read.ok && read.value.length === 0 ? begin() : read.ok ? ok(projectsIn(read.value)) : read
  }

  /** The list with the first project in it, which another tab may have put there since. */
  async function begin(): Promise<Result<readonly Project[], StorageProblem>> {
    let found: readonly Project[] = []
    const outcome = await write(async (transaction) => {
      const store = transaction.objectStore('projects')
      const records = await store.getAll()
      if (records.length === 0) await store.put(first, first.id)
      found = records.length === 0 ? [first] : projectsIn(records)
    })
    return outcome.ok ? ok(found) : outcome
  }

  async function note(project: Project, facts: ProjectFacts): Promise<Result<Project, StorageProblem>> {
    let noted = { ...project, ...facts }
    const outcome = await write(async (transaction) => {
      const store = transaction.objectStore('projects')
      const stored = await store.get(project.id)
      noted = { ...(readProject(stored) ?? project), ...facts } // another tab may have noted something else
      await store.put(noted, noted.id)
    })
    return outcome.ok ? ok(noted) : outcome
  }

  async function add(id: string, facts: ProjectFacts): Promise<Result<Project, StorageProblem>> {
    const project = { ...blankProject(id, `${name}/${id}`), ...facts }
    const outcome = await write((transaction) =>
      // `add` throws where the id is taken
      transaction.objectStore('projects').add(project, id),
    )
    return outcome.ok ? ok(project) : outcome
  }

  return {
    list: () => inTurn(list),
    note: (project, facts) => inTurn(() => note(project, facts)),
    add: (id, facts) => inTurn(() => add(id, facts)),
    duplicate: (of, id, facts) =>
      inTurn(async () => {
        const copied = await copyDatabase(of.database, `${name}/${id}`)
        return copied.ok ? add(id, facts) : copied
      }),
    purge: (project) =>
      inTurn(async () => {
        const deleted = await deleteDatabase(project.database)
        // What is stored goes first: should the page die here, the list still names what is left.
        return deleted.ok
          ? write((transaction) => transaction.objectStore('projects').delete(project.id))
          : deleted
      }),
    close: () => inTurn(() => connection.close()),
  }
}

async function deleteDatabase(name: string): Promise<Result<null, StorageProblem>> {
  try {
    await deleteDB(name) // tabs that have it open close it when they are asked to
    return ok(null)
  } catch (error) {
    return refused(problemOf(error, 'use'))
  }
}

function blankProject(id: string, database: string): Project {
  return {
    id,
    database,
    name: null,
    entities: null,
    createdAt: null,
    changedAt: null,
    openedAt: null,
    deletedAt: null,
  }
}

/** By the fields without which it can't be opened; the others may be missing in what an earlier version wrote. */
function readProject(record: unknown): Project | null {
  if (!isJsonObject(record)) return null
  const { id, database } = record
  if (typeof id !== 'string' || typeof database !== 'string') return null
  return { ...blankProject(id, database), ...record }
}

function projectsIn(records: readonly unknown[]): readonly Project[] {
  return records.flatMap((record) => readProject(record) ?? [])
}
