import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'

type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | null
  readonly warning?: string | null
  readonly hint?: string
  readonly description?: string
  readonly placeholder?: string
  readonly optional?: boolean
}

/** One line of text with its label, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  return (
    <FormField
      label={props.optional ? <OptionalLabel text={props.label} /> : props.label}
      description={props.description}
      constraintText={props.hint}
      errorText={props.error}
      warningText={props.warning}
    >
      <Input
        value={props.value}
        onChange={({ detail }) => props.onChange(detail.value)}
        placeholder={props.placeholder ?? ''}
        autoComplete={false}
        spellcheck={false}
      />
    </FormField>
  )
}

export function OptionalLabel({ text }: { readonly text: string }) {
  return (
    <span>
      {text} <i>- optional</i>
    </span>
  )
}
