import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import type { BlockPublicAccess } from '#model/entities/resource-settings.ts'

import { problemSentence } from '../wording/problem-wording.ts'
import { ChangeButton } from './change-button.tsx'
import { FormDialog } from './form-dialog.tsx'
import { notify } from './notices.ts'

const switches: readonly {
  readonly field: keyof BlockPublicAccess
  readonly label: string
  readonly description: string
}[] = [
  {
    field: 'blockPublicAcls',
    label: 'Block new public ACLs',
    description: 'Refuses uploads and changes that would make an ACL public.',
  },
  {
    field: 'ignorePublicAcls',
    label: 'Ignore public ACLs',
    description: 'Public ACLs that are there already grant nothing.',
  },
  {
    field: 'blockPublicPolicy',
    label: 'Block new public policies',
    description: 'Refuses a bucket or access point policy that lets everybody in.',
  },
  {
    field: 'restrictPublicBuckets',
    label: 'Restrict public buckets',
    description: 'A policy that lets everybody in holds for this account and AWS services alone.',
  },
]

const all: BlockPublicAccess = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
}

type BlockPublicAccessPanelProps = {
  readonly value: BlockPublicAccess | null
  readonly description: string
  /** Nobody has read it, so that `value` says nothing. */
  readonly isUnread: boolean
  /** Do it. Answers why not, or null. */
  readonly onSave: (value: BlockPublicAccess | null) => Problem | null
}

/** The four switches of S3 Block Public Access. */
export function BlockPublicAccessPanel({
  value,
  description,
  isUnread,
  onSave,
}: BlockPublicAccessPanelProps) {
  const [editing, setEditing] = useState(false)
  const remove = () => {
    const problem = onSave(null)
    if (problem !== null) notify({ type: 'error', text: problemSentence(problem) })
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {isUnread ? <ChangeButton onClick={remove}>Nothing is set in AWS</ChangeButton> : null}
              {value === null || isUnread ? null : (
                <ChangeButton ariaLabel="Remove Block Public Access" onClick={remove}>
                  Remove
                </ChangeButton>
              )}
              <ChangeButton ariaLabel="Edit Block Public Access" onClick={() => setEditing(true)}>
                Edit
              </ChangeButton>
            </SpaceBetween>
          }
        >
          S3 Block Public Access
        </Header>
      }
    >
      {isUnread ? (
        <StatusIndicator type="warning">
          Not read: AWS refused to tell it. What hangs on it has no answer until you import it, or set it as
          it is in AWS.
        </StatusIndicator>
      ) : value === null ? (
        <Box color="text-body-secondary">Nothing is set here.</Box>
      ) : (
        <KeyValuePairs
          columns={4}
          items={switches.map(({ field, label }) => ({ label, value: <OnOff isOn={value[field]} /> }))}
        />
      )}
      {editing ? (
        <BlockPublicAccessDialog value={value} onSave={onSave} onDismiss={() => setEditing(false)} />
      ) : null}
    </Container>
  )
}

function OnOff({ isOn }: { readonly isOn: boolean }) {
  return <StatusIndicator type={isOn ? 'success' : 'stopped'}>{isOn ? 'On' : 'Off'}</StatusIndicator>
}

type BlockPublicAccessDialogProps = Omit<BlockPublicAccessPanelProps, 'description' | 'isUnread'> & {
  readonly onDismiss: () => void
}

function BlockPublicAccessDialog({ value, onSave, onDismiss }: BlockPublicAccessDialogProps) {
  const [chosen, choose] = useState(value ?? all)
  const [error, setError] = useState<string | null>(null)
  const save = () => {
    const problem = onSave(chosen)
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title="S3 Block Public Access"
      submitText="Save"
      error={error}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      {switches.map(({ field, label, description }) => (
        <Checkbox
          key={field}
          checked={chosen[field]}
          description={description}
          onChange={({ detail }) => choose({ ...chosen, [field]: detail.checked })}
        >
          {label}
        </Checkbox>
      ))}
    </FormDialog>
  )
}
