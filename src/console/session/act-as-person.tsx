import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import type { Account } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { heldCredentials } from '#sessions/held-credentials.ts'
import type { RootSession, UserSession } from '#sessions/session.ts'
import { signInChecked } from '#sessions/sign-in.ts'

import { userSession } from '../state/user-session.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { spellAccountId } from '../wording/session-wording.ts'
import type { Attempt } from './act-as-dialog.tsx'

type Who = 'own-user' | 'third-party-user' | 'root'
type ActAsPersonProps = { readonly who: Who; readonly attempt: Attempt }
type Candidate = { readonly option: SelectProps.Option; readonly session: UserSession | RootSession }

/** Sign in as a user or as root, with or without MFA. */
export function ActAsPerson({ who, attempt }: ActAsPersonProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const candidates = candidatesOf(workspace, who)
  const [value, setValue] = useState(candidates[0]?.option.value)
  const [wantedMfa, setWantedMfa] = useState<boolean | null>(null)
  const chosen = candidates.find(({ option }) => option.value === value)
  if (chosen === undefined)
    return <p>{who === 'root' ? 'There is no account yet.' : 'There is no such user yet.'}</p>

  const mfa = wantedMfa ?? chosen.session.mfa
  return (
    <SpaceBetween size="m">
      <FormField label={who === 'root' ? 'Account' : 'User'}>
        <Select
          filteringType={candidates.length > 10 ? 'auto' : 'none'}
          filteringAriaLabel={who === 'root' ? 'Find an account' : 'Find a user'}
          options={candidates.map(({ option }) => option)}
          selectedOption={chosen.option}
          onChange={({ detail }) => {
            setValue(detail.selectedOption.value)
            setWantedMfa(null)
          }}
        />
      </FormField>
      <Toggle checked={mfa} onChange={({ detail }) => setWantedMfa(detail.checked)}>
        Signed in with an MFA device
      </Toggle>
      <Button variant="primary" onClick={() => attempt(signInChecked(workspace, { ...chosen.session, mfa }))}>
        Act as {who === 'root' ? 'root' : chosen.option.label}
      </Button>
    </SpaceBetween>
  )
}

function candidatesOf(workspace: Workspace, who: Who): Candidate[] {
  const accounts = entitiesOf(workspace, 'account')
  if (who === 'root') return accounts.map(rootCandidate)

  const wanted = who === 'own-user' ? 'own' : 'third-party'
  const among = new Map(
    accounts.filter(({ ownership }) => ownership === wanted).map((each) => [each.accountId, each]),
  )
  return entitiesOf(workspace, 'user').flatMap((user) => {
    const account = among.get(user.accountId)
    if (account === undefined) return []
    const note = heldCredentials(workspace, user).password ? '' : ': no password'
    const option = { value: user.arn, label: user.name, description: `${spellAccount(account)}${note}` }
    return [{ option, session: userSession(user) }]
  })
}

function rootCandidate(account: Account): Candidate {
  const { accountId, name } = account
  return {
    option: { value: accountId, label: name, description: spellAccountId(accountId) },
    session: { kind: 'root', accountId, mfa: true },
  }
}

function spellAccount({ name, accountId }: Account): string {
  return `${name}, ${spellAccountId(accountId)}`
}
