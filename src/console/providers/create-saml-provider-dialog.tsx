import { useState } from 'react'

import { createSamlProvider } from '#model/commands/create-saml-provider.ts'
import type { Problem } from '#model/commands/problem.ts'
import { updateSamlProvider } from '#model/commands/update-saml-provider.ts'
import { samlProviderArn } from '#model/entities/arn-of.ts'
import type { Workspace } from '#model/workspace.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField } from '../parts/name-fields.tsx'
import { now } from '../parts/new-unique-id.ts'
import { attemptAll } from '../parts/perform.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'
import { MetadataField } from './metadata-field.tsx'

/** The metadata document with its certificates decides nothing here: a provider may do without. */
export function CreateSamlProviderDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [metadata, setMetadata] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = () => {
    const provider = samlProviderArn(accountId, name)
    const refused = attemptAll({ verb: 'create-saml-provider', names: [name] }, [
      (workspace) => createSamlProvider(workspace, { accountId, name, tags: {}, createDate: now() }),
      ...(metadata.trim() === ''
        ? []
        : [(workspace: Workspace) => updateSamlProvider(workspace, { provider, metadata })]),
    ])
    setProblem(refused)
    if (refused === null) {
      goTo(`${hrefs.providers}/${encodeURIComponent(provider)}`)
    }
  }
  return (
    <FormDialog
      title="Add SAML provider"
      submitText="Add provider"
      error={errorElsewhere(problem, ['name', 'metadata'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField
        label="Provider name"
        value={name}
        onChange={setName}
        problem={problem}
        hint="Letters, digits, dots, - and _."
      />
      <MetadataField value={metadata} onChange={setMetadata} problem={problem} rows={6} optional />
    </FormDialog>
  )
}
