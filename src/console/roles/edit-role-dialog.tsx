import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { editRole } from '#model/commands/edit-role.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Role } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { durationText } from './duration-text.ts'

const hours = [1, 2, 4, 6, 8, 12]

type EditRoleDialogProps = { readonly role: Role; readonly onDismiss: () => void }

export function EditRoleDialog({ role, onDismiss }: EditRoleDialogProps) {
  const [description, setDescription] = useState(role.description)
  const [seconds, setSeconds] = useState(role.maxSessionDuration)
  const [problem, setProblem] = useState<Problem | null>(null)
  const usual = hours.map((hour) => hour * 3600)
  const durations = usual.includes(role.maxSessionDuration) ? usual : [role.maxSessionDuration, ...usual]
  const options = durations.map((one) => ({ value: String(one), label: durationText(one) }))
  const save = () => {
    const refused = attempt(editRole, { role: role.arn, description, maxSessionDuration: seconds })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Edit ${role.name}`}
      submitText="Save"
      error={errorElsewhere(problem, ['description', 'maxSessionDuration'])}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <TextField
        label="Description"
        optional
        value={description}
        onChange={setDescription}
        error={errorAt(problem, 'description')}
      />
      <FormField
        label="Maximum session duration"
        description="How long who takes on this role may keep it. Role chaining ends after one hour all the same."
        errorText={errorAt(problem, 'maxSessionDuration')}
      >
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === String(seconds)) ?? null}
          onChange={({ detail }) => setSeconds(Number(detail.selectedOption.value ?? seconds))}
        />
      </FormField>
    </FormDialog>
  )
}
