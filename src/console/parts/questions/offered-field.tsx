import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'

type OfferedFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly offers: readonly string[]
  readonly placeholder: string
  readonly error?: string | null
  /** Said where there is no error. */
  readonly warning?: string | null
  readonly description?: string
}

/** A text field that offers what is there; anything may be typed. */
export function OfferedField({
  label,
  value,
  onChange,
  offers,
  placeholder,
  ...more
}: OfferedFieldProps): ReactNode {
  return (
    <FormField
      label={label}
      errorText={more.error ?? null}
      warningText={more.warning ?? null}
      description={more.description}
    >
      <Autosuggest
        value={value}
        onChange={({ detail }) => onChange(detail.value)}
        options={offers.map((offer) => ({ value: offer }))}
        filteringType="manual"
        placeholder={placeholder}
        enteredTextLabel={(text) => `Use ${text}`}
        empty="Nothing here is called like that"
        virtualScroll
      />
    </FormField>
  )
}
