import { openProjects, type Projects } from '#persistence/projects.ts'

import { projectStore } from './project-store.ts'

/** The projects of this browser. Nothing is opened before it is asked. */
export const catalogue: Projects = openProjects('rolescape')

/** Read the list anew: another tab may have changed it. Answers whether it could be read. */
export async function readProjects() {
  const listed = await catalogue.list()
  if (listed.ok) {
    const { open } = projectStore.getState()
    const all = listed.value
    projectStore.setState({ all, open: all.find(({ id }) => id === open?.id) ?? open })
  }
  return listed
}
