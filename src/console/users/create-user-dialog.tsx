import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'

import { addUserToGroup } from '#model/commands/add-user-to-group.ts'
import { createUser } from '#model/commands/create-user.ts'
import type { Problem } from '#model/commands/problem.ts'
import { groupArn, userArn } from '#model/entities/arn-of.ts'
import type { Group } from '#model/entities/entity.ts'
import type { AccountId, Tags } from '#model/entities/names.ts'

import { AccountField, useUsualAccount } from '../parts/account-field.tsx'
import { ChoiceField } from '../parts/choice-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { NameField, PathField } from '../parts/name-fields.tsx'
import { newUniqueId, now } from '../parts/new-unique-id.ts'
import { attemptAll } from '../parts/perform.ts'
import { type TagRow, TagsField, tagsOf } from '../parts/tags-field.tsx'
import { OptionalLabel } from '../parts/text-field.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { errorElsewhere } from '../wording/problem-wording.ts'

type NewUser = {
  readonly accountId: AccountId
  readonly name: string
  readonly path: string
  readonly loginProfile: boolean
  readonly tags: Tags
  readonly groups: readonly Group[]
}

export function CreateUserDialog({ onDismiss }: { readonly onDismiss: () => void }) {
  const [accountId, setAccountId] = useState(useUsualAccount())
  const [name, setName] = useState('')
  const [path, setPath] = useState('/')
  const [loginProfile, setLoginProfile] = useState(true)
  const [rows, setRows] = useState<readonly TagRow[]>([])
  const [joined, join] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const groups = useEntities('group').filter((group) => group.accountId === accountId)

  const create = () => {
    const tags = tagsOf(rows)
    if (tags === null) return // the field itself says which key comes twice
    const chosen = groups.filter(({ id }) => joined.includes(id))
    const refused = attemptToCreate({ accountId, name, path, loginProfile, tags, groups: chosen })
    setProblem(refused)
    if (refused === null) goTo(`${hrefs.users}/${accountId}/${encodeURIComponent(name)}`)
  }
  return (
    <FormDialog
      title="Create user"
      submitText="Create user"
      error={errorElsewhere(problem, ['name', 'path'])}
      onSubmit={create}
      onDismiss={onDismiss}
    >
      <AccountField value={accountId} onChange={setAccountId} />
      <NameField label="User name" value={name} onChange={setName} problem={problem} />
      <FormField label={<OptionalLabel text="Groups" />}>
        <ChoiceField items={groups} chosen={joined} onChange={join} empty="This account has no groups." />
      </FormField>
      <Checkbox
        checked={loginProfile}
        onChange={({ detail }) => setLoginProfile(detail.checked)}
        description="Without it the user calls AWS with access keys alone."
      >
        Give a console password
      </Checkbox>
      <PathField value={path} onChange={setPath} problem={problem} />
      <TagsField rows={rows} onChange={setRows} />
    </FormDialog>
  )
}

/** The user and its memberships as one change. */
function attemptToCreate({ groups, ...user }: NewUser): Problem | null {
  const arn = userArn(user.accountId, user.path, user.name)
  const ids = { uniqueId: newUniqueId('user'), createDate: now() }
  return attemptAll({ verb: 'create-user', names: [user.name] }, [
    (workspace) => createUser(workspace, { ...user, ...ids, permissionsBoundary: null }),
    ...groups.map(
      ({ accountId, path, name }): Parameters<typeof attemptAll>[1][number] =>
        (workspace) =>
          addUserToGroup(workspace, { user: arn, group: groupArn(accountId, path, name) }),
    ),
  ])
}
