import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { duplicateProject, renameProject } from '#console/state/project-changes.ts'
import { projectsInSight, projectStore, unusedName } from '#console/state/project-store.ts'
import { projectSentence } from '#console/wording/storage-wording.ts'
import type { Project } from '#persistence/projects.ts'

import { NameDialog } from './name-dialog.tsx'

type ProjectActionsCellProps = {
  readonly project: Project
  readonly onOpen: () => void
  readonly onDelete: () => void
}

/** What can be done with one workspace of the list. */
export function ProjectActionsCell({ project, onOpen, onDelete }: ProjectActionsCellProps): ReactNode {
  const [dialog, setDialog] = useState<'rename' | 'duplicate' | null>(null)
  const isOpen = useStore(projectStore, ({ open }) => open?.id === project.id)
  const name = project.name ?? 'Workspace'
  const close = () => setDialog(null)
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaLabel={`Open ${name}`} disabled={isOpen} wrapText={false} onClick={onOpen}>
          {isOpen ? 'Open now' : 'Open'}
        </Button>
        <Button ariaLabel={`Duplicate ${name}`} wrapText={false} onClick={() => setDialog('duplicate')}>
          Duplicate
        </Button>
        <Button ariaLabel={`Rename ${name}`} wrapText={false} onClick={() => setDialog('rename')}>
          Rename
        </Button>
        <Button ariaLabel={`Delete ${name}`} wrapText={false} onClick={onDelete}>
          Delete
        </Button>
      </SpaceBetween>
      {dialog === 'rename' ? (
        <NameDialog
          title={`Rename ${name}`}
          submitText="Rename"
          name={name}
          onName={async (next) => sentenceOf(await renameProject(project, next))}
          onDismiss={close}
        />
      ) : null}
      {dialog === 'duplicate' ? (
        <NameDialog
          title={`Duplicate ${name}`}
          submitText="Duplicate"
          name={unusedName(`${name} (copy)`, projectsInSight())}
          onName={async (next) => sentenceOf(await duplicateProject(project, next))}
          onDismiss={close}
        />
      ) : null}
    </>
  )
}

type Outcome = Awaited<ReturnType<typeof renameProject | typeof duplicateProject>>

function sentenceOf(outcome: Outcome): string | null {
  return outcome.ok ? null : projectSentence(outcome.problem)
}
