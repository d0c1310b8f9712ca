import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'

import type { Account } from '#model/entities/entity.ts'
import { accountId, type AccountId } from '#model/entities/names.ts'
import { entitiesOf, entityOf } from '#model/workspace.ts'

import { sessionStore } from '../state/session-store.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { accountOfSession } from '../wording/session-wording.ts'
import { useChosenAccount } from './account-filter.tsx'
import { useEntities } from './use-entities.ts'

type AccountFieldProps = {
  readonly value: AccountId
  readonly onChange: (value: AccountId) => void
  readonly label?: string
}

/** Which account something is made in. Not shown where there is but one. */
export function AccountField({ value, onChange, label = 'Account' }: AccountFieldProps) {
  const accounts = useEntities('account')
  if (accounts.length < 2) return null
  return (
    <FormField label={label}>
      <Select
        options={accounts.map(optionOf)}
        selectedOption={accounts.map(optionOf).find((option) => option.value === value) ?? null}
        onChange={({ detail }) => {
          if (detail.selectedOption.value !== undefined) onChange(accountId(detail.selectedOption.value))
        }}
      />
    </FormField>
  )
}

/** The account to make things in unless told otherwise: the one on show, else that of who signed in, else our first. */
export function useUsualAccount(): AccountId {
  const chosen = useChosenAccount()
  if (chosen !== null) return accountId(chosen)
  const { workspace } = workspaceStore.getState()
  const accounts = entitiesOf(workspace, 'account')
  const first = accounts.find(({ ownership }) => ownership === 'own') ?? accounts[0]
  return accountOfSignIn() ?? first?.accountId ?? accountId('')
}

function accountOfSignIn(): AccountId | null {
  const session = sessionStore.getState().stack?.[0]
  if (session === undefined) return null
  const id = accountOfSession(session)
  const { workspace } = workspaceStore.getState()
  return entityOf(workspace, 'account', `account/${id}`)?.accountId ?? null
}

function optionOf({ accountId: id, name }: Account) {
  return { value: id, label: name, description: id }
}
