import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { createOrganizationalUnit } from '#model/commands/create-organizational-unit.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { Organization, OrganizationalUnit } from '#model/entities/organization.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf } from '#model/workspace.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { NameField } from '../parts/name-fields.tsx'
import { newUnitId } from '../parts/new-unique-id.ts'
import { pathText } from '../parts/organization/path-text.ts'
import { attempt } from '../parts/perform.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'

type CreateUnitDialogProps = {
  /** Where, unless the person chooses otherwise; null for the root. */
  readonly parent: Organization | OrganizationalUnit | null
  readonly onDismiss: () => void
}

export function CreateUnitDialog({ parent, onDismiss }: CreateUnitDialogProps) {
  const workspace = useWorkspace()
  const organization = organizationOf(workspace)
  const rootId = organization?.rootId ?? ''
  const [name, setName] = useState('')
  const [place, setPlace] = useState(parent === null || parent.kind === 'organization' ? rootId : parent.id)
  const [problem, setProblem] = useState<Problem | null>(null)
  const places = [
    ...(organization === undefined ? [] : [organization]),
    ...entitiesOf(workspace, 'organizational-unit'),
  ].map((one) => ({
    value: one.kind === 'organization' ? one.rootId : one.id,
    label: pathText(workspace, one),
  }))
  const create = () => {
    const refused = attempt(createOrganizationalUnit, { id: newUnitId(rootId), name, parent: place })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title="Create organizational unit"
      submitText="Create OU"
      error={errorElsewhere(problem, ['name'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <NameField
        label="Name"
        value={name}
        onChange={setName}
        problem={problem}
        hint="Up to 128 characters. Units of one parent have different names."
      />
      <FormField label="Below" description="AWS allows five levels of units.">
        <Select
          options={places}
          filteringType={places.length > 8 ? 'auto' : 'none'}
          filteringAriaLabel="Find a unit"
          selectedOption={places.find(({ value }) => value === place) ?? null}
          onChange={({ detail }) => setPlace(detail.selectedOption.value ?? place)}
        />
      </FormField>
    </FormDialog>
  )
}
