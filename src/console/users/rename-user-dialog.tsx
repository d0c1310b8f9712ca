import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { renameUser } from '#model/commands/rename-user.ts'
import type { User } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfEntity } from '../parts/hrefs.ts'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

type RenameUserDialogProps = { readonly user: User; readonly onDismiss: () => void }

/** Another name or path, both of which stand in the ARN. */
export function RenameUserDialog({ user, onDismiss }: RenameUserDialogProps) {
  const [newName, setNewName] = useState(user.name)
  const [newPath, setNewPath] = useState(user.path)
  const [problem, setProblem] = useState<Problem | null>(null)
  const rename = () => {
    const refused = attempt(renameUser, { user: user.arn, newName, newPath })
    setProblem(refused)
    if (refused !== null) return
    onDismiss()
    goTo(hrefOfEntity({ ...user, name: newName }), { replace: true })
  }
  return (
    <FormDialog
      title={`Rename ${user.name}`}
      submitText="Rename"
      error={errorElsewhere(problem, ['name', 'newName', 'path'])}
      onSubmit={rename}
      onDismiss={onDismiss}
    >
      <TextField
        label="New name"
        value={newName}
        onChange={setNewName}
        error={errorAt(problem, 'name') ?? errorAt(problem, 'newName')}
        hint="The ARN changes with the name: policies that name the old ARN no longer mean it."
      />
      <TextField
        label="Path"
        value={newPath}
        onChange={setNewPath}
        error={errorAt(problem, 'path')}
        hint="Begins and ends with /, such as /engineering/. It is part of the ARN as well."
      />
    </FormDialog>
  )
}
