import type { Project, ProjectFacts } from '#persistence/projects.ts'

import { catalogue, readProjects } from './project-catalogue.ts'
import { followWorkspace, workspaceStore } from './workspace-store.ts'

/** What the list of projects says lags behind the work by so much at most: the work itself is saved at once. */
const noteEveryMs = 3000

/** Keeps what the list says of the open project in step with it. */
export type Notes = { readonly noteNow: () => void; readonly stop: () => void }

/** Note from now on what the project is called, how much is in it and when it was changed. */
export function keepNoted(project: Project): Notes {
  let timer: ReturnType<typeof setTimeout> | null = null
  let noted = workspaceStore.getState().workspace.name

  async function note(facts: ProjectFacts): Promise<void> {
    const { workspace } = workspaceStore.getState()
    noted = workspace.name
    await catalogue.note(project, { name: workspace.name, entities: workspace.entities.size, ...facts })
    await readProjects()
  }
  function noteChange(): void {
    timer = null
    void note({ changedAt: new Date().toISOString() })
  }
  const stopFollowing = followWorkspace(() => {
    if (workspaceStore.getState().workspace.name !== noted) noteChange()
    else timer ??= setTimeout(noteChange, noteEveryMs)
  })

  void note({ openedAt: new Date().toISOString() })
  return {
    noteNow: noteChange,
    stop() {
      stopFollowing()
      if (timer === null) return
      clearTimeout(timer)
      noteChange()
    },
  }
}
