import { useState } from 'react'

import { createSamlProvider } from '#model/commands/create-saml-provider.ts'
import type { Problem } from '#model/commands/problem.ts'
import { samlProviderArn } from '#model/entities/arn-of.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField } from '../parts/name-fields.tsx'
import { now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'

/** A SAML provider here is its name: the metadata document with its certificates decides nothing. */
export function CreateSamlProviderDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = () => {
    const refused = attempt(createSamlProvider, { accountId, name, tags: {}, createDate: now() })
    setProblem(refused)
    if (refused === null) {
      goTo(`${hrefs.providers}/${encodeURIComponent(samlProviderArn(accountId, name))}`)
    }
  }
  return (
    <FormDialog
      title="Add SAML provider"
      submitText="Add provider"
      error={errorElsewhere(problem, ['name'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField
        label="Provider name"
        value={name}
        onChange={setName}
        problem={problem}
        hint="Letters, digits, dots, - and _. No metadata document is needed: sign-ins are simulated."
      />
    </FormDialog>
  )
}
