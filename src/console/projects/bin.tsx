import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

import { EntityTable } from '#console/parts/entity-table.tsx'
import { FormDialog } from '#console/parts/form-dialog.tsx'
import { InstantText, instantText } from '#console/parts/instant-text.tsx'
import type { Project } from '#persistence/projects.ts'

type BinProps = {
  readonly projects: readonly Project[]
  readonly onRestore: (project: Project) => void
  /** Delete for ever. */
  readonly onPurge: (project: Project) => void
}

/** What was deleted and can still be restored, with its history. */
export function Bin({ projects, onRestore, onPurge }: BinProps): ReactNode {
  const [asked, setAsked] = useState<Project | null>(null)
  if (projects.length === 0) return null
  return (
    <>
      <EntityTable
        title="Deleted workspaces"
        items={projects}
        idOf={({ id }) => id}
        about="Nothing is in the bin."
        columns={[
          { id: 'name', header: 'Name', text: nameOfProject },
          {
            id: 'deleted',
            header: 'Deleted',
            text: ({ deletedAt }) => instantText(deletedAt ?? ''),
            order: ({ deletedAt }) => deletedAt ?? '',
            cell: ({ deletedAt }) => <InstantText at={deletedAt ?? ''} />,
          },
          {
            id: 'actions',
            header: 'Actions',
            text: null,
            cell: (project) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  wrapText={false}
                  ariaLabel={`Restore ${nameOfProject(project)}`}
                  onClick={() => onRestore(project)}
                >
                  Restore
                </Button>
                <Button
                  wrapText={false}
                  ariaLabel={`Delete ${nameOfProject(project)} for ever`}
                  onClick={() => setAsked(project)}
                >
                  Delete for ever
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {asked === null ? null : (
        <PurgeDialog
          name={nameOfProject(asked)}
          onPurge={() => {
            onPurge(asked)
            setAsked(null)
          }}
          onDismiss={() => setAsked(null)}
        />
      )}
    </>
  )
}

type PurgeDialogProps = {
  readonly name: string
  readonly onPurge: () => void
  readonly onDismiss: () => void
}

function PurgeDialog({ name, onPurge, onDismiss }: PurgeDialogProps): ReactNode {
  return (
    <FormDialog
      readsOnly
      title={`Delete ${name} for ever?`}
      submitText="Delete for ever"
      error={null}
      onSubmit={onPurge}
      onDismiss={onDismiss}
    >
      The workspace goes with its history and its versions. Nothing brings it back.
    </FormDialog>
  )
}

function nameOfProject({ name }: Project): string {
  return name ?? 'Workspace'
}
