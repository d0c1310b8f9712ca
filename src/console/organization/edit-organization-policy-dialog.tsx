import { useState } from 'react'

import { editOrganizationPolicy } from '#model/commands/edit-organization-policy.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { OrganizationPolicy } from '#model/entities/organization.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { NameField } from '../parts/name-fields.tsx'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

type EditOrganizationPolicyDialogProps = {
  readonly policy: OrganizationPolicy
  readonly onDismiss: () => void
}

export function EditOrganizationPolicyDialog({ policy, onDismiss }: EditOrganizationPolicyDialogProps) {
  const [name, setName] = useState(policy.name)
  const [description, setDescription] = useState(policy.description)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = () => {
    const refused = attempt(editOrganizationPolicy, { policy: policy.id, name, description })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Rename ${policy.name}`}
      submitText="Save"
      error={errorElsewhere(problem, ['name', 'description'])}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <NameField
        label="Policy name"
        value={name}
        onChange={setName}
        problem={problem}
        hint="Its id, ARN and targets stay."
      />
      <TextField
        label="Description"
        optional
        value={description}
        onChange={setDescription}
        error={errorAt(problem, 'description')}
      />
    </FormDialog>
  )
}
