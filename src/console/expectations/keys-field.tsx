import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'

import { type TypedKey, TypedKeys } from '../parts/questions/typed-keys.tsx'

type KeysFieldProps = {
  readonly label: string
  readonly keys: readonly TypedKey[]
  readonly empty: string
  readonly error: string | null
  readonly onChange: (keys: readonly TypedKey[]) => void
}

/** The condition keys of one part of a test. */
export function KeysField({ label, keys, empty, error, onChange }: KeysFieldProps): ReactNode {
  return (
    <FormField label={label} errorText={error} stretch>
      <TypedKeys keys={keys} empty={empty} onChange={onChange} />
    </FormField>
  )
}
