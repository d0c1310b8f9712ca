import { type ReactNode, useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

type NameBoardDialogProps = {
  readonly title: string
  readonly submitText: string
  readonly name: string
  /** Do it. Answers why not, or null. */
  readonly onName: (name: string) => Problem | null
  readonly onDismiss: () => void
}

/** A name for a board. */
export function NameBoardDialog(props: NameBoardDialogProps): ReactNode {
  const [typed, setTyped] = useState(props.name)
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = () => {
    const found = props.onName(typed.trim())
    setProblem(found)
    if (found === null) props.onDismiss()
  }
  return (
    <FormDialog
      title={props.title}
      submitText={props.submitText}
      error={errorElsewhere(problem, ['name'])}
      onSubmit={submit}
      onDismiss={props.onDismiss}
    >
      <TextField label="Name" value={typed} onChange={setTyped} error={errorAt(problem, 'name')} />
    </FormDialog>
  )
}
