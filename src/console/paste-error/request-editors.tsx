import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'

import { TextField } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { offersOf } from './offers.ts'

type EditorProps = {
  readonly value: string
  readonly warning: string | null
  readonly onChange: (value: string) => void
}

export function ActionEditor({ value, warning, onChange }: EditorProps): ReactNode {
  const isAction = value.trim() === '' || /^[a-z0-9-]+:[a-z0-9]+$/i.test(value.trim())
  return (
    <TextField
      label="Action"
      description="As IAM calls the permission: service:Operation."
      placeholder="s3:GetObject"
      value={value}
      onChange={onChange}
      error={isAction ? null : 'An action is written service:Operation, without wildcards.'}
      warning={warning}
    />
  )
}

export function ResourceEditor({ value, warning, onChange }: EditorProps): ReactNode {
  const resources = useEntities('resource')
  const roles = useEntities('role')
  const options = offersOf(
    [...resources, ...roles].map(({ arn }) => arn),
    value,
  )
  const trimmed = value.trim()
  const isResource = trimmed === '' || trimmed === '*' || trimmed.startsWith('arn:')
  return (
    <FormField
      stretch
      label="Resource"
      description="Its ARN, or * for actions without resources."
      errorText={isResource ? null : 'This is neither an ARN nor *.'}
      warningText={warning}
    >
      <Autosuggest
        value={value}
        options={options}
        placeholder="arn:aws:s3:::bucket/key, or *"
        enteredTextLabel={(text) => `Use ${text}`}
        empty="Nothing of that name is in this workspace"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
