import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'

import type { PolicyTemplate } from './policy-templates.ts'

type TemplateFieldProps = {
  readonly templates: readonly PolicyTemplate[]
  readonly value: PolicyTemplate
  readonly onChange: (template: PolicyTemplate) => void
}

/** Which document a new policy starts from. */
export function TemplateField({ templates, value, onChange }: TemplateFieldProps) {
  return (
    <FormField label="Start from" description={value.description}>
      <Select
        options={templates.map(optionOf)}
        selectedOption={optionOf(value)}
        onChange={({ detail }) => {
          const chosen = templates.find(({ id }) => id === detail.selectedOption.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
    </FormField>
  )
}

function optionOf({ id, label, description }: PolicyTemplate) {
  return { value: id, label, description }
}
