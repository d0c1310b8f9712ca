import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { EntityTable } from '#console/parts/entity-table.tsx'
import { InstantText, instantText } from '#console/parts/instant-text.tsx'
import { notify } from '#console/parts/notices.ts'
import { openProjectStorage } from '#console/state/open-project.ts'
import { projectStore } from '#console/state/project-store.ts'
import { askForVersion } from '#console/state/version-dialog.ts'
import { forgetVersions, versionsQuery } from '#console/state/versions-query.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { storageSentence } from '#console/wording/storage-wording.ts'
import type { Workspace } from '#model/workspace.ts'
import type { NamedVersion } from '#persistence/version-storage.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { restoreVersion } from './go-to-point.ts'

type Deleted = { readonly version: NamedVersion; readonly workspace: Workspace }

/** What somebody kept under a name: to restore, to compare, or to delete. */
export function VersionsTab({ onCompare }: { readonly onCompare: (id: string) => void }): ReactNode {
  const project = useStore(projectStore, ({ open }) => open?.id)
  const queries = useQueryClient()
  const { data: versions = [] } = useQuery(versionsQuery(project))
  const [deleted, setDeleted] = useState<Deleted | null>(null)

  const remove = async (version: NamedVersion) => {
    const workspace = await kept(version)
    const gone = await openProjectStorage()?.deleteVersion(version.id)
    if (gone?.ok !== true) return tell(gone?.problem)
    setDeleted(workspace === null ? null : { version, workspace })
    await forgetVersions(queries)
  }
  const bringBack = async ({ version, workspace }: Deleted) => {
    const saved = await openProjectStorage()?.saveVersion(version, workspace)
    if (saved?.ok !== true) return tell(saved?.problem)
    setDeleted(null)
    await forgetVersions(queries)
  }

  return (
    <SpaceBetween size="m">
      {deleted === null ? null : (
        <Alert
          type="success"
          dismissible
          onDismiss={() => setDeleted(null)}
          action={<Button onClick={() => void bringBack(deleted)}>Undo</Button>}
        >
          Deleted version “{deleted.version.note}”.
        </Alert>
      )}
      <VersionsTable versions={versions} onCompare={onCompare} onDelete={(version) => void remove(version)} />
    </SpaceBetween>
  )
}

type VersionsTableProps = {
  readonly versions: readonly NamedVersion[]
  readonly onCompare: (id: string) => void
  readonly onDelete: (version: NamedVersion) => void
}

function VersionsTable({ versions, onCompare, onDelete }: VersionsTableProps): ReactNode {
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  return (
    <EntityTable
      title="Versions"
      items={versions.toReversed()}
      idOf={({ id }) => id}
      about="A version keeps the workspace as it is under a name, until you delete it."
      actions={
        <ChangeButton variant="primary" disabled={isReadOnly} onClick={askForVersion}>
          Save version
        </ChangeButton>
      }
      columns={[
        { id: 'note', header: 'Note', text: ({ note }) => note },
        {
          id: 'at',
          header: 'Saved',
          text: ({ at }) => instantText(at),
          order: ({ at }) => at,
          cell: ({ at }) => <InstantText at={at} />,
        },
        {
          id: 'actions',
          header: 'Actions',
          text: null,
          cell: (version) => (
            <SpaceBetween direction="horizontal" size="xs">
              <ChangeButton
                ariaLabel={`Restore ${version.note}`}
                disabled={isReadOnly}
                onClick={() => void restore(version)}
              >
                Restore
              </ChangeButton>
              <Button ariaLabel={`Compare ${version.note} with now`} onClick={() => onCompare(version.id)}>
                Compare
              </Button>
              <ChangeButton
                ariaLabel={`Delete ${version.note}`}
                disabled={isReadOnly}
                onClick={() => onDelete(version)}
              >
                Delete
              </ChangeButton>
            </SpaceBetween>
          ),
        },
      ]}
    />
  )
}

async function restore(version: NamedVersion): Promise<void> {
  const workspace = await kept(version)
  if (workspace === null) notify({ type: 'error', text: `“${version.note}” can’t be read any more.` })
  else restoreVersion(version, workspace)
}

async function kept({ id }: NamedVersion): Promise<Workspace | null> {
  const loaded = await openProjectStorage()?.loadVersion(id)
  return loaded?.ok === true ? loaded.value : null
}

function tell(problem: Parameters<typeof storageSentence>[0] | undefined): void {
  if (problem !== undefined) notify({ type: 'error', text: storageSentence(problem) })
}
