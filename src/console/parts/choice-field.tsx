import Multiselect from '@cloudscape-design/components/multiselect'

type ChoiceFieldProps = {
  readonly items: readonly { readonly id: string; readonly name: string }[]
  /** Ids of the chosen ones. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
  readonly empty: string
}

/** Several of a list. Stands in a FormField, which labels it. */
export function ChoiceField({ items, chosen, onChange, empty }: ChoiceFieldProps) {
  const options = items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Multiselect
      options={options}
      selectedOptions={options.filter(({ value }) => chosen.includes(value))}
      onChange={({ detail }) => onChange(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
      placeholder="Choose"
      empty={empty}
      deselectAriaLabel={({ label }) => `Remove ${label ?? ''}`}
    />
  )
}
