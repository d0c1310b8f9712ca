import FormField from '@cloudscape-design/components/form-field'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { FormDialog } from '../parts/form-dialog.tsx'
import { OfferedField } from '../parts/questions/offered-field.tsx'
import { principalArns, useOffers } from '../parts/questions/question-vocabulary.ts'
import { projectStore } from '../state/project-store.ts'
import { versionsQuery } from '../state/versions-query.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { addColumn } from './columns-store.ts'
import { principalColumn, versionColumn } from './new-column.ts'

/** Choose what the board is set beside. */
export function ColumnDialog({ onDismiss }: { readonly onDismiss: () => void }): ReactNode {
  const [kind, setKind] = useState('principal')
  const [arn, setArn] = useState('')
  const [version, setVersion] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const offers = useOffers(principalArns, arn)
  const submit = async () => {
    const failed = kind === 'principal' ? addPrincipal(arn.trim()) : await addVersion(version)
    setError(failed)
    if (failed === null) onDismiss()
  }
  return (
    <FormDialog
      readsOnly
      title="Compare the board"
      submitText="Add the column"
      error={kind === 'version' ? error : null}
      onSubmit={() => void submit()}
      onDismiss={onDismiss}
    >
      <SpaceBetween size="m">
        <SegmentedControl
          label="With what"
          selectedId={kind}
          onChange={({ detail }) => setKind(detail.selectedId)}
          options={[
            { id: 'principal', text: 'As somebody else' },
            { id: 'version', text: 'As of a version' },
          ]}
        />
        {kind === 'principal' ? (
          <OfferedField
            label="User, role or account root"
            value={arn}
            onChange={setArn}
            offers={offers}
            placeholder="arn:aws:iam::111122223333:role/DeployRole"
            error={error}
            description="A user answers as they would sign in: with a password, else with an access key. A role answers as a session of it would that was taken without MFA, tags or session policies."
          />
        ) : (
          <VersionField version={version} onChange={setVersion} />
        )}
      </SpaceBetween>
    </FormDialog>
  )
}

function addPrincipal(arn: string): string | null {
  const column = principalColumn(arn)
  if (column === null) return 'There is no user, role or account of that ARN.'
  addColumn(column)
  return null
}

/** A version that can't be read is said to be so. */
async function addVersion(id: string | null): Promise<string | null> {
  if (id === null) return 'Choose a version.'
  const column = await versionColumn(id)
  if (column === null) return 'The version could not be read.'
  addColumn(column)
  return null
}

type VersionFieldProps = { readonly version: string | null; readonly onChange: (id: string) => void }

function VersionField({ version, onChange }: VersionFieldProps): ReactNode {
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  const project = useStore(projectStore, ({ open }) => open?.id)
  const { data: versions = [], status } = useQuery(versionsQuery(project))
  const options = versions.map(({ id, note }) => ({ value: id, label: note }))
  return (
    <FormField label="Version" description="Kept by Save version (Ctrl or ⌘ S), under History.">
      <Select
        selectedOption={options.find(({ value }) => value === version) ?? null}
        options={options}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        placeholder="Choose a version"
        statusType={status === 'success' ? 'finished' : status === 'error' ? 'error' : 'loading'}
        loadingText="Reading the versions"
        errorText="The versions could not be read."
        empty={isReadOnly ? 'This tab reads only' : 'No version was saved yet'}
      />
    </FormField>
  )
}
