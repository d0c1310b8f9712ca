import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { renameOrganizationalUnit } from '#model/commands/rename-organizational-unit.ts'
import type { OrganizationalUnit } from '#model/entities/organization.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

type RenameUnitDialogProps = { readonly unit: OrganizationalUnit; readonly onDismiss: () => void }

export function RenameUnitDialog({ unit, onDismiss }: RenameUnitDialogProps) {
  const [newName, setNewName] = useState(unit.name)
  const [problem, setProblem] = useState<Problem | null>(null)
  const rename = () => {
    const refused = attempt(renameOrganizationalUnit, { unit: unit.id, newName })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Rename ${unit.name}`}
      submitText="Rename"
      error={errorElsewhere(problem, ['name', 'newName'])}
      onSubmit={rename}
      onDismiss={onDismiss}
    >
      <TextField
        label="New name"
        value={newName}
        onChange={setNewName}
        error={errorAt(problem, 'newName') ?? errorAt(problem, 'name')}
        hint="Its id, accounts and policies stay."
      />
    </FormDialog>
  )
}
