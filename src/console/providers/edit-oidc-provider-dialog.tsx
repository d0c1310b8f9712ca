import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { updateOidcProvider } from '#model/commands/update-oidc-provider.ts'
import type { OidcProvider } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

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
      <TextField
        label="Audiences"
        value={clientIds}
        onChange={setClientIds}
        error={errorAt(problem, 'clientIds')}
        hint="Client ids that tokens may be issued for, with commas between."
      />
      <TextField
        label="Thumbprints"
        optional
        value={thumbprints}
        onChange={setThumbprints}
        error={errorAt(problem, 'thumbprints')}
        hint="Of the issuer’s certificates, 40 hexadecimal digits each, with commas between. They decide nothing here."
      />
    </FormDialog>
  )
}

function listed(text: string): readonly string[] {
  return text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
}
