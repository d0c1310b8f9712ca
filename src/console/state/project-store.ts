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

/** Don't show what was made before `moment`; null shows everything again. */
export function hideBefore(moment: Instant | null): void {
  projectStore.setState({ hidingBefore: moment })
}

/** `name`, or where a project is called that already, `name 2`, `name 3`, … */
export function unusedName(name: string, all: readonly Project[]): string {
  const taken = new Set(all.map((project) => project.name))
  if (!taken.has(name)) return name
  let count = 2
  while (taken.has(`${name} ${count}`)) count += 1
  return `${name} ${count}`
}
