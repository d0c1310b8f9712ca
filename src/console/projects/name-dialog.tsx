import { type ReactNode, useState } from 'react'

import { FormDialog } from '#console/parts/form-dialog.tsx'
import { TextField } from '#console/parts/text-field.tsx'

import { problemOfName } from './start-of-project.ts'

type NameDialogProps = {
  readonly title: string
  readonly submitText: string
  readonly name: string
  /** Do it. Answers why not, or null. */
  readonly onName: (name: string) => Promise<string | null>
  readonly onDismiss: () => void
}

/** A name for a workspace: another one for it, or one for its copy. */
export function NameDialog({ title, submitText, name, onName, onDismiss }: NameDialogProps): ReactNode {
  const [typed, setTyped] = useState(name)
  const [wrong, setWrong] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    const problem = problemOfName(typed)
    setWrong(problem)
    if (problem !== null) return
    setFailure(null)
    setBusy(true)
    const failed = await onName(typed.trim())
    setBusy(false)
    if (failed === null) onDismiss()
    else setFailure(failed)
  }
  return (
    <FormDialog
      readsOnly
      title={title}
      submitText={submitText}
      error={failure}
      isBusy={isBusy}
      onSubmit={() => void submit()}
      onDismiss={onDismiss}
    >
      <TextField label="Name" value={typed} onChange={setTyped} error={wrong} />
    </FormDialog>
  )
}
