import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'

import type { Problem } from '#model/commands/problem.ts'

import { OptionalLabel } from '../parts/text-field.tsx'
import { errorAt } from '../wording/problem-wording.ts'

type MetadataFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: Problem | null
  readonly rows: number
  readonly optional?: true
}

/** The metadata document of a SAML provider. */
export function MetadataField({ value, onChange, problem, rows, optional }: MetadataFieldProps) {
  return (
    <FormField
      label={optional === true ? <OptionalLabel text="Metadata document" /> : 'Metadata document'}
      constraintText="XML, 1,000 characters or more, as the provider offers it. It is kept and decides nothing: sign-ins are simulated."
      errorText={errorAt(problem, 'metadata')}
    >
      <Textarea
        value={value}
        rows={rows}
        spellcheck={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
