import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'

import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { FormDialog } from './form-dialog.tsx'
import { TextField } from './text-field.tsx'

type RenameDialogProps = {
  readonly title: string
  readonly name: string
  /** Do it. Answers why not, or null. */
  readonly onRename: (name: string) => Problem | null
  readonly onDismiss: () => void
}

/** Another name for a user or group. */
export function RenameDialog({ title, name, onRename, onDismiss }: RenameDialogProps) {
  const [typed, setTyped] = useState(name)
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <FormDialog
      title={title}
      submitText="Rename"
      error={errorElsewhere(problem, ['name', 'newName'])}
      onSubmit={() => setProblem(onRename(typed))}
      onDismiss={onDismiss}
    >
      <TextField
        label="New name"
        value={typed}
        onChange={setTyped}
        error={errorAt(problem, 'name') ?? errorAt(problem, 'newName')}
        hint="The ARN changes with the name: policies that name the old ARN no longer mean it."
      />
    </FormDialog>
  )
}
