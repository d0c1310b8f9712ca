import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import type { KeyGrant } from '#model/entities/resource-settings.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { notify } from '../parts/notices.ts'
import { TextField } from '../parts/text-field.tsx'
import { problemSentence } from '../wording/problem-wording.ts'
import type { SaveSettings } from './resource-settings-panel.tsx'

/** What a grant may allow on a key. Source: AWS KMS Developer Guide, "Grants in AWS KMS", "Grant operations". */
const operations = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateMac',
  'VerifyMac',
  'Sign',
  'Verify',
  'GetPublicKey',
  'DeriveSharedSecret',
  'ReEncryptFrom',
  'ReEncryptTo',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
].map((value) => ({ value, label: value }))

type KeyGrantsPanelProps = {
  readonly grants: readonly KeyGrant[]
  readonly isUnread: boolean
  readonly save: SaveSettings
}

/** Who may use a KMS key without any policy saying so. */
export function KeyGrantsPanel({ grants, isUnread, save }: KeyGrantsPanelProps) {
  const [adding, setAdding] = useState(false)
  const retire = (grant: KeyGrant) => {
    const problem = save({ grants: grants.filter((one) => one !== grant) })
    if (problem !== null) notify({ type: 'error', text: problemSentence(problem) })
  }
  return (
    <>
      <EntityTable
        title="Grants"
        items={grants}
        columns={columnsOf(retire)}
        idOf={(grant) => JSON.stringify(grant)}
        about={`A grant lets one principal use the key, beside what policies allow. ${isUnread ? 'Those of this key were not read.' : 'This key has none.'}`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {isUnread ? (
              <ChangeButton onClick={() => save({ grants })}>It has no others in AWS</ChangeButton>
            ) : null}
            <ChangeButton onClick={() => setAdding(true)}>Create grant</ChangeButton>
          </SpaceBetween>
        }
      />
      {adding ? <GrantDialog grants={grants} save={save} onDismiss={() => setAdding(false)} /> : null}
    </>
  )
}

function columnsOf(retire: (grant: KeyGrant) => void): readonly EntityColumn<KeyGrant>[] {
  return [
    { id: 'grantee', header: 'Grantee', text: ({ grantee }) => grantee },
    { id: 'operations', header: 'Operations', text: (grant) => grant.operations.join(', ') },
    { id: 'constraints', header: 'Only with', text: constraintText },
    {
      id: 'retire',
      header: 'Action',
      text: null,
      cell: (grant) => (
        <ChangeButton
          variant="inline-link"
          ariaLabel={`Retire the grant of ${grant.grantee}`}
          onClick={() => retire(grant)}
        >
          Retire
        </ChangeButton>
      ),
    },
  ]
}

function pairs(context: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(context ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
}

function constraintText({ constraints }: KeyGrant): string {
  const equals = pairs(constraints?.encryptionContextEquals)
  const subset = pairs(constraints?.encryptionContextSubset)
  const texts = [
    equals === '' ? null : `encryption context ${equals}`,
    subset === '' ? null : `encryption context with ${subset}`,
  ]
  return texts.filter((text) => text !== null).join(', ') || '-'
}

function GrantDialog({
  grants,
  save,
  onDismiss,
}: Omit<KeyGrantsPanelProps, 'isUnread'> & { readonly onDismiss: () => void }) {
  const [grantee, setGrantee] = useState('')
  const [chosen, choose] = useState<readonly string[]>(['Decrypt'])
  const [error, setError] = useState<string | null>(null)
  const create = () => {
    const problem = save({ grants: [...grants, { grantee, operations: chosen }] })
    if (problem === null) onDismiss()
    else if (problem.kind === 'invalid-input')
      setError(
        'KMS would not make this grant: write the ARN of a user, role or session, and choose an operation.',
      )
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title="Create grant"
      submitText="Create grant"
      error={error}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <TextField
        label="Grantee"
        value={grantee}
        onChange={setGrantee}
        hint="ARN of a user, role or session."
        placeholder="arn:aws:iam::111122223333:role/Example"
      />
      <FormField label="Operations">
        <Multiselect
          options={operations}
          selectedOptions={operations.filter(({ value }) => chosen.includes(value))}
          onChange={({ detail }) => choose(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          placeholder="Choose operations"
          deselectAriaLabel={({ label }) => `Remove ${label ?? ''}`}
        />
      </FormField>
    </FormDialog>
  )
}
