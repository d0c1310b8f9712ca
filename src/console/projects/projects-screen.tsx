import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { type EntityColumn, EntityTable } from '#console/parts/entity-table.tsx'
import { goOnFromHere, useSearchParameter } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { InstantText, instantText } from '#console/parts/instant-text.tsx'
import { notify } from '#console/parts/notices.ts'
import { useNarrow } from '#console/parts/use-narrow.ts'
import { type ProjectProblem, switchTo } from '#console/state/project-actions.ts'
import { readProjects } from '#console/state/project-catalogue.ts'
import { binProject, purgeProject, restoreProject } from '#console/state/project-changes.ts'
import { hideBefore, projectStore, shownProjects } from '#console/state/project-store.ts'
import { projectSentence } from '#console/wording/storage-wording.ts'
import type { Result } from '#engine/result.ts'
import type { Project } from '#persistence/projects.ts'

import { Bin } from './bin.tsx'
import { CreateProjectDialog } from './create-project-dialog.tsx'
import { ProjectActionsCell } from './project-actions-cell.tsx'
import { StorageRoom } from './storage-room.tsx'

/** Every workspace of this browser: open, create, duplicate, rename, delete and restore. */
export function ProjectsScreen(): ReactNode {
  const { all, hidingBefore } = useStore(projectStore)
  const [create, setCreate] = useSearchParameter('create')
  const [deleted, setDeleted] = useState<Project | null>(null)
  useEffect(() => void readProjects(), [])

  const shown = shownProjects(all, hidingBefore)
  const remove = async (project: Project) => {
    if (isDone(await binProject(project))) setDeleted(project)
  }
  const restore = async (project: Project) => {
    if (isDone(await restoreProject(project))) setDeleted(null)
  }
  return (
    <SpaceBetween size="l">
      {hidingBefore === null ? null : <HidingOthers />}
      {deleted === null ? null : (
        <Alert
          type="success"
          dismissible
          onDismiss={() => setDeleted(null)}
          action={<Button onClick={() => void restore(deleted)}>Undo</Button>}
        >
          Deleted workspace “{deleted.name ?? 'Workspace'}”. It stays in the bin below until you delete it for
          ever.
        </Alert>
      )}
      <ProjectTable
        projects={shown.filter(({ deletedAt }) => deletedAt === null)}
        onCreate={() => setCreate('')}
        onDelete={(project) => void remove(project)}
      />
      <Bin
        projects={shown.filter(({ deletedAt }) => deletedAt !== null)}
        onRestore={(project) => void restore(project)}
        onPurge={(project) => {
          setDeleted(null)
          void purgeProject(project).then(isDone)
        }}
      />
      <StorageRoom />
      {create === null ? null : <CreateProjectDialog onDismiss={() => setCreate(null)} />}
    </SpaceBetween>
  )
}

type ProjectTableProps = {
  readonly projects: readonly Project[]
  readonly onCreate: () => void
  readonly onDelete: (project: Project) => void
}

function ProjectTable({ projects, onCreate, onDelete }: ProjectTableProps): ReactNode {
  const actions: EntityColumn<Project> = {
    id: 'actions',
    header: 'Actions',
    text: null,
    cell: (project) => (
      <ProjectActionsCell
        project={project}
        onOpen={() => void open(project)}
        onDelete={() => onDelete(project)}
      />
    ),
  }
  return (
    <EntityTable
      title="Workspaces"
      asPage
      items={projects}
      idOf={({ id }) => id}
      about="Each workspace holds accounts of its own, with their history."
      actions={
        <Button variant="primary" onClick={onCreate}>
          Create workspace
        </Button>
      }
      columns={useNarrow() ? [inOneColumn(actions)] : [...columns, actions]}
    />
  )
}

const columns: readonly EntityColumn<Project>[] = [
  { id: 'name', header: 'Name', text: ({ name }) => name ?? 'Workspace' },
  {
    id: 'entities',
    header: 'Entities',
    text: ({ entities }) => entities?.toLocaleString('en') ?? '',
  },
  {
    id: 'changed',
    header: 'Last changed',
    text: (project) => (lastChange(project) === null ? '' : instantText(lastChange(project) ?? '')),
    order: (project) => lastChange(project) ?? '',
    cell: (project) => <Moment at={lastChange(project)} />,
  },
]

/** On a phone: all of a workspace below its name. */
function inOneColumn(actions: EntityColumn<Project>): EntityColumn<Project> {
  return {
    id: 'name',
    header: 'Name',
    text: ({ name }) => name ?? 'Workspace',
    cell: (project) => (
      <SpaceBetween size="xxs">
        <strong>{project.name ?? 'Workspace'}</strong>
        <span>
          Entities: {project.entities?.toLocaleString('en') ?? '–'}. Last changed:{' '}
          <Moment at={lastChange(project)} />
        </span>
        {actions.cell?.(project)}
      </SpaceBetween>
    ),
  }
}

function HidingOthers(): ReactNode {
  return (
    <Alert type="info" action={<Button onClick={() => hideBefore(null)}>Show earlier workspaces</Button>}>
      This tab was opened without showing earlier work. It is all there.
    </Alert>
  )
}

function Moment({ at }: { readonly at: string | null }): ReactNode {
  return at === null ? '–' : <InstantText at={at} />
}

function lastChange({ changedAt, createdAt }: Project): string | null {
  return changedAt ?? createdAt
}

async function open(project: Project): Promise<void> {
  const goOn = goOnFromHere()
  if (isDone(await switchTo(project))) goOn(hrefs.dashboard)
}

/** Says why not, where it was not done. */
function isDone(outcome: Result<unknown, ProjectProblem>): boolean {
  if (!outcome.ok) notify({ type: 'error', text: projectSentence(outcome.problem) })
  return outcome.ok
}
