import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'

import { createAccount } from '#model/commands/create-account.ts'
import type { Problem } from '#model/commands/problem.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField } from '../parts/name-fields.tsx'
import { newAccountId } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

export function CreateAccountDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [name, setName] = useState('')
  const [accountId, setAccountId] = useState(newAccountId)
  const [isThirdParty, setThirdParty] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = () => {
    const ownership = isThirdParty ? 'third-party' : 'own'
    const refused = attempt(createAccount, { accountId, name, ownership })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.accounts}/${accountId}`)
  }
  return (
    <FormDialog
      title="Create account"
      submitText="Create account"
      error={errorElsewhere(problem, ['name', 'accountId'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <NameField
        label="Account name"
        value={name}
        onChange={setName}
        problem={problem}
        hint="Up to 50 characters."
      />
      <TextField
        label="Account ID"
        value={accountId}
        onChange={setAccountId}
        error={errorAt(problem, 'accountId')}
        hint="Twelve digits. This one was made up."
      />
      <FormField label="Whose account it is">
        <RadioGroup
          value={isThirdParty ? 'third-party' : 'own'}
          onChange={({ detail }) => setThirdParty(detail.value === 'third-party')}
          items={[
            { value: 'own', label: 'Ours', description: 'We see and change its policies.' },
            {
              value: 'third-party',
              label: 'A third party’s',
              description: 'A vendor or partner, taken as able to call whatever we let it.',
            },
          ]}
        />
      </FormField>
    </FormDialog>
  )
}
