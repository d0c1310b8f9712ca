import { useState } from 'react'

import { createServiceLinkedRole } from '#model/commands/create-service-linked-role.ts'
import type { Problem } from '#model/commands/problem.ts'
import { serviceLinkedRoleName } from '#model/entities/service-linked-role.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { newUniqueId, now } from '../parts/new-unique-id.ts'
import { attempt } from '../parts/perform.ts'
import { TextField } from '../parts/text-field.tsx'
import { errorAt, errorElsewhere } from '../wording/problem-wording.ts'

export function CreateServiceLinkedRoleDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [awsServiceName, setServiceName] = useState('autoscaling.amazonaws.com')
  const [suffix, setSuffix] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const name = serviceLinkedRoleName(awsServiceName) + (suffix === '' ? '' : `_${suffix}`)
  const create = () => {
    const refused = attempt(createServiceLinkedRole, {
      accountId,
      awsServiceName,
      customSuffix: suffix === '' ? null : suffix,
      description: '',
      uniqueId: newUniqueId('role'),
      createDate: now(),
    })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.roles}/${accountId}/${encodeURIComponent(name)}`)
  }
  return (
    <FormDialog
      title="Create service-linked role"
      submitText="Create service-linked role"
      error={errorElsewhere(problem, ['awsServiceName', 'customSuffix', 'name'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <TextField
        label="Service"
        value={awsServiceName}
        onChange={setServiceName}
        error={errorAt(problem, 'awsServiceName') ?? errorAt(problem, 'name')}
        hint={`The role will be called ${name}. The service alone may assume it.`}
      />
      <TextField
        label="Suffix"
        optional
        value={suffix}
        onChange={setSuffix}
        error={errorAt(problem, 'customSuffix')}
        hint="Tells several roles of one service apart, where the service allows it."
      />
    </FormDialog>
  )
}
