import { useState } from 'react'

import type { Problem } from '#model/commands/problem.ts'
import { setAccountAlias } from '#model/commands/set-account-alias.ts'
import type { Account } from '#model/entities/entity.ts'

import { FormDialog } from '../parts/form-dialog.tsx'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

export function AliasDialog({
  account,
  onDismiss,
}: {
  readonly account: Account
  readonly onDismiss: () => void
}) {
  const [alias, setAlias] = useState(account.alias ?? '')
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = () => {
    const refused = attempt(setAccountAlias, { account: account.accountId, alias })
    setProblem(refused)
    if (refused === null) onDismiss()
  }
  return (
    <FormDialog
      title={`Alias of ${account.name}`}
      submitText="Save alias"
      error={errorElsewhere(problem, ['alias', 'name'])}
      onSubmit={save}
      onDismiss={onDismiss}
    >
      <TextField
        label="Alias"
        value={alias}
        onChange={setAlias}
        error={errorAt(problem, 'alias') ?? errorAt(problem, 'name')}
        hint="3 to 63 small letters, digits and hyphens. Unique in all of AWS."
      />
    </FormDialog>
  )
}
