import { type ReactNode, useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'

import { problemSentence } from '../wording/problem-wording.ts'
import { type EntityColumn, EntityTable } from './entity-table.tsx'
import { FormDialog } from './form-dialog.tsx'

type Choice = { readonly id: string; readonly name: string }

type ChooseDialogProps<Item extends Choice> = {
  readonly title: string
  /** The verb and its object: `Add users`. */
  readonly submitText: string
  /** What is to choose from, as a heading. */
  readonly label: string
  readonly items: readonly Item[]
  /** Columns beside the name. */
  readonly columns?: readonly EntityColumn<Item>[]
  /** One sentence for where there is nothing left to choose. */
  readonly empty: string
  /** What is to say of the list as a whole. */
  readonly note?: ReactNode
  /** Do it. Answers why not (as a sentence where it took time), or null. */
  readonly onChoose: (chosen: readonly Item[]) => Problem | null | Promise<string | null>
  readonly onDismiss: () => void
}

/** Choose some of a list and do something with them. */
export function ChooseDialog<Item extends Choice>(props: ChooseDialogProps<Item>) {
  const [chosen, choose] = useState<readonly Item[]>([])
  const [error, setError] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const submit = async () => {
    if (working) return
    if (chosen.length === 0) {
      setError('Choose at least one.')
      return
    }
    setWorking(true)
    const problem = await props.onChoose(chosen)
    setWorking(false)
    if (problem === null) props.onDismiss()
    else setError(typeof problem === 'string' ? problem : problemSentence(problem))
  }
  return (
    <FormDialog
      title={props.title}
      submitText={chosen.length > 1 ? `${props.submitText} (${chosen.length})` : props.submitText}
      size="large"
      error={error}
      onSubmit={() => void submit()}
      onDismiss={props.onDismiss}
    >
      {props.note}
      <EntityTable
        title={props.label}
        items={props.items}
        columns={[{ id: 'name', header: 'Name', text: ({ name }) => name }, ...(props.columns ?? [])]}
        idOf={({ id }) => id}
        about={props.empty}
        selection={{ selected: chosen, onSelect: choose, labelOf: ({ name }) => name }}
      />
    </FormDialog>
  )
}
