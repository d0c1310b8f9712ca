import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'

import { problemSentence } from '../wording/problem-wording.ts'
import { FormDialog } from './form-dialog.tsx'

type Choice = { readonly id: string; readonly name: string }

type ChooseDialogProps<Item extends Choice> = {
  readonly title: string
  readonly submitText: string
  readonly label: string
  readonly items: readonly Item[]
  /** One sentence for where there is nothing left to choose. */
  readonly empty: string
  /** Do it. Answers why not, or null. */
  readonly onChoose: (chosen: readonly Item[]) => Problem | null
  readonly onDismiss: () => void
}

/** Choose some of a short list and do something with them. */
export function ChooseDialog<Item extends Choice>(props: ChooseDialogProps<Item>) {
  const [chosen, choose] = useState<readonly string[]>([])
  const [error, setError] = useState<string | null>(null)
  const submit = () => {
    const items = props.items.filter(({ id }) => chosen.includes(id))
    if (items.length === 0) {
      setError('Choose at least one.')
      return
    }
    const problem = props.onChoose(items)
    if (problem === null) props.onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title={props.title}
      submitText={props.submitText}
      error={null}
      onSubmit={submit}
      onDismiss={props.onDismiss}
    >
      <FormField label={props.label} errorText={error}>
        <ChoiceField items={props.items} chosen={chosen} onChange={choose} empty={props.empty} />
      </FormField>
    </FormDialog>
  )
}

type ChoiceFieldProps = {
  readonly items: readonly Choice[]
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
