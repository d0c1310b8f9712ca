import { create } from 'zustand'

import type { Instant } from '#model/entities/names.ts'
import type { Project } from '#persistence/projects.ts'

export type ProjectState = {
  /** The project that this tab has open; null where the browser stores nothing. */
  readonly open: Project | null
  /** Every project, as the list was read last, those in the bin too. */
  readonly all: readonly Project[]
  /** The page was opened for an audience: what was made before then is not shown. Null: everything is. */
  readonly hidingBefore: Instant | null
}

export const projectStore = create<ProjectState>()(() => ({ open: null, all: [], hidingBefore: null }))

/** The projects to show, opened last first. */
export function shownProjects(all: readonly Project[], hidingBefore: Instant | null): readonly Project[] {
  const shown = hidingBefore === null ? all : all.filter(({ createdAt }) => (createdAt ?? '') >= hidingBefore)
  return shown.toSorted((a, b) => ((a.openedAt ?? '') < (b.openedAt ?? '') ? 1 : -1))
}

/** The projects that count where a name must be no other's: what is not shown takes no name away, nor is it told of. */
export function projectsInSight(): readonly Project[] {
  const { all, hidingBefore } = projectStore.getState()
  return shownProjects(all, hidingBefore)
}

/** Don't show what was made before `moment`; null shows everything again. */
export function hideBefore(moment: Instant | null): void {
  projectStore.setState({ hidingBefore: moment })
}

/** The project that is called `name`, the bin's too, apart from `own`; undefined where none is. Spaces around it don't count. */
export function projectNamed(name: string, all: readonly Project[], own?: Project): Project | undefined {
  return all.find((project) => project.name?.trim() === name.trim() && project.id !== own?.id)
}

/** `name`, or where a project is called that already, `name (2)`, `name (3)`, … */
export function unusedName(name: string, all: readonly Project[]): string {
  if (projectNamed(name, all) === undefined) return name
  let count = 2
  while (projectNamed(`${name} (${count})`, all) !== undefined) count += 1
  return `${name} (${count})`
}
