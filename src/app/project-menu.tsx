import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { goOnFromHere, goTo } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { notify } from '#console/parts/notices.ts'
import { switchTo } from '#console/state/project-actions.ts'
import { readProjects } from '#console/state/project-catalogue.ts'
import { projectStore, shownProjects } from '#console/state/project-store.ts'
import { askForVersion } from '#console/state/version-dialog.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { projectSentence } from '#console/wording/storage-wording.ts'
import type { Project } from '#persistence/projects.ts'

const mostListed = 6

/** The name of what is open, and what else there is to open. */
export function ProjectMenu(): ReactNode {
  const name = useStore(workspaceStore, (state) => state.workspace.name)
  const { open, all, hidingBefore } = useStore(projectStore)
  const others = shownProjects(all, hidingBefore).filter(
    ({ id, deletedAt }) => id !== open?.id && deletedAt === null,
  )
  return (
    <span className="project-menu" title={name}>
      <ButtonDropdown
        variant="normal"
        items={menuItems(others)}
        ariaLabel={`Workspace ${name}`}
        expandToViewport
        onItemFollow={(event) => event.preventDefault()}
        onItemClick={({ detail }) => follow(detail.id, others)}
      >
        {name || 'Workspace'}
      </ButtonDropdown>
    </span>
  )
}

function menuItems(others: readonly Project[]): ButtonDropdownProps.ItemOrGroup[] {
  const listed = others.slice(0, mostListed).map(({ id, name }) => ({ id, text: name ?? 'Workspace' }))
  return [
    ...(listed.length === 0 ? [] : [{ id: 'open', text: 'Open', items: listed }]),
    {
      id: 'this',
      text: 'This workspace',
      items: [
        { id: 'version', text: 'Save version…', secondaryText: 'Ctrl or ⌘ S' },
        { id: 'history', text: 'History' },
      ],
    },
    { id: 'all', text: 'All workspaces' },
  ]
}

function follow(id: string, others: readonly Project[]): void {
  if (id === 'version') return askForVersion()
  if (id === 'history') return goTo(hrefs.history)
  if (id === 'all') {
    void readProjects()
    return goTo(hrefs.projects)
  }
  const project = others.find((other) => other.id === id)
  if (project !== undefined) void openInTab(project)
}

async function openInTab(project: Project): Promise<void> {
  const goOn = goOnFromHere()
  const opened = await switchTo(project)
  if (opened.ok) goOn(hrefs.dashboard)
  else notify({ type: 'error', text: projectSentence(opened.problem) })
}
