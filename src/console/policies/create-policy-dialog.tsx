import { useState } from 'react'

import { createPolicy } from '#model/commands/create-policy.ts'
import type { Problem } from '#model/commands/problem.ts'
import { policyArn } from '#model/entities/arn-of.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfDocument } from '../parts/hrefs.ts'
import { NameField, PathField } from '../parts/name-fields.tsx'
import { newUniqueId, now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { policyTemplates } from '../parts/policy-templates.ts'
import { TemplateField } from '../parts/template-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

/** Begin a managed policy from a template, then go to the editor. */
export function CreatePolicyDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [path, setPath] = useState('/')
  const [description, setDescription] = useState('')
  const [template, setTemplate] = useState(policyTemplates[0])
  const [problem, setProblem] = useState<Problem | null>(null)

  const create = () => {
    const refused = attempt(createPolicy, {
      accountId,
      name,
      path,
      description,
      document: template.document,
      tags: {},
      uniqueId: newUniqueId('policy'),
      createDate: now(),
    })
    setProblem(refused)
    if (refused !== null) return
    goTo(hrefOfDocument({ kind: 'managed', policy: policyArn(accountId, path, name), versionId: 'v1' }))
  }
  return (
    <FormDialog
      title="Create policy"
      submitText="Create policy"
      error={errorElsewhere(problem, ['name', 'path', 'description'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField label="Policy name" value={name} onChange={setName} problem={problem} />
      <TemplateField templates={policyTemplates} value={template} onChange={setTemplate} />
      <TextField
        label="Description"
        optional
        value={description}
        onChange={setDescription}
        error={errorAt(problem, 'description')}
        hint="It cannot be changed later."
      />
      <PathField value={path} onChange={setPath} problem={problem} />
    </FormDialog>
  )
}
