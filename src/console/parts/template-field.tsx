import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'

import { type PolicyTemplate, policyTemplates } from './policy-templates.ts'

type TemplateFieldProps = {
  readonly value: PolicyTemplate
  readonly onChange: (template: PolicyTemplate) => void
}

/** Which document a new policy starts from. */
export function TemplateField({ value, onChange }: TemplateFieldProps) {
  return (
    <FormField label="Start from" description={value.description}>
      <Select
        options={policyTemplates.map(optionOf)}
        selectedOption={optionOf(value)}
        onChange={({ detail }) => {
          const chosen = policyTemplates.find(({ id }) => id === detail.selectedOption.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      />
    </FormField>
  )
}

function optionOf({ id, label, description }: PolicyTemplate) {
  return { value: id, label, description }
}
