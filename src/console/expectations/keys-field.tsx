import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import type { ReactNode } from 'react'

import type { TypedKey } from './typed-expectation.ts'

type KeysFieldProps = {
  readonly label: string
  readonly keys: readonly TypedKey[]
  readonly empty: string
  readonly error: string | null
  readonly onChange: (keys: readonly TypedKey[]) => void
}

/** Condition keys and their values, as many as wanted. */
export function KeysField({ label, keys, empty, error, onChange }: KeysFieldProps): ReactNode {
  const put = (at: number, part: Partial<TypedKey>) =>
    onChange(keys.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <FormField label={label} errorText={error} stretch>
      <AttributeEditor
        items={keys}
        addButtonText="Add key"
        removeButtonText="Remove"
        empty={empty}
        onAddButtonClick={() => onChange([...keys, { key: '', value: '' }])}
        onRemoveButtonClick={({ detail }) => onChange(keys.filter((_, i) => i !== detail.itemIndex))}
        definition={[
          {
            label: 'Condition key',
            control: ({ key }, at) => (
              <Input
                value={key}
                placeholder="aws:SourceIp"
                onChange={({ detail }) => put(at, { key: detail.value })}
              />
            ),
          },
          {
            label: 'Value',
            control: ({ value }, at) => (
              <Input value={String(value)} onChange={({ detail }) => put(at, { value: detail.value })} />
            ),
          },
        ]}
      />
    </FormField>
  )
}
