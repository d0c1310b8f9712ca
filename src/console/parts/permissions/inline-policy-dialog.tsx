import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { errorAt, errorElsewhere } from '../../wording/problem-wording.ts'
import { FormDialog } from '../form-dialog.tsx'
import { goTo } from '../hash-location.ts'
import { hrefOfDocument } from '../hrefs.ts'
import { attempt } from '../perform.ts'
import { policyTemplates } from '../policy-templates.ts'
import { TemplateField } from '../template-field.tsx'
import { TextField } from '../text-field.tsx'

type InlinePolicyDialogProps = { readonly holder: PolicyHolder; readonly onDismiss: () => void }

/** Begin an inline policy from a template, then go to the editor. */
export function InlinePolicyDialog({ holder, onDismiss }: InlinePolicyDialogProps) {
  const [name, setName] = useState('')
  const [template, setTemplate] = useState(policyTemplates[0])
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = () => {
    const refused = attempt(putInlinePolicy, { holder: holder.arn, name, document: template.document })
    setProblem(refused)
    if (refused === null) goTo(hrefOfDocument({ kind: 'inline', holder: holder.arn, name }))
  }
  return (
    <FormDialog
      title={`Add inline policy to ${holder.name}`}
      submitText="Add and edit"
      error={errorElsewhere(problem, ['name'])}
      onSubmit={add}
      onDismiss={onDismiss}
    >
      <TextField
        label="Policy name"
        value={name}
        onChange={setName}
        error={errorAt(problem, 'name')}
        hint="Letters, digits and + = , . @ - _"
      />
      <TemplateField templates={policyTemplates} value={template} onChange={setTemplate} />
    </FormDialog>
  )
}
