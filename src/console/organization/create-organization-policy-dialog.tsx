import { useState } from 'react'

import { createOrganizationPolicy } from '#model/commands/create-organization-policy.ts'
import type { Problem } from '#model/commands/problem.ts'
import type { OrganizationPolicyType } from '#model/entities/organization.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField } from '../parts/name-fields.tsx'
import { newOrganizationPolicyId } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { TemplateField } from '../parts/template-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { organizationPolicyNouns } from '../wording/entity-nouns.ts'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'
import { organizationPolicyTemplates } from './organization-policy-templates.ts'

type CreateOrganizationPolicyDialogProps = {
  readonly type: OrganizationPolicyType
  readonly onDismiss: () => void
}

/** Begin an SCP or RCP from a template, then go to its page. */
export function CreateOrganizationPolicyDialog({ type, onDismiss }: CreateOrganizationPolicyDialogProps) {
  const templates = organizationPolicyTemplates[type]
  const [name, setName] = useState('')
  const [description, setDescription] = useState('')
  const [template, setTemplate] = useState(templates[0])
  const [problem, setProblem] = useState<Problem | null>(null)
  const { one, short } = organizationPolicyNouns[type]
  const create = () => {
    const id = newOrganizationPolicyId()
    const refused = attempt(createOrganizationPolicy, {
      id,
      type,
      name,
      description,
      document: template.document,
    })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs[type]}/${id}`)
  }
  return (
    <FormDialog
      title={`Create ${one}`}
      submitText={`Create ${short}`}
      error={errorElsewhere(problem, ['name', 'description'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <NameField
        label="Policy name"
        value={name}
        onChange={setName}
        problem={problem}
        hint="Up to 128 characters."
      />
      <TemplateField templates={templates} value={template} onChange={setTemplate} />
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
