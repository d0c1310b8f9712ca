import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { updateOidcProvider } from '#model/commands/update-oidc-provider.ts'
import type { OidcProvider } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'
import { AudiencesField, listed, ThumbprintsField } from './oidc-fields.tsx'

type EditOidcProviderDialogProps = { readonly provider: OidcProvider; readonly onDismiss: () => void }

export function EditOidcProviderDialog({ provider, onDismiss }: EditOidcProviderDialogProps) {
  const [clientIds, setClientIds] = useState(provider.clientIds.join(', '))
  const [thumbprints, setThumbprints] = useState(provider.thumbprints.join(', '))
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = () => {
    const refused = attempt(updateOidcProvider, {
      provider: provider.arn,
      clientIds: listed(clientIds),
      thumbprints: listed(thumbprints),
    })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Edit ${provider.url}`}
      submitText="Save"
      error={errorElsewhere(problem, ['clientIds', 'thumbprints'])}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <AudiencesField value={clientIds} onChange={setClientIds} problem={problem} />
      <ThumbprintsField value={thumbprints} onChange={setThumbprints} problem={problem} />
    </FormDialog>
  )
}
