import { useState } from 'react'

import { createGroup } from '#model/commands/create-group.ts'
import type { Problem } from '#model/commands/problem.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField, PathField } from '../parts/name-fields.tsx'
import { newUniqueId, now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'

export function CreateGroupDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [path, setPath] = useState('/')
  const [problem, setProblem] = useState<Problem | null>(null)

  const create = () => {
    const refused = attempt(createGroup, {
      accountId,
      name,
      path,
      uniqueId: newUniqueId('group'),
      createDate: now(),
    })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.groups}/${accountId}/${encodeURIComponent(name)}`)
  }
  return (
    <FormDialog
      title="Create user group"
      submitText="Create group"
      error={errorElsewhere(problem, ['name', 'path'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField label="Group name" value={name} onChange={setName} problem={problem} />
      <PathField value={path} onChange={setPath} problem={problem} />
    </FormDialog>
  )
}
