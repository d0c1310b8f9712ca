import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'

import { addRoleToInstanceProfile } from '#model/commands/add-role-to-instance-profile.ts'
import { createInstanceProfile } from '#model/commands/create-instance-profile.ts'
import type { Problem } from '#model/commands/problem.ts'
import { instanceProfileArn } from '#model/entities/arn-of.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField, PathField } from '../parts/name-fields.tsx'
import { newUniqueId, now } from '../parts/new-unique-id.ts'
import { attemptAll } from '../parts/perform.ts'
import { OptionalLabel } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'

export function CreateInstanceProfileDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [path, setPath] = useState('/')
  const [roleName, setRoleName] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const roles = useEntities('role').filter((role) => role.accountId === accountId)
  const none = { value: '', label: 'None' }
  const options = [none, ...roles.map((role) => ({ value: role.name, label: role.name }))]
  const create = () => {
    const arn = instanceProfileArn(accountId, path, name)
    const role = roles.find((one) => one.name === roleName)
    const ids = { uniqueId: newUniqueId('instance-profile'), createDate: now() }
    const refused = attemptAll({ verb: 'create-instance-profile', names: [name] }, [
      (workspace) => createInstanceProfile(workspace, { accountId, name, path, tags: {}, ...ids }),
      ...(role === undefined
        ? []
        : [
            (workspace: Parameters<typeof addRoleToInstanceProfile>[0]) =>
              addRoleToInstanceProfile(workspace, { instanceProfile: arn, role: role.arn }),
          ]),
    ])
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.resources}/${encodeURIComponent(arn)}`)
  }
  return (
    <FormDialog
      title="Create instance profile"
      submitText="Create"
      error={errorElsewhere(problem, ['name', 'path'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField label="Instance profile name" value={name} onChange={setName} problem={problem} />
      <FormField
        label={<OptionalLabel text="Role" />}
        description="An instance profile holds one role at most."
      >
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === roleName) ?? none}
          onChange={({ detail }) => setRoleName(detail.selectedOption.value || null)}
        />
      </FormField>
      <PathField value={path} onChange={setPath} problem={problem} />
    </FormDialog>
  )
}
